package dev.plinth.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogConfigurationTest {

  @TempDir private Path folder;

  @BeforeEach
  void copyUsualConfiguration() throws IOException {
    Path config = Files.createDirectories(folder.resolve("server-config"));
    Files.copy(
        Path.of("../server-config/logging.properties"), config.resolve("logging.properties"));
  }

  @Test
  void isAsTheDistributionHasItByDefault() throws IOException {
    Properties log = configured("info", "text");

    assertThat(log.getProperty(".level")).isEqualTo("INFO");
    assertThat(log.getProperty("dev.plinth.level")).isNull();
    assertThat(log.getProperty("java.util.logging.ConsoleHandler.formatter"))
        .isEqualTo("java.util.logging.SimpleFormatter");
  }

  /** The command detects a failed start by these warnings. */
  @Test
  void keepsTheWarningsOfBootCommandsAtEveryLevel() throws IOException {
    Properties log = configured("error", "text");

    assertThat(log.getProperty(".level")).isEqualTo("SEVERE");
    assertThat(log.getProperty("fish.payara.boot.runtime.BootCommand.level")).isEqualTo("WARNING");
  }

  @Test
  void logsDetailsOfPlinthOnlyWhenDebugging() throws IOException {
    Properties log = configured("debug", "json");

    assertThat(log.getProperty(".level")).isEqualTo("INFO");
    assertThat(log.getProperty("dev.plinth.level")).isEqualTo("FINE");
    assertThat(log.getProperty("java.util.logging.ConsoleHandler.formatter"))
        .isEqualTo("dev.plinth.server.logging.JsonFormatter");
  }

  private Properties configured(String level, String format) throws IOException {
    Home home = new Home(folder.resolve("home"));
    LogConfiguration.configure(
        new Distribution(folder), home, Map.of("LOG_LEVEL", level, "LOG_FORMAT", format));
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(LogConfiguration.properties(home))));
    return properties;
  }

  @Test
  void readsALineOfJsonAsTheLinesOfText() {
    String line =
        "{\"timestamp\":\"2026-11-23T10:00:00.000Z\",\"level\":\"error\",\"logger\":\"a.B\","
            + "\"message\":\"broken\",\"exception\":\"x.Y: why\\n\\tat z\\nCaused by: q\\n\"}";

    assertThat(LogConfiguration.text(line))
        .containsExactly(
            "2026-11-23T10:00:00.000Z a.B: broken", "x.Y: why", "\tat z", "Caused by: q");
  }

  @Test
  void leavesOtherLinesAsTheyAre() {
    assertThat(LogConfiguration.text("{not json")).containsExactly("{not json");
    assertThat(LogConfiguration.text("plain")).containsExactly("plain");
  }
}
