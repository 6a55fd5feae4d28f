package dev.plinth.rest.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthTest {

  private static final String EMOJI = "\uD83D\uDE00";

  private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

  private record Text(@Length(min = 2, max = 4) String text) {}

  @Test
  void countsCodePointsAndNotUtf16Units() {
    assertThat(violations(EMOJI.repeat(4))).isEmpty();
    assertThat(violations(EMOJI)).containsExactly("must have 2 to 4 characters");
    assertThat(violations(EMOJI.repeat(5))).hasSize(1);
  }

  @Test
  void countsTheStoredForm() {
    assertThat(violations("e\u0301")).hasSize(1);
    assertThat(violations("\u0958\u0958\u0958")).hasSize(1);
  }

  @Test
  void acceptsNull() {
    assertThat(violations(null)).isEmpty();
  }

  private List<String> violations(String text) {
    return validator.validate(new Text(text)).stream()
        .map(ConstraintViolation::getMessage)
        .toList();
  }
}
