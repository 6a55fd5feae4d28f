package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Command;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands in the README's section "Try it" print what it shows. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@NeedsProgram({"bash", "curl"})
class ReadmeIT {

  private static final Path ROOT = Path.of(System.getProperty("modules.directory"));

  private final Product product;

  ReadmeIT(Product product) {
    this.product = product;
  }

  @Test
  void canBeFollowedFromTopToBottom() throws IOException {
    List<Transcript.Step> steps = new ArrayList<>();
    steps.addAll(Transcript.of(ROOT.resolve("README.md"), "Try it").steps());
    steps.addAll(Transcript.of(ROOT.resolve("docs/tour.md"), "Continue").steps());
    RunValues values = new RunValues(product.ports());

    assertThat(steps).hasSizeGreaterThan(7);
    for (Transcript.Step step : steps) {
      String command = values.in(step.command());
      Command.Ending ending = new Command(values.variables()).end(List.of("bash", "-c", command));

      assertThat(ending.exitCode()).as(command + "\n" + ending.said()).isZero();
      new Printed(step.output()).assertIsLike(new Printed(ending.said()), command);
      values.learn(step.output(), ending.said());
    }
  }
}
