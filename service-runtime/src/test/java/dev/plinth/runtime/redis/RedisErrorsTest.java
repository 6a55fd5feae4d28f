package dev.plinth.runtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.exceptions.JedisDataException;

class RedisErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MISCONF can't persist to disk | MISCONF can't persist to disk
          OOM command not allowed. script: f1, on @user_script:7. | OOM command not allowed.
          ERR Error running script (call to f_1): @user_script:6: @user_script: 6: -READONLY no | READONLY no
          ERR unknown command 'AUTH', with args beginning with: 'secret' | ERR
          """)
  void showsTheReasonWithoutWhatWasSent(String error, String reason) {
    assertThat(RedisErrors.reason(new JedisDataException(error))).isEqualTo(reason);
  }
}
