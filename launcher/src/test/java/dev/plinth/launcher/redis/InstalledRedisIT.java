package dev.plinth.launcher.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.settings.RedisAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledRedisIT {

  private static final String PATH = System.getenv("PATH");

  @Test
  void isStartedIfThereIsOne(@TempDir Path folder) throws Exception {
    assumeTrue(
        RedisProgram.installed(PATH).isPresent() || "true".equals(System.getenv("CI")),
        "skipped: there is no redis-server or valkey-server 7 or later on the PATH");
    EmbeddedRedis redis = EmbeddedRedis.of(new Home(folder).prepare(), PATH);

    RedisAddress address = redis.start(StopRequest.onSignals(() -> {}));

    try {
      assertThat(RedisGreeting.isAnsweredBy(address)).isTrue();
      assertThat(redis.isMaintained()).isTrue();
      assertThat(redis.version()).matches("(Redis|Valkey) ([7-9]|[1-9]\\d+)\\..*");
    } finally {
      redis.stop();
    }
  }
}
