package dev.plinth.devtools.devloop;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.server.ServiceEndpoint;
import dev.plinth.launcher.settings.AppEnv;
import dev.plinth.launcher.settings.Settings;
import dev.plinth.launcher.up.RunningPlinth;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the application and redeploys a service whenever its sources change. */
@Command(
    name = "dev",
    header = "Does what up does, and deploys what you change.",
    description = {
      "Deploys a service again within seconds when its sources change. A change of service-runtime,"
          + " persistence-ejb or rest-common affects every service.",
      "Code that does not compile is reported with file and line, and the running services stay as"
          + " they are."
    })
public final class DevCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /**
   * @return 0 after a requested stop, 1 if it could not start or the server ended by itself
   * @throws Failure if the configuration is invalid, the home is in use, or there are no sources
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    if (settings.appEnv() == AppEnv.PRODUCTION) {
      throw new Failure("dev is not for production: use up, or another APP_ENV");
    }
    Distribution distribution = Distribution.ofThisProgram();
    Sources sources = Sources.of(distribution);
    Compiler compiler = Compiler.ofThisJava(sources);
    Home home = new Home(settings.home()).prepare();
    CommandLine command = spec.commandLine();
    Progress progress = new Progress(command.getErr());
    List<String> services =
        ServiceEndpoint.all(settings).stream().map(ServiceEndpoint::name).toList();
    DevLoop loop =
        new DevLoop(
            new BuildDirectory(distribution, home, sources, compiler),
            services,
            new DevReport(progress, command.getErr()));
    return new RunningPlinth(command.getOut(), progress, loop).run(settings, home);
  }
}
