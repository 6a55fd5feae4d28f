package dev.plinth.rest.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.ErrorResponse;
import dev.plinth.runtime.representation.Keyset;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final String PLAIN = "";
  private static final String BY_RELEVANCE = "q=guide";
  private static final String BY_TITLE = "author=Ada&sort=title";

  private static final UUID ID = UUID.fromString("a309e00f-fe5b-4eb1-92e9-e520cb2880b3");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-03T09:00:00.000001Z",
        "2026-01-03T09:00:00.999999Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z"
      })
  void keepsTimesToTheMicrosecond(String time) {
    Cursor cursor = new Cursor(new Keyset(Instant.parse(time), ID), false);

    Cursor read = Cursor.of(cursor.text(PLAIN), PLAIN, Instant.class);

    assertThat(read).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "80000000-0000-0000-8000-000000000000"
      })
  void keepsEveryIdentity(String id) {
    Cursor cursor = new Cursor(new Keyset(Instant.EPOCH, UUID.fromString(id)), false);

    Cursor read = Cursor.of(cursor.text(PLAIN), PLAIN, Instant.class);

    assertThat(read).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Fifteen letters", "Ünïcode 😀", ""})
  void keepsTextsAndTheDirection(String title) {
    Cursor cursor = new Cursor(new Keyset(title, ID), true);

    Cursor read = Cursor.of(cursor.text(BY_TITLE), BY_TITLE, String.class);

    assertThat(read).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void keepsNumbers(long relevance) {
    Cursor cursor = new Cursor(new Keyset(relevance, ID), true);

    Cursor read = Cursor.of(cursor.text(BY_RELEVANCE), BY_RELEVANCE, Long.class);

    assertThat(read).isEqualTo(cursor);
  }

  @ParameterizedTest
  @CsvSource({
    "'', isActive=true",
    "isActive=true, ''",
    "isActive=true, isActive=false",
    "sort=updatedAt, sort=-updatedAt"
  })
  void belongsToOneList(String list, String other) {
    String text = new Cursor(new Keyset(Instant.EPOCH, ID), false).text(list);

    ErrorResponse refusal = ErrorResponse.of(() -> Cursor.of(text, other, Instant.class));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).startsWith("The cursor was not issued for this list.");
  }

  /** The list of another key has another sort; such a cursor is forged. */
  @Test
  void refusesAKeyThatTheDatabaseMayNotCompareWith() {
    String time = new Cursor(new Keyset("nine byte", ID), false).text(BY_TITLE);
    String text = new Cursor(new Keyset("a\u0000b", ID), false).text(BY_TITLE);
    String number = new Cursor(new Keyset("nine byte", ID), false).text(BY_RELEVANCE);

    assertThat(ErrorResponse.of(() -> Cursor.of(time, BY_TITLE, Instant.class)).status())
        .isEqualTo(400);
    assertThat(ErrorResponse.of(() -> Cursor.of(text, BY_TITLE, String.class)).status())
        .isEqualTo(400);
    assertThat(ErrorResponse.of(() -> Cursor.of(number, BY_RELEVANCE, Long.class)).status())
        .isEqualTo(400);
  }

  @Test
  void needsNoEscapingInAUri() {
    Keyset last = new Keyset(Instant.parse("2026-01-03T09:00:00Z"), new UUID(-1, -1));

    String text = new Cursor(last, false).text(PLAIN);

    assertThat(text).matches("[A-Za-z0-9_-]{32}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "first",
        "2",
        "null",
        "a309e00f-fe5b-4eb1-92e9-e520cb2880b3",
        "2026-01-03T09:00:00Z",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA====",
        "++++++++++++++++++++++++++++++++",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ",
        "ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ",
        "' or 1 = 1 --"
      })
  void refusesATextThatIsNoCursor(String text) {
    ErrorResponse refusal = ErrorResponse.of(() -> Cursor.of(text, PLAIN, Instant.class));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).startsWith("The cursor was not issued for this list.");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        -253_402_300_800_000_000L,
        -62_135_596_800_000_001L,
        253_402_300_800_000_000L,
        Long.MAX_VALUE
      })
  void refusesTimesThatTheDatabaseMayNotCompareWith(long micros) {
    byte[] bytes = ByteBuffer.allocate(24).putLong(micros).array();
    String text = Base64.getUrlEncoder().encodeToString(bytes);

    ErrorResponse refusal = ErrorResponse.of(() -> Cursor.of(text, PLAIN, Instant.class));

    assertThat(refusal.status()).isEqualTo(400);
  }
}
