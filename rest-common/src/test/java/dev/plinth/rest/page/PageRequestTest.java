package dev.plinth.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Refusal;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

  private static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));

  @Test
  void beginsAtTheStartWithTheDefaultSize() {
    PageRequest request = request("");

    assertThat(request.fetch()).isEqualTo(21);
    assertThat(request.after(START, Place::new)).isEqualTo(START);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "20, 21", "100, 101", "007, 8"})
  void fetchesOneMoreThanTheLimit(String limit, int fetched) {
    PageRequest request = request("?limit=" + limit);

    assertThat(request.fetch()).isEqualTo(fetched);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "101",
        "-1",
        "%2B5",
        "1000",
        "99999999999999999999",
        "",
        "ten",
        "5.0",
        "%D9%A5"
      })
  void refusesALimitOutOfBounds(String limit) {
    Refusal refusal = Refusal.of(() -> request("?limit=" + limit));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).isEqualTo("limit has to be a number from 1 to 100.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=1&limit=1", "cursor=a&limit=1&cursor=b"})
  void refusesAParameterThatIsThereTwice(String query) {
    Refusal refusal = Refusal.of(() -> request("?" + query));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).endsWith("is given more than once.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage"})
  void refusesACursorThatNoListGave(String cursor) {
    Refusal refusal = Refusal.of(() -> request("?cursor=" + cursor));

    assertThat(refusal.status()).isEqualTo(400);
  }

  @Test
  void leadsToTheNextPageInTheBodyAndInTheLink() {
    List<Place> found = places(3);

    Response response = request("?limit=2").page(found, Place::createdAt, Place::id);

    Page<?> page = (Page<?>) response.getEntity();
    assertThat(page.items()).isEqualTo(found.subList(0, 2));
    Link link = response.getLink("next");
    assertThat(link.getUri())
        .isEqualTo(URI.create("http://localhost:8001/blogs?limit=2&cursor=" + page.next()));
    PageRequest next = request("?" + link.getUri().getQuery());
    assertThat(next.fetch()).isEqualTo(3);
    assertThat(next.after(START, Place::new)).isEqualTo(found.get(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void endsWhereNothingFollows(int rest) {
    List<Place> found = places(rest);

    Response response = request("?limit=2").page(found, Place::createdAt, Place::id);

    assertThat(response.getEntity()).isEqualTo(new Page<>(found, null));
    assertThat(response.getLinks()).isEmpty();
  }

  private static PageRequest request(String query) {
    URI root = URI.create("http://localhost:8001/");
    UriInfo uri =
        new ContainerRequest(
                root,
                root.resolve("blogs" + query),
                "GET",
                null,
                new MapPropertiesDelegate(),
                new ResourceConfig())
            .getUriInfo();
    return new PageRequest(uri);
  }

  /** Places, newest first. */
  private static List<Place> places(int count) {
    Instant newest = Instant.parse("2026-01-03T09:00:00.123456Z");
    return IntStream.range(0, count)
        .mapToObj(age -> new Place(newest.minusSeconds(age), UUID.randomUUID()))
        .toList();
  }

  private record Place(Instant createdAt, UUID id) {}
}
