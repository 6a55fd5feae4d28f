package dev.plinth.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell transcript in a document.
 *
 * @param steps the commands in order
 */
record Transcript(List<Step> steps) {

  private static final String CODE = "    ";
  private static final String PROMPT = "$ ";

  /**
   * A command and its output.
   *
   * @param command the command; assignments of variables are omitted, because their values differ
   *     in each run
   * @param output the output in the document
   */
  record Step(String command, String output) {}

  /**
   * Reads the code of one section.
   *
   * @param section the section's title
   */
  static Transcript of(Path document, String section) throws IOException {
    List<Step> steps = new ArrayList<>();
    String text = Files.readString(document).split("\n## " + section + "\n", 2)[1];
    String code = text.split("\n## ", 2)[0].replace("\\\n" + CODE, "");
    for (String line : code.lines().filter(it -> it.startsWith(CODE)).toList()) {
      String shown = line.substring(CODE.length());
      if (shown.startsWith(PROMPT + "curl ")) {
        // Without curl's progress meter.
        steps.add(new Step(shown.substring(PROMPT.length()).replace("curl ", "curl -sS "), ""));
      } else if (!shown.startsWith(PROMPT)) {
        Step last = steps.remove(steps.size() - 1);
        steps.add(new Step(last.command(), last.output() + shown + "\n"));
      }
    }
    return new Transcript(steps);
  }
}
