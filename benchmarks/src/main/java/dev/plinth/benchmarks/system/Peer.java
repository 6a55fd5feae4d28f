package dev.plinth.benchmarks.system;

import dev.plinth.launcher.process.FreePort;
import dev.plinth.launcher.settings.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A peer: two processes of the same program, one for blogs and one for users. */
public final class Peer implements SystemUnderTest {

  private final String name;
  private final Path jar;
  private final Path log;
  private final ChildProcesses children;
  private URI blogs;
  private URI users;
  private List<Process> started = List.of();

  /**
   * @param name its name in tables
   * @param jar its program
   * @param log where its output is appended
   * @param children what it starts belongs to them
   */
  public Peer(String name, Path jar, Path log, ChildProcesses children) {
    this.name = name;
    this.jar = jar;
    this.log = log;
    this.children = children;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(DatabaseAddress database) throws IOException {
    int usersPort = FreePort.find();
    int blogsPort = FreePort.find();
    users = Loopback.root(usersPort);
    blogs = Loopback.root(blogsPort);
    started = List.of(start(database, usersPort), start(database, blogsPort));
  }

  private Process start(DatabaseAddress database, int port) throws IOException {
    Map<String, String> environment = new HashMap<>(DatabaseVariables.of(database));
    environment.put("PORT", Integer.toString(port));
    // The heap of Plinth's server.
    return children.start(
        log, environment, List.of(Java.program(), "-Xmx512m", "-jar", jar.toString()));
  }

  @Override
  public URI blogs() {
    return blogs;
  }

  @Override
  public URI users() {
    return users;
  }

  @Override
  public List<Long> processes() {
    return started.stream().map(Process::pid).toList();
  }

  @Override
  public void stop() {
    started.forEach(ChildProcesses::end);
  }
}
