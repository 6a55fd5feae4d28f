package dev.plinth.system.parts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static redis.clients.jedis.Protocol.Command.CLIENT;
import static redis.clients.jedis.Protocol.Command.CONFIG;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.embedded.core.ExecutableProvider;

/** A Redis of the tests' own, which they can hurt. */
public final class Redis implements AutoCloseable {

  private static final int LAST_PORT = 65_535 - 10_000;
  private static final String PASSWORD = "of-the-tests";

  private final Path folder;
  private final int port;
  private final int tlsPort;
  private final List<String> options;
  private Process process;

  /**
   * Starts one.
   *
   * @param options what it is configured by besides
   */
  public Redis(String... options) {
    this.options = List.of(options);
    try {
      folder = Files.createTempDirectory("redis");
      port = freePort();
      tlsPort = freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restart();
  }

  /** A cluster has another port 10,000 above it. */
  private static int freePort() throws IOException {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0)) {
        if (socket.getLocalPort() <= LAST_PORT) {
          return socket.getLocalPort();
        }
      }
    }
  }

  /** Starts one that listens for TLS besides. */
  public static Redis byTls(Keystore keystore) {
    Redis redis = new Redis();
    redis.present(keystore);
    return redis;
  }

  /** Has this certificate from now on; connections from before end. */
  public void present(Keystore keystore) {
    kill();
    List<String> command = new ArrayList<>();
    command.addAll(List.of("--tls-port", Integer.toString(tlsPort()), "--tls-auth-clients", "no"));
    command.addAll(List.of("--tls-cert-file", keystore.certificate().toString()));
    command.addAll(List.of("--tls-key-file", keystore.privateKey().toString()));
    command.addAll(List.of("--tls-ca-cert-file", keystore.certificate().toString()));
    restart(command.toArray(String[]::new));
  }

  /** Where it listens for TLS. */
  public int tlsPort() {
    return tlsPort;
  }

  public int port() {
    return port;
  }

  /** The product's configuration for this Redis. */
  public Map<String, String> configuration() {
    return Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", Integer.toString(port));
  }

  /** Stops it in the middle of what it does; nobody is told. */
  public void freeze() {
    Signals.send("STOP", process.toHandle());
  }

  public void thaw() {
    Signals.send("CONT", process.toHandle());
  }

  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Keeps on disk what it has now, and begins with that whenever it is restarted. */
  public void save() {
    ask(redis -> redis.executeCommand(new CommandArguments(Protocol.Command.SAVE)));
  }

  /** Runs a command that the client has no method for. */
  public Object command(String name, String... arguments) {
    CommandArguments command = new CommandArguments(() -> name.getBytes(US_ASCII));
    command.addObjects((Object[]) arguments);
    return ask(redis -> redis.executeCommand(command));
  }

  /** Asks every client for a password, from before too, until it is told otherwise. */
  public void demandPassword() {
    command("CONFIG", "SET", "requirepass", PASSWORD);
    administer(
        redis ->
            redis.executeCommand(
                new CommandArguments(CLIENT).add("KILL").add("TYPE").add("normal")));
  }

  /** Asks for a password no more. */
  public void demandNoPassword() {
    administer(
        redis ->
            redis.executeCommand(
                new CommandArguments(CONFIG).add("SET").add("requirepass").add("")));
  }

  private void administer(Function<RedisClient, ?> action) {
    try (RedisClient client =
        RedisClient.create("redis://default:" + PASSWORD + "@127.0.0.1:" + port)) {
      action.apply(client);
    }
  }

  /** Deletes its folder, so that it can keep nothing on disk any more. */
  public void loseFolder() {
    Stream.of(folder.toFile().listFiles()).forEach(File::delete);
    folder.toFile().delete();
  }

  /** Lets it keep something again. */
  public void regainFolder() {
    folder.toFile().mkdir();
    command("CONFIG", "SET", "dir", folder.toString());
  }

  /** Asks it something. */
  public <T> T ask(Function<RedisClient, T> question) {
    try (RedisClient client = RedisClient.create("127.0.0.1", port)) {
      return question.apply(client);
    }
  }

  /**
   * Starts it after it was killed.
   *
   * @param more what it is configured by besides, this time
   */
  public void restart(String... more) {
    try {
      File build = new File(System.getProperty("build.directory"));
      File program = ExecutableProvider.newJarResourceProvider(build).get();
      List<String> command = new ArrayList<>();
      command.addAll(List.of(program.getAbsolutePath(), "--port", Integer.toString(port)));
      command.addAll(List.of("--save", "", "--dir", folder.toString()));
      command.addAll(options);
      command.addAll(List.of(more));
      process = new ProcessBuilder(command).redirectOutput(new File(build, "redis.log")).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().until(this::listens);
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    kill();
    loseFolder();
  }
}
