package dev.plinth.launcher.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

  /** Written by the users service. */
  private static final String OF_THE_SERVICE =
      "PBKDF2WithHmacSHA512:210000:aF5B7xcyPWSWj6REc19lhf6gkR1e7kE63xM7NXj6VTE=:2ankwiTOZJupTHua1uO8FTq3xEg/NJuB0EhT8xuLwlo=";

  @Test
  void isWhatTheUsersServiceMakesOfThePassword() {
    assertThat(again("password", OF_THE_SERVICE)).isEqualTo(OF_THE_SERVICE);
  }

  @Test
  void isAnotherOneEachTime() {
    assertThat(PasswordHash.of("password")).isNotEqualTo(PasswordHash.of("password"));
  }

  /** Hashes a password with the salt of a hash. */
  static String again(String password, String hash) {
    return PasswordHash.of(password, Base64.getDecoder().decode(hash.split(":")[2]));
  }
}
