package dev.plinth.system.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content coding gzip of large responses, and its entity tags (RFC 9110, section 8.8.3.3). */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class ContentCodingIT {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Product product;
  private Person person;

  ContentCodingIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signUp() {
    person = product.newcomer();
  }

  private String newBlog(int length) {
    String body = "{\"title\":\"t\",\"description\":\"" + "long ".repeat(length / 5) + "\"}";
    return person.blogs().send("POST", "blogs", body).location();
  }

  private HttpResponse<byte[]> get(String address, String... headers) {
    URI uri = product.blogs().request(address).build().uri();
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    HttpRequest.Builder complete = headers.length == 0 ? request : request.headers(headers);
    return HTTP.sendAsync(complete.build(), BodyHandlers.ofByteArray()).join();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String decoded(HttpResponse<byte[]> response) throws IOException {
    assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(response, "Content-Length")).isEqualTo("" + response.body().length);
    byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    return new String(bytes, UTF_8);
  }

  /** The first reads come from the resource, the last ones from the response cache. */
  @ParameterizedTest
  @ValueSource(strings = {"blogs/{id}", "blogs", "blogs?limit=3"})
  void codesALargeResponseForAClientThatAcceptsIt(String path) throws IOException {
    String blog = newBlog(5000);
    String address = path.equals("blogs/{id}") ? blog : path;
    for (int i = 0; i < 3; i++) {
      HttpResponse<byte[]> plain = get(address);
      HttpResponse<byte[]> coded = get(address, "Accept-Encoding", "br, gzip");

      assertThat(header(plain, "Content-Encoding")).isEmpty();
      assertThat(decoded(coded)).isEqualTo(new String(plain.body(), UTF_8));
      assertThat(coded.body().length).isLessThan(plain.body().length);
      assertThat(header(coded, "ETag"))
          .isEqualTo(header(plain, "ETag").replaceFirst("\"$", "-gzip\""));
      assertThat(List.of(header(plain, "Vary"), header(coded, "Vary")))
          .containsOnly("Accept-Encoding");
    }
  }

  @Test
  void sendsASmallResponseAsItIs() {
    HttpResponse<byte[]> small = get(newBlog(100), "Accept-Encoding", "gzip");

    assertThat(header(small, "Content-Encoding")).isEmpty();
    assertThat(header(small, "Vary")).isEmpty();
  }

  @Test
  void revalidatesTheRepresentationThatTheClientWouldGet() {
    String blog = newBlog(5000);
    String plain = header(get(blog), "ETag");
    String coded = header(get(blog, "Accept-Encoding", "gzip"), "ETag");
    for (int i = 0; i < 3; i++) {
      HttpResponse<byte[]> known = get(blog, "Accept-Encoding", "gzip", "If-None-Match", coded);

      assertThat(known.statusCode()).isEqualTo(304);
      assertThat(header(known, "ETag")).isEqualTo(coded);
      assertThat(header(known, "Vary")).isEqualTo("Accept-Encoding");
      assertThat(header(known, "Content-Encoding")).isEmpty();
      assertThat(get(blog, "If-None-Match", plain).statusCode()).isEqualTo(304);
      assertThat(get(blog, "If-None-Match", coded).statusCode()).isEqualTo(200);
      assertThat(get(blog, "Accept-Encoding", "gzip", "If-None-Match", plain).statusCode())
          .isEqualTo(200);
      assertThat(
              get(blog, "Accept-Encoding", "gzip", "If-None-Match", plain + ", " + coded)
                  .statusCode())
          .isEqualTo(304);
    }
  }

  @Test
  void changesWhatAClientHasReadInEitherForm() {
    String blog = newBlog(5000);
    String coded = header(get(blog, "Accept-Encoding", "gzip"), "ETag");

    assertThat(change(blog, "If-None-Match", coded).status()).isEqualTo(412);
    assertThat(change(blog, "If-Match", coded).status()).isEqualTo(200);
    assertThat(change(blog, "If-Match", coded).status()).isEqualTo(412);
    assertThat(change(blog, "If-Match", header(get(blog), "ETag")).status()).isEqualTo(200);
  }

  private Answer change(String blog, String field, String tag) {
    return person
        .blogs()
        .send(
            person
                .blogs()
                .request(blog)
                .method(
                    "PATCH", BodyPublishers.ofString("{\"title\":\"" + System.nanoTime() + "\"}"))
                .header("Content-Type", "application/json")
                .header(field, tag));
  }
}
