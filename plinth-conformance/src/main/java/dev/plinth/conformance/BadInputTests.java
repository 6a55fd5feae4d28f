package dev.plinth.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plinth.conformance.document.ApiOperation;
import dev.plinth.conformance.document.MalformedBody;
import dev.plinth.conformance.document.WrongBody;
import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.ProblemDocument;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input: the service refuses every mistake, says what is wrong, and changes nothing. */
public interface BadInputTests extends Service {

  /** The largest body, in bytes. */
  int LARGEST = 64 * 1024;

  /** The id of no item. */
  String UNKNOWN = "00000000-0000-4000-8000-000000000000";

  private ApiOperation operation(String method) {
    return document().operation(method, "/" + path() + (method.equals("POST") ? "" : "/{id}"));
  }

  /** The service must refer to the field of each violation. */
  @TestFactory
  default Stream<DynamicTest> refusesBodiesThatViolateTheSchema() {
    Item item = item();
    return Stream.of("POST", "PUT", "PATCH")
        .flatMap(method -> WrongBody.of(operation(method)))
        .map(wrong -> dynamicTest(wrong.toString(), () -> check(wrong, item)));
  }

  private void check(WrongBody wrong, Item item) {
    String method = wrong.operation().method();
    Call valid = method.equals("POST") ? addition() : item.call(method).withBody(change());
    String before = item.read().body();

    Answer answer = valid.withBody(wrong.in(valid.json())).send();

    assertThat(ProblemDocument.of(answer, 400).pointers()).contains(wrong.pointer());
    assertThat(item.read().body()).isEqualTo(before);
  }

  @TestFactory
  default Stream<DynamicTest> refusesBodiesThatAreNoJsonObject() {
    Item item = item();
    return Stream.of(addition(), item.call("PUT"), item.call("PATCH"))
        .flatMap(
            call ->
                MalformedBody.of(newBody())
                    .map(
                        body ->
                            dynamicTest(
                                call.method() + " " + body.what(),
                                () -> checkNoObject(call, body.bytes()))));
  }

  private static void checkNoObject(Call call, byte[] body) {
    checkRefused(send(call, BodyPublishers.ofByteArray(body)), 400);
    if (body.length == 0) {
      checkRefused(send(call, chunks(body)), 400);
    }
  }

  /** No single field is the reason. */
  private static void checkRefused(Answer answer, int status) {
    assertThat(ProblemDocument.of(answer, status).pointers()).isEmpty();
  }

  private static Answer send(Call call, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = call.client().request(call.path()).method(call.method(), body);
    request.header("Content-Type", "application/json");
    return call.client().send(headers.length == 0 ? request : request.headers(headers));
  }

  private static BodyPublisher chunks(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  @ParameterizedTest
  @ValueSource(ints = {LARGEST + 1, 1024 * 1024, 1024 * 1024 + 1, 2 * 1024 * 1024})
  default void refusesABodyThatIsTooLarge(int size) {
    byte[] body = (newBody() + " ".repeat(size)).substring(0, size).getBytes(UTF_8);
    byte[] blanks = " ".repeat(size).getBytes(UTF_8);

    for (Call call : List.of(addition(), item().call("PATCH"))) {
      checkRefused(send(call, BodyPublishers.ofByteArray(body)), 413);
      checkRefused(send(call, BodyPublishers.ofByteArray(blanks)), 413);
      checkRefused(send(call, chunks(body)), 413);
    }
  }

  @Test
  default void acceptsABodyOfTheLargestSize() {
    String body = newBody();
    String padded = body + " ".repeat(LARGEST - body.length());

    Answer accepted = send(addition(), BodyPublishers.ofString(padded));

    assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 415",
    "text/json, 415",
    "application/javascript, 415",
    "application/xml, 415",
    "application/x-www-form-urlencoded, 415",
    "multipart/form-data; boundary=x, 415",
    "application/octet-stream, 415",
    "application/ld+json, 415",
    "application/merge-patch+json, 415",
    "application/json; charset=utf-16, 415",
    "application/json; charset=iso-8859-1, 415",
    "application/json; charset=x, 415",
    "json, 400",
    "a/b/c =, 400"
  })
  default void refusesABodyOfAnotherMediaType(String mediaType, int status) {
    checkRefused(addition().with("Content-Type", mediaType).send(), status);
  }

  @Test
  default void refusesAForm() {
    Call form = addition().withBody("name=value&other=value");

    checkRefused(form.with("Content-Type", "application/x-www-form-urlencoded").send(), 415);
  }

  @Test
  default void refusesABodyWithoutAMediaTypeAndACodedOne() {
    Call addition = addition();
    BodyPublisher body = BodyPublishers.ofString(addition.json());

    Answer untyped = addition.client().send(addition.client().request(path()).POST(body));
    Answer coded = send(addition, body, "Content-Encoding", "gzip");

    checkRefused(untyped, 415);
    checkRefused(coded, 415);
  }

  @Test
  default void refusesAChangeInAnotherFormat() {
    Call patch = item().call("PATCH").withBody("[]");

    ProblemDocument.of(patch.with("Content-Type", "application/json-patch+json").send(), 415);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, 406",
    "application/xml, 406",
    "application/problem+json, 406",
    "/, 400",
    "text/html;q=x, 400"
  })
  default void refusesToAnswerInAnotherMediaType(String accepted, int status) {
    ProblemDocument.of(item().call("GET").with("Accept", accepted).send(), status);
    ProblemDocument.of(new Call(admin(), "GET", path()).with("Accept", accepted).send(), status);
  }

  /** The path is checked before the media type, and the media type before the state. */
  @Test
  default void refusesAnotherMediaTypeOfWhatDoesNotExist() {
    Call unknown = new Call(admin(), "GET", path() + "/" + UNKNOWN).with("Accept", "text/html");

    ProblemDocument.of(unknown.send(), 406);
    ProblemDocument.of(unknown.withPath("nothing").send(), 404);
    ProblemDocument.of(unknown.withPath(path() + "/1").with("Accept", "*/*;q=0.1").send(), 400);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "1, 400",
        "1-1-1-1-1, 400",
        "<id>x, 400",
        "%20<id>, 400",
        "<id>%0A, 400",
        "%7B<id>%7D, 400",
        "a309e00f-fe5b-4eb1-92e9, 400",
        "%00, 400",
        "1%20or%201=1, 400",
        "'%20or%20'1'='1, 400",
        UNKNOWN + ", 404",
        "ffffffff-ffff-ffff-ffff-ffffffffffff, 404",
        "<id>/none, 404"
      })
  default void refusesAWrongId(String id, int status) {
    String existing = item().id();
    for (String method : new String[] {"GET", "PUT", "PATCH", "DELETE"}) {
      Call call = new Call(admin(), method, path() + "/" + id.replace("<id>", existing));
      boolean hasBody = method.startsWith("P");

      ProblemDocument.of((hasBody ? call.withBody(change()) : call).send(), status);
    }
  }

  @Test
  default void refusesAMethodThatAPathDoesNotHave() {
    Item item = item();

    for (String method : new String[] {"DELETE", "PUT", "PATCH"}) {
      ProblemDocument.of(new Call(admin(), method, path()).send(), 405);
    }
    ProblemDocument.of(item.call("POST").withBody(newBody()).send(), 405);
    ProblemDocument.of(item.call("BREW").send(), 405);
    ProblemDocument.of(new Call(admin(), "BREW", path()).send(), 405);
  }

  /** A header must not replace the method. */
  @ParameterizedTest
  @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
  default void ignoresAMethodInAHeader(String header) {
    Item item = item();

    ProblemDocument.of(item.call("POST").with(header, "DELETE").send(), 405);

    assertThat(item.read().status()).isEqualTo(200);
  }
}
