package dev.plinth.system.parts;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A PgBouncer in transaction mode before a PostgreSQL of the tests. */
public final class PgBouncer implements AutoCloseable {

  private final Postgres postgres;
  private final int port;
  private final Process process;

  private PgBouncer(Postgres postgres, int port, Process process) {
    this.postgres = postgres;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one, and waits until it listens.
   *
   * @param program the program {@code pgbouncer}
   */
  public static PgBouncer before(Postgres postgres, Path program) {
    try {
      int port = freePort();
      Path folder = Files.createTempDirectory("pgbouncer");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path file = folder.resolve("pgbouncer.ini");
      Files.writeString(file, configuration(postgres, port));
      List<String> command = new ArrayList<>();
      command.add(program.toString());
      if (System.getProperty("user.name").equals("root")) {
        // It refuses to run as root.
        command.addAll(List.of("-u", "nobody"));
      }
      command.add(file.toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      PgBouncer pooler = new PgBouncer(postgres, port, process);
      await().atMost(Duration.ofSeconds(30)).until(pooler::listens);
      return pooler;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static String configuration(Postgres postgres, int port) {
    Map<String, String> database = postgres.configuration();
    return """
        [databases]
        plinth = host=127.0.0.1 port=%s user=plinth password=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        ignore_startup_parameters = extra_float_digits
        """
        .formatted(database.get("DB_PORT"), database.get("DB_PASSWORD"), port);
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The product's configuration for the database behind it. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new HashMap<>(postgres.configuration());
    configuration.put("DB_PORT", Integer.toString(port));
    return configuration;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
