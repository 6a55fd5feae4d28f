package dev.plinth.system;

import dev.plinth.system.product.TestPorts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is another value in each run than in the document: ports, names, ids, tokens. */
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

  /** The text of the document with the values of this run. */
  String in(String text) {
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return text;
  }

  /** The variables that commands use. */
  Map<String, String> variables() {
    return variables;
  }

  /** Takes the id and the token of an answer for those that the document has there. */
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
