package dev.plinth.system;

import dev.plinth.system.product.TestPorts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that differ between each run and the document: ports, names, ids, tokens. */
final class RunValues {

  private static final Pattern ID =
      Pattern.compile("Location: \\S+/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> variables = new HashMap<>();

  RunValues(TestPorts ports) {
    String name = UUID.randomUUID().toString();
    values.put("localhost:8000", "localhost:" + ports.users());
    values.put("localhost:8001", "localhost:" + ports.blogs());
    values.put("User Test", name);
    values.put("user@test.com", name + "@example.org");
  }

  /** Replaces the document's values by those of this run. */
  String in(String text) {
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return text;
  }

  /** Returns the variables that commands use. */
  Map<String, String> variables() {
    return variables;
  }

  /** Maps the document's id and token to those of an answer. */
  void learn(String output, String actual) {
    Matcher shown = ID.matcher(output);
    Matcher now = ID.matcher(actual);
    if (shown.find() && now.find()) {
      values.put(shown.group(1), now.group(1));
    }
    Matcher token = TOKEN.matcher(actual);
    if (token.find()) {
      variables.put("TOKEN", token.group(1));
    }
  }
}
