package dev.plinth.rest.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.ErrorResponse;
import dev.plinth.rest.conditional.Body;
import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

  private static final Keyset LAST =
      new Keyset(Instant.parse("2026-01-03T09:00:00.123456Z"), UUID.randomUUID());

  private static final Keyset FIRST =
      new Keyset(Instant.parse("2026-01-04T09:00:00.123456Z"), UUID.randomUUID());

  @Test
  void beginsAtTheStartWithTheDefaultSize() {
    PageRequest request = request("");

    assertThat(request.slice(Instant.class)).isEqualTo(Slice.first(20));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 20", "100, 100", "007, 7"})
  void readsTheLimit(String text, int limit) {
    PageRequest request = request("?limit=" + text);

    assertThat(request.slice(Instant.class).limit()).isEqualTo(limit);
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
    ErrorResponse refusal = ErrorResponse.of(() -> request("?limit=" + limit));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).isEqualTo("limit must be a number from 1 to 100.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=1&limit=1", "cursor=a&limit=1&cursor=b"})
  void refusesARepeatedParameter(String query) {
    ErrorResponse refusal = ErrorResponse.of(() -> request("?" + query));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).endsWith("is given more than once.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage"})
  void refusesAnInvalidCursor(String cursor) {
    ErrorResponse refusal =
        ErrorResponse.of(() -> request("?cursor=" + cursor).slice(Instant.class));

    assertThat(refusal.status()).isEqualTo(400);
  }

  @Test
  void linksToTheNextPageInTheBodyAndInTheHeader() {
    Response response = page("?limit=2", snapshot("[1,2]", LAST));

    URI link = link(response, "next");
    String cursor = link.getQuery().replaceFirst(".*cursor=", "");
    assertThat(request("?" + link.getQuery()).slice(Instant.class)).isEqualTo(Slice.after(LAST, 2));
    assertThat(link).isEqualTo(URI.create("http://localhost:8001/blogs?limit=2&cursor=" + cursor));
    assertThat(body(response)).isEqualTo("{\"items\":[1,2],\"next\":\"" + cursor + "\"}");
  }

  @Test
  void linksToThePreviousAndTheFirstPageAndKeepsTheFilters() {
    String query = "?author=a%26%7Bb%7D%2B%20%25c&sort=-createdAt&limit=2";
    Response first = page(query, snapshot("[1,2]", LAST));
    String afterFirst = "?" + link(first, "next").getRawQuery();

    Response second = page(afterFirst, snapshot("[3]", null, FIRST));

    assertThat(second.getHeaderString("Link")).doesNotContain("rel=\"next\"");
    assertThat(link(second, "first")).isEqualTo(URI.create("http://localhost:8001/blogs" + query));
    PageRequest previous = request("?" + link(second, "prev").getRawQuery());
    assertThat(previous.parameters().value("author")).contains("a&{b}+ %c");
    assertThat(previous.slice(Instant.class)).isEqualTo(Slice.before(FIRST, 2));
  }

  private static URI link(Response response, String relation) {
    Matcher link =
        Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"")
            .matcher(response.getHeaderString("Link"));
    assertThat(link.find()).as(relation).isTrue();
    return URI.create(link.group(1));
  }

  @Test
  void hasNoLinkOnTheLastPage() {
    Response response = page("?limit=2", snapshot("[1]", null));

    assertThat(body(response)).isEqualTo("{\"items\":[1],\"next\":null}");
    assertThat(response.getHeaderString("Link")).isNull();
  }

  @Test
  void answers304IfTheClientHasThePage() {
    ContainerRequest request = containerRequest("");
    request.header("If-None-Match", "\"tag\"");

    Response response =
        new PageRequest(request.getUriInfo()).page(request, snapshot("[1]", null)).build();

    assertThat(response.getStatus()).isEqualTo(304);
    assertThat(response.getEntity()).isNull();
    assertThat(response.getHeaderString("ETag")).isEqualTo("\"tag\"");
  }

  private static Response page(String query, Representation found) {
    return request(query).page(containerRequest(query), found).build();
  }

  private static Representation snapshot(String items, Keyset next) {
    return snapshot(items, next, null);
  }

  private static Representation snapshot(String items, Keyset next, Keyset previous) {
    return new Representation(
        items.getBytes(StandardCharsets.UTF_8), "tag", next, previous, CacheOutcome.DATABASE);
  }

  private static String body(Response response) {
    return new String(((Body) response.getEntity()).json(), StandardCharsets.UTF_8);
  }

  private static PageRequest request(String query) {
    return new PageRequest(containerRequest(query).getUriInfo());
  }

  private static ContainerRequest containerRequest(String query) {
    URI root = URI.create("http://localhost:8001/");
    return new ContainerRequest(
        root,
        root.resolve("blogs" + query),
        "GET",
        null,
        new MapPropertiesDelegate(),
        new ResourceConfig());
  }
}
