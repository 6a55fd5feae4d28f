package dev.plinth.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.Command;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs generated tests in a process of its own, as the build does. */
public final class TestRun {

  private static final Duration END = Duration.ofMinutes(20);
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private TestRun() {}

  /**
   * Compiles and runs tests.
   *
   * @param tests their sources
   * @param folder for their classes
   * @param properties the system properties of the process
   * @return the outcome of each test that ran, and of each container that failed
   */
  public static List<TestOutcome> of(
      List<Path> tests, Path folder, Map<String, String> properties) {
    List<String> options = List.of("-d", folder.toString(), "-cp", CLASS_PATH);
    String[] arguments =
        Stream.concat(options.stream(), tests.stream().map(Path::toString)).toArray(String[]::new);
    int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
    assertThat(result).as("compiles " + tests).isZero();
    String output = new Command(Map.of(), END).run(command(tests, folder, properties));
    return TestOutcome.in(output);
  }

  private static List<String> command(
      List<Path> tests, Path folder, Map<String, String> properties) {
    List<String> command = new ArrayList<>(List.of("java", "-cp"));
    command.add(folder + File.pathSeparator + CLASS_PATH);
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add(TestRun.class.getName());
    for (Path test : tests) {
      String name = test.getFileName().toString().replace(".java", "");
      command.add(TestRun.class.getPackageName() + "." + name);
    }
    return command;
  }

  /** Runs the tests of classes, and prints the outcomes. */
  public static void main(String[] classes) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(classes).map(DiscoverySelectors::selectClass).toList())
                .build(),
            new Printer());
  }

  /** Prints the outcomes. */
  private static final class Printer implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      // A container fails if it can't provide its tests.
      if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        System.out.println(outcome(test, result).line());
      }
    }

    private static TestOutcome outcome(TestIdentifier test, TestExecutionResult result) {
      String status = result.getStatus().toString();
      String name = test.getDisplayName();
      String message = result.getThrowable().map(Throwable::toString).orElse("");
      return test.getSource()
          .filter(MethodSource.class::isInstance)
          .map(MethodSource.class::cast)
          .map(source -> outcome(status, source, name, message))
          .orElseGet(() -> new TestOutcome(status, name, "", name, message));
    }

    private static TestOutcome outcome(
        String status, MethodSource source, String name, String message) {
      return new TestOutcome(
          status,
          source.getJavaClass().getSimpleName(),
          source.getJavaMethod().getDeclaringClass().getSimpleName(),
          name.startsWith(source.getMethodName()) ? name : source.getMethodName() + ": " + name,
          message);
    }
  }
}
