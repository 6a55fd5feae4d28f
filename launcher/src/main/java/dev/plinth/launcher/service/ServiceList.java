package dev.plinth.launcher.service;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reader of {@code services.conf}: a name, a port and a title on each line. */
public final class ServiceList {

  /** The file, in {@code server-config}. */
  public static final String FILE = "services.conf";

  /** Names of a package, a path, a section of HAProxy, the server or a setting such as DB_PORT. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "benchmarks|devtools|launcher|persistence|rest|runtime|system|health|metrics|openapi"
              + "|server|servers|clients|nothing|operations|tls|db|ops|redis");

  /** It is also in an HTML page. */
  private static final Pattern TITLE = Pattern.compile("[^<>&]+");

  private final Path file;
  private final List<ServiceDefinition> services = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private ServiceList(Path file) {
    this.file = file;
  }

  /**
   * Reads the list.
   *
   * @throws Failure with a line for each mistake
   */
  public static List<ServiceDefinition> read(Path file) {
    ServiceList list = new ServiceList(file);
    list.readLines();
    if (!list.problems.isEmpty()) {
      throw new Failure(list.problems);
    }
    return List.copyOf(list.services);
  }

  /**
   * Returns what is wrong with a service that is added to a list; empty if nothing is.
   *
   * @param others the services of the list
   */
  public static Optional<String> mistake(List<ServiceDefinition> others, ServiceDefinition added) {
    ServiceList list = new ServiceList(Path.of(FILE));
    list.services.addAll(others);
    String[] words = {added.name(), Integer.toString(added.port()), added.title()};
    return list.mistake(words);
  }

  /** Returns the names of some services as in a sentence: "users, blogs and comments". */
  public static String inWords(List<ServiceDefinition> services) {
    List<String> names = services.stream().map(ServiceDefinition::name).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private void readLines() {
    int number = 0;
    for (String line : lines()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        readLine(number, line.strip());
      }
    }
    if (services.isEmpty() && problems.isEmpty()) {
      problems.add(file + " lists no service");
    }
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new Failure(file + " can't be read: " + e, e);
    }
  }

  private void readLine(int number, String line) {
    String[] words = line.split("\\s+", 3);
    mistake(words)
        .ifPresentOrElse(
            mistake -> problems.add("%s, line %d: %s".formatted(file, number, mistake)),
            () ->
                services.add(
                    new ServiceDefinition(words[0], Integer.parseInt(words[1]), words[2])));
  }

  private Optional<String> mistake(String[] words) {
    String name = words[0];
    if (!ServiceDefinition.NAME.matcher(name).matches()) {
      return Optional.of(
          "the name \"%s\" must be lower-case letters and digits, and begin with a letter"
              .formatted(name));
    }
    if (RESERVED.matcher(name).matches()) {
      return Optional.of("the name \"%s\" is reserved".formatted(name));
    }
    if (words.length < 3 || !isPort(words[1]) || !TITLE.matcher(words[2]).matches()) {
      return Optional.of(
          "after the name %s come a port from 1 to %d and a title, such as \"%s 8002 A title\""
              .formatted(name, ServiceDefinition.MAX_PORT, name));
    }
    return services.stream()
        .filter(it -> it.name().equals(name) || it.port() == Integer.parseInt(words[1]))
        .findFirst()
        .map(it -> "%s has the name or the port of %s %d".formatted(name, it.name(), it.port()));
  }

  private static boolean isPort(String word) {
    try {
      int port = Integer.parseInt(word);
      return port >= 1 && port <= ServiceDefinition.MAX_PORT;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
