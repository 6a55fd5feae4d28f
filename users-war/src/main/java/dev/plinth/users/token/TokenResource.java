package dev.plinth.users.token;

import dev.plinth.rest.access.CurrentCaller;
import dev.plinth.rest.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** REST resource of tokens: sign-in, refresh and sign-out. */
@Path("tokens")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

  @Inject private Authentication authentication;
  @Inject private CurrentCaller caller;

  /** Signs in with a password, and begins a session. */
  @POST
  public CompletionStage<Response> signIn(SignIn command) {
    return authentication.signIn(command, caller.address()).thenApply(TokenResource::answer);
  }

  /** Continues a session with its newest refresh token. */
  @POST
  @Path("/refresh")
  public Response refresh(Refresh command) {
    return answer(authentication.refresh(command, caller.address()));
  }

  /** Ends the session of the access token. */
  @DELETE
  @Produces(MediaType.WILDCARD)
  @RolesAllowed(Roles.USER)
  public void signOut() {
    authentication.signOut(caller.signedIn(), caller.address());
  }

  private static Response answer(TokenView tokens) {
    return Response.ok(tokens, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
