package dev.plinth.benchmarks;

import dev.plinth.benchmarks.database.BenchmarkDatabase;
import dev.plinth.benchmarks.figure.Figures;
import dev.plinth.benchmarks.load.Tool;
import dev.plinth.benchmarks.load.Wrk;
import dev.plinth.benchmarks.report.Facts;
import dev.plinth.benchmarks.report.Publication;
import dev.plinth.benchmarks.report.RunReport;
import dev.plinth.benchmarks.stage.Bench;
import dev.plinth.benchmarks.stage.CeilingStage;
import dev.plinth.benchmarks.stage.GrowthStage;
import dev.plinth.benchmarks.stage.LoadStage;
import dev.plinth.benchmarks.stage.Plan;
import dev.plinth.benchmarks.stage.RoundTripStage;
import dev.plinth.benchmarks.stage.StartStage;
import dev.plinth.benchmarks.system.ChildProcesses;
import dev.plinth.benchmarks.system.FirstAnswers;
import dev.plinth.benchmarks.system.PeerBuild;
import dev.plinth.benchmarks.system.PlinthCommand;
import dev.plinth.benchmarks.system.SignIn;
import dev.plinth.benchmarks.system.SystemUnderTest;
import dev.plinth.benchmarks.system.Systems;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** A run: builds the peers, loads the database, and goes through the stages. */
final class BenchmarkRun {

  private final Path root;
  private final Plan plan;
  private final Map<String, URI> addresses;
  private final ChildProcesses children;
  private final Consumer<String> progress;
  private final Figures figures = new Figures();

  BenchmarkRun(
      Path root,
      Plan plan,
      Map<String, URI> addresses,
      ChildProcesses children,
      Consumer<String> progress) {
    this.root = root;
    this.plan = plan;
    this.addresses = addresses;
    this.children = children;
    this.progress = progress;
  }

  void run(Publication publication) throws IOException, InterruptedException {
    Wrk.requireInstalled();
    Path springBoot = peer("spring-boot", "target/peer.jar");
    Path quarkus = peer("quarkus", "target/quarkus-app/quarkus-run.jar");
    WorkFolder work = WorkFolder.create(root.resolve("benchmarks/target"), children);
    BenchmarkDatabase database = new BenchmarkDatabase(work.data());
    children.add(database::stop);
    database.start();
    PlinthCommand plinth =
        new PlinthCommand(root.resolve("launcher/target/plinth"), work.log("plinth"), children);
    PlinthData data = new PlinthData(plinth, database, work.data().resolve("home"));
    data.migrate();
    load(data, plan.blogs());
    Systems systems = Systems.create(plinth, springBoot, quarkus, work.data(), work.log("peers"));
    Tool tool = new Tool(work.data(), children);
    measure(publication, bench(database, tool), systems, data, tool);
  }

  private void measure(
      Publication publication, Bench bench, Systems systems, PlinthData data, Tool tool)
      throws IOException, InterruptedException {
    Contestants contestants = new Contestants(systems);
    new StartStage(bench).run(contestants.started());
    boolean sideBySide = new LoadStage(bench).run(contestants.measured(addresses));
    Map<String, String> facts = new Facts(root).of(plan, bench.database().version(), sideBySide);
    publication.save(new RunReport(facts, figures));
    new CeilingStage(bench, tool).run();
    new RoundTripStage(bench).run(contestants.counted());
    if (plan.growth() > 0) {
      grow(new GrowthStage(bench, tool.folder()), systems.plinth(), data);
    }
    publication.save(new RunReport(facts, figures));
    publication.publish();
  }

  private void grow(GrowthStage stage, SystemUnderTest plinth, PlinthData data)
      throws IOException, InterruptedException {
    stage.run(plinth, plan.blogs());
    load(data, plan.growth());
    stage.run(plinth, plan.growth());
  }

  private void load(PlinthData data, int blogs) throws IOException {
    progress.accept("loading %,d blogs …".formatted(blogs));
    data.load(blogs);
  }

  private Path peer(String name, String program) throws IOException {
    return new PeerBuild(root.resolve("benchmarks/peers").resolve(name), program)
        .run(children, progress);
  }

  private Bench bench(BenchmarkDatabase database, Tool tool) throws IOException {
    Wrk.User user = new Wrk.User(database.userId(), database.userName());
    return new Bench(
        plan,
        database,
        new Wrk(tool, user),
        database.idFile("ids", Integer.MAX_VALUE),
        new FirstAnswers(user.id()),
        new SignIn(user.name()),
        figures,
        progress);
  }
}
