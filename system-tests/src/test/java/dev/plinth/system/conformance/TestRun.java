package dev.plinth.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plinth.system.product.Command;
import java.io.File;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs a generated test in a process of its own, as the build does. */
public final class TestRun {

  private static final Pattern SUCCEEDED = Pattern.compile("(?m)^(\\d+) tests succeeded$");
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private TestRun() {}

  /**
   * Compiles and runs a test, all of whose tests must succeed.
   *
   * @param test its source
   * @param folder for its class
   * @param properties the system properties of the process
   * @return the number of tests
   */
  public static int of(Path test, Path folder, Map<String, String> properties) {
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), "-cp", CLASS_PATH, test.toString());
    assertThat(result).as("compiles " + test).isZero();
    String output = new Command(Map.of()).run(command(test, folder, properties));
    Matcher succeeded = SUCCEEDED.matcher(output);
    assertThat(succeeded.find()).as(output).isTrue();
    return Integer.parseInt(succeeded.group(1));
  }

  private static List<String> command(Path test, Path folder, Map<String, String> properties) {
    List<String> command = new ArrayList<>(List.of("java", "-cp"));
    command.add(folder + File.pathSeparator + CLASS_PATH);
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add(TestRun.class.getName());
    String name = test.getFileName().toString().replace(".java", "");
    command.add(TestRun.class.getPackageName() + "." + name);
    return command;
  }

  /** Runs the tests of a class, and prints the failures and the number of the others. */
  public static void main(String[] classes) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(classes[0])).build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 5);
    if (summary.getTotalFailureCount() == 0) {
      System.out.println(summary.getTestsSucceededCount() + " tests succeeded");
    }
  }
}
