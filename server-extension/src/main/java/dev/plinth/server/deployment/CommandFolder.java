package dev.plinth.server.deployment;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.stream.Stream;
import org.glassfish.embeddable.CommandResult;
import org.glassfish.embeddable.CommandRunner;
import org.glassfish.internal.api.Globals;

/**
 * Command queue in a folder: runs the server commands that other processes put there, one at a
 * time. A command is a file {@code NAME.command} that is moved into the folder when it is complete.
 * It contains the command and its arguments, one per line. The server deletes it and responds with
 * a file {@code NAME.answer}: {@code done} or {@code failed} on the first line, then the command's
 * output.
 *
 * <p>The folder exists only if the system property {@value #PROPERTY} names one, as {@code plinth
 * dev} does. Write access to the folder is full control of the server.
 */
public final class CommandFolder implements Runnable {

  static final String PROPERTY = "plinth.commands";

  private static final Logger LOG = System.getLogger(CommandFolder.class.getName());

  private final Path folder;

  private CommandFolder(Path folder) {
    this.folder = folder;
  }

  /** Starts a daemon thread that watches the folder, if the property names one. */
  public static void startIfConfigured() {
    String folder = System.getProperty(PROPERTY);
    if (folder != null) {
      Thread thread = new Thread(new CommandFolder(Path.of(folder)), "plinth-commands");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      WatchKey key;
      do {
        runPending();
        key = watch.take();
        key.pollEvents();
      } while (key.reset());
    } catch (IOException | InterruptedException e) {
      LOG.log(Level.WARNING, "Commands in " + folder + " are no longer run", e);
    }
  }

  private void runPending() throws IOException {
    for (Path file : pending()) {
      List<String> command = Files.readAllLines(file);
      Files.delete(file);
      respond(file, run(command));
    }
  }

  private List<Path> pending() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".command")).sorted().toList();
    }
  }

  private static CommandResult run(List<String> command) {
    String[] arguments = command.subList(1, command.size()).toArray(new String[0]);
    return Globals.getDefaultHabitat()
        .getService(CommandRunner.class)
        .run(command.get(0), arguments);
  }

  private void respond(Path command, CommandResult result) throws IOException {
    boolean done = result.getExitStatus() != CommandResult.ExitStatus.FAILURE;
    String name = command.getFileName().toString().replaceFirst("\\.command$", "");
    Path unfinished = folder.resolve(name + ".unfinished");
    Files.writeString(unfinished, (done ? "done\n" : "failed\n") + result.getOutput());
    Files.move(unfinished, folder.resolve(name + ".answer"), StandardCopyOption.ATOMIC_MOVE);
  }
}
