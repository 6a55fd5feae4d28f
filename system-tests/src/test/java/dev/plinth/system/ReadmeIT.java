package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Command;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of the README's "Try it", in its order, print what it shows. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@NeedsProgram({"bash", "curl"})
class ReadmeIT {

  private static final Path README = Path.of(System.getProperty("modules.directory"), "README.md");

  private final Product product;

  ReadmeIT(Product product) {
    this.product = product;
  }

  @Test
  void canBeFollowedFromTopToBottom() throws IOException {
    Transcript transcript = Transcript.of(README, "Try it");
    RunValues values = new RunValues(product.ports());

    assertThat(transcript.steps()).hasSizeGreaterThan(7);
    for (Transcript.Step step : transcript.steps()) {
      String command = values.in(step.command());
      Command.Ending ending = new Command(values.variables()).end(List.of("bash", "-c", command));

      assertThat(ending.exitCode()).as(command + "\n" + ending.said()).isZero();
      new Printed(step.output()).assertIsLike(new Printed(ending.said()), command);
      values.learn(step.output(), ending.said());
    }
  }
}
