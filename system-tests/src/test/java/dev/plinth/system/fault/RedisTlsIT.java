package dev.plinth.system.fault;

import static org.awaitility.Awaitility.await;

import dev.plinth.system.fixtures.Keystore;
import dev.plinth.system.fixtures.Redis;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Health;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis over TLS only. */
@BesideOthers
class RedisTlsIT {

  private static final Duration BOUND = Duration.ofSeconds(60);

  @Test
  void trustsACertificateOfAConfiguredAuthorityAndOfTheRightHostOnly(@TempDir Path folder)
      throws IOException {
    Keystore right = Keystore.make("san=ip:127.0.0.1");
    Keystore ofAnotherHost = Keystore.make("san=dns:redis.example.org");
    Keystore ofAStranger = Keystore.make("san=ip:127.0.0.1");
    Path authorities =
        Files.writeString(
            folder.resolve("ca.pem"),
            Files.readString(right.certificate()) + Files.readString(ofAnotherHost.certificate()));
    try (Redis redis = Redis.byTls(right);
        UpProduct product =
            UpProduct.start(
                "redis-tls",
                Map.of(
                    "REDIS_HOST",
                    "127.0.0.1",
                    "REDIS_PORT",
                    Integer.toString(redis.tlsPort()),
                    "REDIS_TLS",
                    "true",
                    "REDIS_TLS_CA",
                    authorities.toString()))) {
      Health.awaitRedis(product, true);
      await().atMost(BOUND).until(() -> isHit(product));

      for (Keystore wrong : List.of(ofAnotherHost, ofAStranger)) {
        redis.present(wrong);
        Health.awaitRedisRefusal(
            product, "CertificateException", "SignatureException", "SunCertPathBuilderException");

        redis.present(right);
        Health.awaitRedis(product, true);
      }
    }
  }

  private static boolean isHit(UpProduct product) {
    String status = product.blogs().send("GET", "blogs").header("Cache-Status");
    return status.startsWith("plinth; hit");
  }
}
