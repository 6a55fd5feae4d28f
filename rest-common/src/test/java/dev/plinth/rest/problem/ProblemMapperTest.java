package dev.plinth.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.ErrorResponse;
import dev.plinth.runtime.fact.AccessDenied;
import dev.plinth.runtime.fact.AuthenticationFailed;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.fact.Conflict;
import dev.plinth.runtime.fact.InvalidField;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.fact.Overloaded;
import dev.plinth.runtime.ratelimit.RateLimit;
import dev.plinth.runtime.ratelimit.RateLimitExceeded;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemMapperTest {

  private final ProblemMapper mapper = new ProblemMapper();

  @Test
  void answersAProblemAsItIs() {
    ProblemException thrown = ProblemException.badRequest("limit must be a number.");

    Response response = mapper.toResponse(thrown);

    assertThat(ErrorResponse.of(response).status()).isEqualTo(400);
    assertThat(ErrorResponse.of(response).detail()).isEqualTo("limit must be a number.");
  }

  @Test
  void answers404ToAFactThatSomethingDoesNotExist() {
    UUID id = UUID.randomUUID();

    ErrorResponse refusal = ErrorResponse.of(mapper.toResponse(new NotFound("blog", id)));

    assertThat(refusal.status()).isEqualTo(404);
    assertThat(refusal.detail()).isEqualTo("There is no blog with the id " + id + ".");
  }

  @Test
  void answers401WithAChallengeToInvalidCredentials() {
    Response response = mapper.toResponse(new AuthenticationFailed("The password is wrong."));

    assertThat(ErrorResponse.of(response).status()).isEqualTo(401);
    assertThat(ErrorResponse.of(response).detail()).isEqualTo("The password is wrong.");
    assertThat(response.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void answers403ToADeniedCaller() {
    ErrorResponse refusal = ErrorResponse.of(mapper.toResponse(new AccessDenied()));

    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.detail()).isEqualTo("You may not do this.");
  }

  @Test
  void answers400WithAPointerToAnInvalidField() {
    InvalidField fact = new InvalidField("currentPassword", "is not the current password");

    ErrorResponse refusal = ErrorResponse.of(mapper.toResponse(fact));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.document().getJsonArray("errors"))
        .hasToString(
            "[{\"detail\":\"is not the current password\",\"pointer\":\"#/currentPassword\"}]");
  }

  @Test
  void answers503WithRetryAfterToOverload() {
    Response response = mapper.toResponse(new Overloaded("Sign-in is overloaded.", 10));

    assertThat(ErrorResponse.of(response).status()).isEqualTo(503);
    assertThat(response.getHeaderString("Retry-After")).isEqualTo("10");
  }

  static List<RuntimeException> conflicts() {
    return List.of(
        new Conflict("email-taken", "The e-mail address is already taken."),
        new ConcurrentChange());
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  void answers409ToAConflictWithStoredData(RuntimeException conflict) {
    ErrorResponse refusal = ErrorResponse.of(mapper.toResponse(conflict));

    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.detail()).isEqualTo(conflict.getMessage());
    assertThat(refusal.document().getString("type")).startsWith("/problems/");
  }

  @Test
  void answers429WithRateLimitFieldsToAnExceededLimit() {
    RateLimitExceeded fact =
        new RateLimitExceeded("writes", RateLimit.of("10/PT1M"), Duration.ofMillis(5500));

    Response response = mapper.toResponse(fact);

    assertThat(ErrorResponse.of(response).status()).isEqualTo(429);
    assertThat(response.getHeaderString("Retry-After")).isEqualTo("6");
    assertThat(response.getHeaderString("RateLimit-Policy")).isEqualTo("\"writes\";q=10;w=60");
    assertThat(response.getHeaderString("RateLimit")).isEqualTo("\"writes\";r=0;t=6");
  }

  @Test
  void keepsTheMethodsThatAreAllowed() {
    Response response = mapper.toResponse(new NotAllowedException("GET", new String[] {"POST"}));

    assertThat(ErrorResponse.of(response).status()).isEqualTo(405);
    assertThat(response.getHeaderString("Allow").split(", ?"))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "POST");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 406, 415})
  void hidesTheMessagesOfJaxRs(int status) {
    WebApplicationException thrown =
        new WebApplicationException("org.example.Secret was null", status);

    Response response = mapper.toResponse(thrown);

    assertThat(ErrorResponse.of(response).status()).isEqualTo(status);
    assertThat((String) response.getEntity()).doesNotContain("Secret");
    assertThat(response.getHeaders()).containsOnlyKeys("Content-Type");
  }

  @Test
  void hidesTheCause() {
    BadRequestException thrown = new BadRequestException(new IllegalStateException("secret"));

    Response response = mapper.toResponse(thrown);

    assertThat((String) response.getEntity()).doesNotContain("secret");
  }

  @Test
  void hidesTheEntityOfAnotherResponse() {
    Response html = Response.status(404).type("text/html").entity("<h1>Secret</h1>").build();

    ErrorResponse refusal = ErrorResponse.of(mapper.toResponse(new NotFoundException(html)));

    assertThat(refusal.detail()).isEqualTo("There is nothing at this address.");
  }

  @Test
  void leavesARedirectUnchanged() {
    URI elsewhere = URI.create("http://localhost:8001/blogs");

    Response response = mapper.toResponse(new RedirectionException(303, elsewhere));

    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getLocation()).isEqualTo(elsewhere);
    assertThat(response.hasEntity()).isFalse();
  }

  static List<Throwable> unexpected() {
    return List.of(
        new IllegalStateException("secret"),
        new WebApplicationException("secret", 500),
        new WebApplicationException("secret", 503),
        new StackOverflowError("secret"),
        new Exception("secret", new RuntimeException("secret")));
  }

  @ParameterizedTest
  @MethodSource("unexpected")
  void answers500ToAnythingElseWithAReferenceOnly(Throwable thrown) {
    Response response = mapper.toResponse(thrown);

    assertThat(ErrorResponse.of(response).status()).isEqualTo(500);
    assertThat((String) response.getEntity()).doesNotContain("secret");
    assertThat(ErrorResponse.of(response).detail()).matches(".* reference [0-9a-f-]{36}\\.");
  }

  @Test
  void givesEachFailureItsOwnReference() {
    RuntimeException failure = new IllegalStateException();

    ErrorResponse first = ErrorResponse.of(mapper.toResponse(failure));
    ErrorResponse second = ErrorResponse.of(mapper.toResponse(failure));

    assertThat(first.detail()).isNotEqualTo(second.detail());
  }
}
