package dev.plinth.users;

import dev.plinth.persistence.user.UserFilter;
import dev.plinth.persistence.user.UserView;
import dev.plinth.rest.access.CurrentCaller;
import dev.plinth.rest.access.Roles;
import dev.plinth.rest.conditional.RepresentationResponse;
import dev.plinth.rest.entity.EntityResponses;
import dev.plinth.rest.idempotency.Idempotency;
import dev.plinth.rest.idempotency.Idempotent;
import dev.plinth.rest.json.MergePatch;
import dev.plinth.rest.paging.PageRequest;
import dev.plinth.rest.problem.ProblemException;
import dev.plinth.rest.query.QueryParameters;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.text.Usernames;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** REST resource of users. */
@Path("users")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

  private static final String USERNAME = "username";
  private static final String IS_ACTIVE = "isActive";

  @Inject private UserAccounts accounts;
  @Inject private CurrentCaller caller;
  @Inject private EntityResponses responses;
  @Inject private Idempotency idempotency;

  /** Registers a user. */
  @POST
  @Idempotent
  public CompletionStage<Response> register(RegisterUser command, @Context UriInfo uri) {
    URI users = uri.getAbsolutePath();
    Function<UserView, Response> response =
        user -> RepresentationResponse.created(users, user.id(), Representation.of(user)).build();
    return accounts.register(command, idempotency.of(response)).thenApply(response);
  }

  /** Lists users, newest first. */
  @GET
  @RolesAllowed(Roles.ADMIN)
  @QueryParameters({PageRequest.LIMIT, PageRequest.CURSOR, USERNAME, IS_ACTIVE})
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    PageRequest request = new PageRequest(uri);
    Representation page = accounts.list(filter(request), request.slice(Instant.class));
    return request.page(headers, page).build();
  }

  private static UserFilter filter(PageRequest request) {
    String prefix =
        request.parameters().value(USERNAME).map(UserResource::canonicalPrefix).orElse(null);
    return new UserFilter(prefix, request.parameters().flag(IS_ACTIVE).orElse(null));
  }

  private static String canonicalPrefix(String typed) {
    return Usernames.canonicalPrefix(typed)
        .orElseThrow(
            () -> ProblemException.badRequest("username must be the beginning of a username."));
  }

  /** Returns a user. */
  @GET
  @Path("/{id}")
  @RolesAllowed(Roles.USER)
  public Response read(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    Representation user = Representation.of(accounts.read(caller.signedIn(), id));
    return RepresentationResponse.of(headers, user).build();
  }

  /** Returns the user of the access token. */
  @GET
  @Path("/me")
  @RolesAllowed(Roles.USER)
  public Response me(@Context HttpHeaders headers) {
    return read(caller.signedIn().id(), headers);
  }

  /** Returns the public profile of a user. */
  @GET
  @Path("/{id}/profile")
  public Response profile(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    return responses.read(headers, accounts.profile(id));
  }

  /** Changes the fields that are given. The body may be what GET returned. */
  @PUT
  @Path("/{id}")
  @RolesAllowed(Roles.USER)
  public CompletionStage<Response> replace(
      @PathParam("id") UUID id, ChangeUser command, @Context HttpHeaders headers) {
    return change(id, command, headers);
  }

  /** Changes the fields that are given. */
  @PATCH
  @Path("/{id}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @RolesAllowed(Roles.USER)
  @Idempotent
  public CompletionStage<Response> change(
      @PathParam("id") UUID id, ChangeUser command, @Context HttpHeaders headers) {
    Function<UserView, Response> response =
        user -> RepresentationResponse.of(Response.ok(), Representation.of(user)).build();
    return accounts
        .change(responses.change(headers), id, command, idempotency.of(response))
        .thenApply(response);
  }

  /** Deletes a user. */
  @DELETE
  @Path("/{id}")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed(Roles.USER)
  public void remove(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    accounts.remove(responses.change(headers), id);
  }
}
