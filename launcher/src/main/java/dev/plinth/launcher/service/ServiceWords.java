package dev.plinth.launcher.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a block that belong to its service, title, name and ports, each with the word of
 * another service.
 */
final class ServiceWords {

  /** What compose adds to a port for HAProxy and for Payara Server, and what HTTPS adds. */
  private static final int[] OFFSETS = {0, 100, 200, 443};

  private final Map<String, String> words = new LinkedHashMap<>();

  ServiceWords(ServiceDefinition from, ServiceDefinition to) {
    if (!from.title().isEmpty()) {
      words.put(from.title(), to.title());
    }
    words.put(from.name(), to.name());
    words.put(from.variablePrefix(), to.variablePrefix());
    for (int offset : OFFSETS) {
      words.put(Integer.toString(from.port() + offset), Integer.toString(to.port() + offset));
    }
  }

  /** Returns the block of the other service. */
  String translate(String block) {
    String any = words.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile("(?<![A-Za-z0-9])(?:" + any + ")(?![A-Za-z0-9])")
        .matcher(block)
        .replaceAll(word -> Matcher.quoteReplacement(words.get(word.group())));
  }
}
