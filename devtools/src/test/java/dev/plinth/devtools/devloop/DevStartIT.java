package dev.plinth.devtools.devloop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.PlinthProcess;
import dev.plinth.launcher.PlinthProcess.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevStartIT {

  @TempDir private Path folder;

  @Test
  void isNotForProduction() {
    Ended dev =
        new PlinthProcess(folder)
            .with("APP_ENV", "production")
            .with("DB_HOST", "127.0.0.1")
            .with("DB_NAME", "any")
            .with("DB_USERNAME", "any")
            .with("DB_PASSWORD", "any")
            .with("REDIS_HOST", "127.0.0.1")
            .run("dev");

    assertThat(dev.exitCode()).isEqualTo(1);
    assertThat(dev.err())
        .isEqualTo("plinth: dev is not for production: use up, or another APP_ENV\n");
  }

  @Test
  void saysWhereItLooksForSourcesWhenThereAreNone() {
    Ended dev = new PlinthProcess(folder).run("dev");

    assertThat(dev.exitCode()).isEqualTo(1);
    assertThat(dev.err()).contains("there are no sources in /", "run dev from a checkout");
  }
}
