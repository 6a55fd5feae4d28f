package dev.plinth.system.parts;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.embedded.core.ExecutableProvider;

/** A Redis of the tests' own, which they can hurt. */
public final class Redis implements AutoCloseable {

  private final Path folder;
  private final int port;
  private Process process;

  public Redis() {
    try (ServerSocket socket = new ServerSocket(0)) {
      folder = Files.createTempDirectory("redis");
      port = socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restart();
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

  /** Asks it something. */
  public <T> T ask(Function<RedisClient, T> question) {
    try (RedisClient client = RedisClient.create("127.0.0.1", port)) {
      return question.apply(client);
    }
  }

  /** Starts it after it was killed. */
  public void restart() {
    try {
      File build = new File(System.getProperty("build.directory"));
      File program = ExecutableProvider.newJarResourceProvider(build).get();
      List<String> command =
          List.of(
              program.getAbsolutePath(),
              "--port",
              Integer.toString(port),
              "--save",
              "",
              "--dir",
              folder.toString());
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
    folder.resolve("dump.rdb").toFile().delete();
    folder.toFile().delete();
  }
}
