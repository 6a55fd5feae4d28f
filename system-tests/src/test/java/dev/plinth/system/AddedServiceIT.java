package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A third service in the list, in a copy of the checkout. Its WAR is that of the blogs with another
 * name, and a page at the address that the launcher waits for.
 */
@BesideOthers
class AddedServiceIT {

  private static final String LIST = "server-config/services.conf";
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <servlet>
          <servlet-name>tags</servlet-name>
          <jsp-file>/WEB-INF/tags.jsp</jsp-file>
        </servlet>
        <servlet-mapping>
          <servlet-name>tags</servlet-name>
          <url-pattern>/tags</url-pattern>
        </servlet-mapping>
      </web-app>
      """;
  private static final String PAGE = "<%= Thread.currentThread().getName() %>";

  private final Checkout checkout = Checkout.copy("added-service");

  @BeforeEach
  void addToTheList() {
    Stream.of("pom.xml", "launcher/pom.xml", "docker-compose.yml", ".env.example", "server-config")
        .forEach(checkout::add);
    checkout.save(LIST, checkout.read(LIST) + "tags 64002 Tags of the blogs\n");
    distribute(LIST);
  }

  /** As the build does; but to a new file, because the old one is a link to the original. */
  private void distribute(String path) {
    checkout.save("launcher/target/plinth/" + path, checkout.read(path));
  }

  @Test
  void followsFromALineOfTheListAndAWar() throws IOException {
    assertNamesWhatIsMissing();
    sync();
    writeWar();
    int port = TestPorts.free().users();

    try (UpProduct product =
        UpProduct.start("added-service", checkout, Map.of("TAGS_PORT", Integer.toString(port)))) {
      Client tags = new Client(URI.create("http://127.0.0.1:" + port + "/"));

      assertThat(tags.send("GET", "tags").body()).as("its thread").startsWith("tags");
      assertThat(tags.send("GET", "blogs?limit=1").status()).isEqualTo(200);
      assertThat(product.blogs().send("GET", "tags").status()).isEqualTo(404);
      assertThat(product.out()).contains("tags        http://localhost:" + port + "/tags");
      Answer health = product.operations().send("GET", "health/ready");
      assertThat(health.status()).isEqualTo(200);
      assertThat(health.body()).contains("\"tags-database\"", "\"tags\":\"deployed\"");
    }
  }

  private void assertNamesWhatIsMissing() {
    Launch up = checkout.launch(Map.of(), "up");

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.out()).isEmpty();
    assertThat(up.err())
        .satisfiesExactly(
            war -> assertThat(war).contains("tags.war", "is missing"),
            commands -> assertThat(commands).contains("pre-boot.asadmin", "./plinth service sync"));
  }

  private void sync() {
    Launch sync = checkout.launch(Map.of(), "service", "sync");

    assertThat(sync.exitCode()).as(sync.toString()).isZero();
    assertThat(checkout.read("docker-compose.yml")).contains("${TAGS_PORT:-64002}:64002");
    Stream.of("pre-boot", "https", "post-boot")
        .forEach(file -> distribute("server-config/" + file + ".asadmin"));
  }

  private void writeWar() throws IOException {
    Path apps = checkout.distribution().resolve("apps");
    Path war = apps.resolve("tags.war");
    Files.copy(apps.resolve("blogs.war"), war);
    try (FileSystem archive = FileSystems.newFileSystem(war)) {
      Path settings = archive.getPath("WEB-INF/classes/META-INF/microprofile-config.properties");
      Files.writeString(
          settings, Files.readString(settings).replace("service=blogs", "service=tags"));
      Files.writeString(archive.getPath("WEB-INF/web.xml"), WEB_XML);
      Files.writeString(archive.getPath("WEB-INF/tags.jsp"), PAGE);
    }
  }
}
