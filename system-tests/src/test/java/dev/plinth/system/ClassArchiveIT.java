package dev.plinth.system;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Release;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The archive of the server's classes, in a distribution of its own. */
@BesideOthers
class ClassArchiveIT {

  private static final Duration MADE = Duration.ofMinutes(5);

  private final Checkout checkout = Checkout.withoutClassArchive("a folder for pièces");
  private UpProduct product;

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void isMadeInTheFirstRunUsedByTheNextAndReplacedWhenDamaged() throws IOException {
    product = UpProduct.start("class-archive", new Release(checkout));
    boolean usedByTheFirst = product.sharesClasses();
    Path made = await().atMost(MADE).until(checkout::classArchive, Optional::isPresent).get();
    product.stop();
    product.up();
    boolean usedByTheNext = product.sharesClasses();
    product.stop();
    damage(made);

    product.up();

    assertThat(usedByTheFirst).isFalse();
    assertThat(usedByTheNext).isTrue();
    assertThat(product.said()).containsOnlyOnce("archive of the server's classes is damaged");
    assertThat(product.sharesClasses()).isFalse();
    assertThat(product.stop()).as("a stop while it is made again").isZero();
    assertThat(checkout.classArchiveFiles()).noneMatch(file -> file.endsWith("unfinished"));
  }

  private static void damage(Path archive) throws IOException {
    assertThat(archive.toFile().setWritable(true)).isTrue();
    try (FileChannel file = FileChannel.open(archive, WRITE)) {
      file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), file.size() / 2);
    }
  }
}
