package dev.plinth.launcher.service;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rewrites a file for a list of services. A section of the file has a block for each service: it
 * begins with a comment {@code service NAME PORT}, and a comment {@code end of services} ends the
 * section. The first block is the pattern of the others, see {@link ServiceWords}.
 */
public record ServiceBlocks(List<ServiceDefinition> services) {

  /** The files in {@code server-config} that have such sections. */
  public static final List<String> CONFIGURATION =
      List.of(
          "pre-boot.asadmin",
          "https.asadmin",
          "post-boot.asadmin",
          "haproxy/haproxy.cfg",
          "haproxy/tls.cfg",
          "Dockerfile",
          "container/payara-server.Dockerfile",
          "site/index.html");

  private static final Pattern HEADER =
      Pattern.compile("\\s*(?:#|<!--) service (\\w+) (\\d+)(?: ([^<>]+?))?(?: -->)?");
  private static final Pattern END = Pattern.compile("\\s*(?:#|<!--) end of services(?: -->)?");

  /** A value that depends on all services. */
  private static final Pattern NAMES = Pattern.compile("(?<=<PLINTH_SERVICES>)[^<]*");

  /** Others: the script {@code start} of HAProxy computes them for other sizes of the pool. */
  private static final Pattern LIMIT = Pattern.compile("(?<=presetenv SERVER_MAXCONN )\\d+");

  private static final Pattern QUEUE = Pattern.compile("(?<=presetenv SERVICE_MAXQUEUE )\\d+");

  private static final int POOL_SIZE = 16;

  /** Requests of all services that wait in HAProxy: each one holds a buffer. */
  private static final int WAITING = 800;

  /** Returns the text of the file as it follows from the services. */
  public String rewrite(String text) {
    StringBuilder written = new StringBuilder();
    Iterator<String> lines = text.lines().iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      if (HEADER.matcher(line).matches()) {
        line = section(line, lines);
      }
      written.append(line).append('\n');
    }
    String names = services.stream().map(ServiceDefinition::name).collect(Collectors.joining(","));
    int places = Math.max(1, POOL_SIZE / services.size() - 1);
    String named = replace(NAMES, names, written.toString());
    String limited = replace(LIMIT, "" + 2 * places, named);
    return replace(QUEUE, "" + WAITING / services.size(), limited);
  }

  private static String replace(Pattern pattern, String value, String text) {
    return pattern.matcher(text).replaceAll(value);
  }

  /** Reads a section to its end, and returns it as it must be. */
  private String section(String header, Iterator<String> lines) {
    List<String> pattern = new ArrayList<>(List.of(header));
    boolean inFirst = true;
    while (lines.hasNext()) {
      String line = lines.next();
      if (END.matcher(line).matches()) {
        return blocks(original(header), String.join("\n", pattern) + "\n") + line;
      }
      inFirst &= !HEADER.matcher(line).matches();
      if (inFirst) {
        pattern.add(line);
      }
    }
    throw new IllegalArgumentException("no \"end of services\" follows \"" + header + "\"");
  }

  private static ServiceDefinition original(String header) {
    Matcher words = HEADER.matcher(header);
    words.matches();
    String title = words.group(3);
    return new ServiceDefinition(
        words.group(1), Integer.parseInt(words.group(2)), title == null ? "" : title);
  }

  private String blocks(ServiceDefinition original, String pattern) {
    return services.stream()
        .map(service -> new ServiceWords(original, service).translate(pattern))
        .collect(Collectors.joining());
  }
}
