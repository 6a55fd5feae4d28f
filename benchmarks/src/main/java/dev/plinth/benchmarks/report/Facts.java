package dev.plinth.benchmarks.report;

import dev.plinth.benchmarks.stage.Plan;
import dev.plinth.benchmarks.system.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run was measured on: machine, versions, and how. */
public final class Facts {

  private static final double MEBIBYTES = 1024;

  private final Path root;

  /**
   * @param root the folder of the checkout
   */
  public Facts(Path root) {
    this.root = root;
  }

  /**
   * Returns them, in the order of the table.
   *
   * @param postgres the version of PostgreSQL
   * @param sideBySide how the systems ran
   */
  public Map<String, String> of(Plan plan, String postgres, boolean sideBySide) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", LocalDate.now().toString());
    facts.put("machine", machine());
    facts.put(
        "Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    facts.put("Plinth", plinth());
    facts.put("Spring Boot", version("spring-boot", "<version>([^<]+)</version>"));
    facts.put("Quarkus", version("quarkus", "<quarkus.version>([^<]+)</quarkus.version>"));
    facts.put("PostgreSQL", postgres);
    facts.put("data", String.format(Locale.ROOT, "%,d blogs of 1,000 users", plan.blogs()));
    facts.put(
        "rounds",
        "%d of %d s after %d s of warm-up; the median of %d starts; %s"
            .formatted(
                plan.rounds(),
                plan.seconds(),
                plan.warmUp(),
                plan.starts(),
                sideBySide
                    ? "all systems side by side, in turn"
                    : "one system at a time, because memory was short"));
    return facts;
  }

  private static String machine() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.replaceFirst(".*: ", ""))
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return "%s, %d cores, %.0f GiB, %s %s"
        .formatted(
            model,
            Runtime.getRuntime().availableProcessors(),
            Memory.total() / MEBIBYTES,
            System.getProperty("os.name"),
            System.getProperty("os.version"));
  }

  private String plinth() throws IOException {
    Path jar = root.resolve("launcher/target/plinth/plinth.jar");
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes manifest = file.getManifest().getMainAttributes();
      return "commit %s, Payara Micro %s"
          .formatted(manifest.getValue("Plinth-Commit"), manifest.getValue("Payara-Version"));
    }
  }

  private String version(String peer, String pattern) throws IOException {
    Path pom = root.resolve("benchmarks/peers").resolve(peer).resolve("pom.xml");
    Matcher version = Pattern.compile(pattern).matcher(Files.readString(pom));
    return version.find() ? version.group(1) : "unknown";
  }
}
