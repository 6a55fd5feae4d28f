package dev.plinth.launcher.configuration;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.service.ServiceFiles;
import dev.plinth.launcher.settings.ServiceSetting;
import dev.plinth.launcher.settings.Setting;
import dev.plinth.launcher.settings.Settings;
import dev.plinth.launcher.settings.StandaloneEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the environment, and prints it with all defaults for a shell. */
@Command(
    name = "check-config",
    header = "Checks the environment variables.",
    description = {
      "Checks all variables and the services as \"plinth up\" does, and starts nothing. Prints a line for each wrong"
          + " value, and ends with exit code 1 if there is one."
    })
public final class CheckConfigCommand implements Callable<Integer> {

  /** Of Markdown: its text and its address. */
  private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

  @Spec private CommandSpec spec;

  @ArgGroup private Mode mode = new Mode();

  private static final class Mode {

    @Option(
        names = "--container",
        description =
            "Checks them for Payara Micro without \"plinth up\", where nothing is embedded, and"
                + " prints them all, passwords too, as a shell exports them.")
    private boolean container;

    @Option(
        names = "--domain",
        description =
            "Does the same for a domain of Payara Server, with the domain's own variables.")
    private boolean domain;

    @Option(
        names = "--list",
        description = "Prints each variable, its default and its meaning, and checks nothing.")
    private boolean list;
  }

  /**
   * @return 0
   * @throws Failure if a value is wrong, or a file of a service is missing
   */
  @Override
  public Integer call() throws IOException {
    Map<String, String> environment = System.getenv();
    if (mode.list) {
      list();
      return ExitCode.OK;
    }
    ServiceFiles.check(Distribution.ofThisProgram());
    if (mode.container) {
      export(StandaloneEnvironment.ofContainer(environment));
    } else if (mode.domain) {
      export(StandaloneEnvironment.ofDomain(environment));
    } else {
      Settings.forServer(environment);
    }
    return ExitCode.OK;
  }

  private void list() {
    PrintWriter out = spec.commandLine().getOut();
    for (Setting setting : Setting.values()) {
      String meaning = LINK.matcher(setting.meaning()).replaceAll("$1");
      out.printf("%s=%s%n    %s%n", setting, setting.defaultValue(), meaning);
    }
    for (ServiceSetting setting : ServiceSetting.of(Distribution.ofThisProgram().services())) {
      out.printf("%s=%d%n    %s%n", setting.name(), setting.defaultPort(), setting.meaning());
    }
    out.flush();
  }

  private void export(Map<String, String> values) {
    PrintWriter out = spec.commandLine().getOut();
    values.forEach((name, value) -> out.println("export " + name + "=" + quoted(value)));
    out.flush();
  }

  /** Between apostrophes a shell of POSIX reads everything as it is, but for an apostrophe. */
  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
