package dev.plinth.system.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * An application from the archetype, in an empty folder: of Plinth, its project has nothing but the
 * published artifacts.
 */
@BesideOthers
class PublishedArtifactsIT {

  private static final String LAYERS =
      "plinth-bom,plinth-conformance,users-war,service-archetype,application-archetype";

  private static final Pattern ARCHETYPE_VERSION =
      Pattern.compile("<archetype.version>(.+)</archetype.version>");

  private static final Pattern OPTIONS =
      Pattern.compile("mvn archetype:generate -B (.+?)\\n    cd shop\\n", Pattern.DOTALL);

  private final Checkout checkout = Checkout.copy("published-artifacts");
  private final Maven maven;

  PublishedArtifactsIT() throws IOException {
    this.maven = Maven.in(checkout.root());
  }

  @Test
  void areAllThatTheModulesOfAnApplicationNeed() throws IOException {
    publish(LAYERS);
    generate();

    // Without the distribution, which the other test unpacks.
    maven.run(
        "empty/shop",
        "spotless:apply",
        "package",
        "-DskipTests",
        "-Dmdep.skip",
        "-Dmaven.antrun.skip");

    assertThat(libraries("notes-war/target/notes-war-1.0.war"))
        .as("the libraries that are neither the server's nor added to each WAR")
        .containsExactlyInAnyOrder("persistence-ejb", "rest-common", "service-runtime");
  }

  @Test
  @EnabledIfSystemProperty(named = "soak", matches = "true")
  void areAllThatAnApplicationNeeds() throws IOException {
    Stream.of("docs/operations.md", "launcher/src/main").forEach(checkout::add);
    publish(LAYERS + ",launcher", "-Pdistribution");
    generate();

    maven.run("empty/shop", "verify");

    assertConforms();
    assertThat(scripts(shop("shop-distribution/target/plinth")))
        .isEqualTo(scripts(checkout.distribution()))
        .isNotEmpty();
  }

  /** Returns the files of a distribution that can be executed. */
  private static Set<String> scripts(Path distribution) throws IOException {
    try (Stream<Path> files = Files.walk(distribution.resolve("server-config"))) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toFile().canExecute())
          .map(file -> distribution.relativize(file).toString())
          .collect(Collectors.toSet());
    }
  }

  private void publish(String modules, String... options) throws IOException {
    checkout.addBuild();
    // Maven would overwrite the files of the original distribution, to which these are links.
    Files.move(checkout.distribution(), checkout.root().resolve("links"));
    maven.publish(modules, options);
    assertThat(maven.artifacts()).as("what the application could use instead").isEmpty();
  }

  /** With the options of the guide. */
  private void generate() throws IOException {
    checkout.add("docs/application.md");
    List<String> arguments =
        new ArrayList<>(List.of(find(OPTIONS, "docs/application.md").split("[\\s\\\\]+")));
    String version = find(ARCHETYPE_VERSION, "pom.xml");
    // The name "archetype" for the plugin is known to Maven Central only.
    arguments.add(0, "org.apache.maven.plugins:maven-archetype-plugin:" + version + ":generate");
    Files.createDirectory(checkout.root().resolve("empty"));
    maven.run("empty", arguments.toArray(String[]::new));
  }

  private String find(Pattern pattern, String file) {
    Matcher found = pattern.matcher(checkout.read(file));
    assertThat(found.find()).as(pattern + " in " + file).isTrue();
    return found.group(1);
  }

  private Path shop(String path) {
    return checkout.root().resolve("empty/shop").resolve(path);
  }

  private List<String> libraries(String war) throws IOException {
    try (ZipFile archive = new ZipFile(shop(war).toFile())) {
      return archive.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.matches("WEB-INF/lib/.+"))
          .map(name -> name.replaceAll("WEB-INF/lib/(.+?)-\\d.*", "$1"))
          .toList();
    }
  }

  /** The tests of the service have run: all of the kit, also those that cause faults. */
  private void assertConforms() throws IOException {
    String report = "shop-distribution/target/failsafe-reports/%s.txt";
    String summary =
        Files.readString(shop(report.formatted("org.example.shop.NotesConformanceIT")));
    Matcher run = Pattern.compile("Tests run: (\\d+),.*Skipped: (\\d+)").matcher(summary);
    assertThat(run.find()).as(summary).isTrue();
    assertThat(Integer.parseInt(run.group(1))).as(summary).isGreaterThan(30);
    assertThat(run.group(2)).as(summary).isEqualTo("0");
  }
}
