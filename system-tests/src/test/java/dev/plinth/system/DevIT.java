package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Client;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Home;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.TestPorts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Development loop: {@code plinth dev} deploys what is saved, or reports why it can't. */
@BesideOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String BLOGS = "blogs-war/src/main/java/dev/plinth/blogs/";
  private static final String USERS = "users-war/src/main/java/dev/plinth/users/";
  private static final int SAVES = Rounds.of(2, 5);

  private final TestPorts ports = TestPorts.free();
  private Home home;
  private Checkout checkout;
  private Launch dev;
  private Client users;
  private Client blogs;

  @BeforeAll
  void start() {
    home = Home.fresh("dev");
    home.reuseUnpackedPostgres();
    checkout = Checkout.copy("dev");
    dev = launch();
    dev.awaitReady();
    dev.awaitErr("watching the sources");
    users = new Client(URI.create("http://127.0.0.1:" + ports.users() + "/"));
    blogs = new Client(URI.create("http://127.0.0.1:" + ports.blogs() + "/"));
  }

  private Launch launch() {
    Map<String, String> environment = new HashMap<>(ports.environment());
    environment.put("PLINTH_HOME", home.root().toString());
    return checkout.launch(environment, "dev");
  }

  @AfterAll
  void stop() {
    dev.terminate();

    assertThat(dev.exitCode()).as(dev.toString()).isZero();
    assertThat(home.processes()).isEmpty();
    assertThat(ports.areFree()).isTrue();
  }

  /** A service redeployed by the previous test may answer before it has its database. */
  @BeforeEach
  void awaitBothServices() {
    users.awaitAnswer(".well-known/jwks.json", 200);
    blogs.awaitAnswer("blogs?limit=1", 200);
  }

  @Test
  void showsEachSavedChangeInTheNextAnswerWhileTheOtherServiceServes() {
    List<Long> millis = new ArrayList<>();
    try (Steady steady = Steady.on(users, ".well-known/jwks.json")) {
      for (int i = 1; i <= SAVES; i++) {
        String text = "version " + i;
        long saved = System.nanoTime();
        checkout.save(BLOGS + "Notice.java", resource("blogs", "Notice", "notice", text));
        awaitAnswer(blogs, "notice", text);
        millis.add((System.nanoTime() - saved) / 1_000_000);
      }

      assertThat(steady.failures()).isEmpty();
      assertThat(steady.answers()).isGreaterThan(SAVES);
    }
    Collections.sort(millis);
    System.out.printf(
        "From saving a file to the new answer: %s ms, median %d ms%n",
        millis, millis.get(SAVES / 2));
  }

  @Test
  void keepsTheOldAnswerAndNamesTheLineWhenTheCodeDoesNotCompile() {
    String right = resource("users", "Greeting", "greeting", "hello");
    checkout.save(USERS + "Greeting.java", right);
    awaitAnswer(users, "greeting", "hello");

    checkout.save(USERS + "Greeting.java", right.replace("\"hello\";", "\"hello\""));

    dev.awaitErr(USERS + "Greeting.java:14: error: ';' expected");
    assertThat(dev.err()).noneMatch(line -> line.contains("[ERROR]") || line.contains("mvn"));
    assertThat(users.send("GET", "greeting").body()).isEqualTo("hello");
    checkout.save(USERS + "Greeting.java", right.replace("hello", "mended"));
    awaitAnswer(users, "greeting", "mended");
  }

  @Test
  void rollsBackWhenTheServerCanNotDeployTheCode() {
    String right = resource("users", "Farewell", "farewell", "bye");
    checkout.save(USERS + "Farewell.java", right);
    awaitAnswer(users, "farewell", "bye");
    String wish = "@jakarta.inject.Inject private java.util.concurrent.Callable<String> nobody;";

    checkout.save(USERS + "Farewell.java", right.replace("  @GET", wish + "\n\n  @GET"));

    dev.awaitErr("users runs the previous version again");
    assertThat(dev.err())
        .anyMatch(line -> line.contains("could not be deployed"))
        .anyMatch(line -> line.contains("Unsatisfied dependencies") && line.contains("Callable"));
    awaitAnswer(users, "farewell", "bye");
    checkout.delete(USERS + "Farewell.java");
    await().atMost(SOON).until(() -> users.send("GET", "farewell").status() == 404);
  }

  @Test
  void redeploysBothServicesAfterAChangeOfASharedModule() {
    String mapper = "rest-common/src/main/java/dev/plinth/rest/problem/ProblemMapper.java";
    String before = checkout.read(mapper);

    checkout.save(mapper, before.replace("This address does not", "Sorry, this address does not"));

    awaitDetail(users, "users", "Sorry, this address");
    awaitDetail(blogs, "blogs", "Sorry, this address");
    checkout.save(mapper, before);
    awaitDetail(users, "users", "This address");
    awaitDetail(blogs, "blogs", "This address");
  }

  @Test
  void redeploysAfterAChangeOfAResource() {
    String note = "blogs-war/src/main/resources/note.txt";
    String reading = "new String(getClass().getResourceAsStream(\"/note.txt\").readAllBytes())";
    checkout.save(note, "first");
    checkout.save(
        BLOGS + "Note.java",
        resource("blogs", "Note", "note", "x")
            .replace("\"x\"", reading)
            .replace("say()", "say() throws java.io.IOException"));
    awaitAnswer(blogs, "note", "first");

    checkout.save(note, "second");

    awaitAnswer(blogs, "note", "second");
  }

  private static void awaitDetail(Client service, String path, String beginning) {
    await()
        .atMost(SOON)
        .until(() -> service.send("DELETE", path).body().contains("\"detail\":\"" + beginning));
  }

  private static void awaitAnswer(Client service, String path, String text) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(25))
        .until(() -> service.send("GET", path).body().equals(text));
  }

  private static String resource(String service, String name, String path, String text) {
    return """
        package dev.plinth.%1$s;

        import jakarta.enterprise.context.ApplicationScoped;
        import jakarta.ws.rs.GET;
        import jakarta.ws.rs.Path;

        /** Says something. */
        @Path("%3$s")
        @ApplicationScoped
        public class %2$s {

          @GET
          public String say() {
            return "%4$s";
          }
        }
        """
        .formatted(service, name, path, text);
  }
}
