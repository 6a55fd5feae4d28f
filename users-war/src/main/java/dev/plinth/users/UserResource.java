package dev.plinth.users;

import dev.plinth.persistence.user.UserView;
import dev.plinth.rest.access.CurrentCaller;
import dev.plinth.rest.access.Roles;
import dev.plinth.rest.conditional.Preconditions;
import dev.plinth.rest.conditional.RepresentationResponse;
import dev.plinth.rest.paging.PageRequest;
import dev.plinth.runtime.representation.Representation;
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
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** REST resource of users. */
@Path("users")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

  @Inject private UserAccounts accounts;
  @Inject private CurrentCaller caller;

  /** Registers a user. */
  @POST
  @APIResponseSchema(value = UserView.class, responseCode = "201")
  public CompletionStage<Response> register(RegisterUser command, @Context UriInfo uri) {
    UriBuilder address = uri.getAbsolutePathBuilder();
    return accounts
        .register(command)
        .thenApply(
            user ->
                RepresentationResponse.of(
                        Response.created(address.path(user.id().toString()).build()),
                        Representation.of(user))
                    .build());
  }

  /** Lists users, newest first. */
  @GET
  @RolesAllowed(Roles.ADMIN)
  @SecurityRequirement(name = Roles.SCHEME)
  @APIResponse(
      responseCode = "200",
      description = "A page: up to limit items and 256 KiB, and next, the cursor of the next page.")
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    PageRequest request = new PageRequest(uri);
    Representation page = accounts.list(request.after(), request.limit());
    return request.page(headers, page).build();
  }

  /** Returns a user. */
  @GET
  @Path("/{id}")
  @RolesAllowed(Roles.USER)
  @SecurityRequirement(name = Roles.SCHEME)
  @APIResponseSchema(value = UserView.class, responseCode = "200")
  public Response read(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    return RepresentationResponse.of(
            headers, Representation.of(accounts.read(caller.signedIn(), id)))
        .build();
  }

  /** Returns the user of the access token. */
  @GET
  @Path("/me")
  @RolesAllowed(Roles.USER)
  @SecurityRequirement(name = Roles.SCHEME)
  @APIResponseSchema(value = UserView.class, responseCode = "200")
  public Response me(@Context HttpHeaders headers) {
    return read(caller.signedIn().id(), headers);
  }

  /** Returns the public profile of a user. */
  @GET
  @Path("/{id}/profile")
  @APIResponse(responseCode = "200", description = "The username.")
  public Response profile(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    Representation profile = accounts.profile(id);
    return RepresentationResponse.cached(RepresentationResponse.of(headers, profile), profile)
        .build();
  }

  /** Changes the fields that are given. */
  @PUT
  @Path("/{id}")
  @RolesAllowed(Roles.USER)
  @SecurityRequirement(name = Roles.SCHEME)
  @APIResponseSchema(value = UserView.class, responseCode = "200")
  public CompletionStage<Response> replace(
      @PathParam("id") UUID id, ChangeUser command, @Context HttpHeaders headers) {
    return change(id, command, headers);
  }

  /** Changes the fields that are given. */
  @PATCH
  @Path("/{id}")
  @RolesAllowed(Roles.USER)
  @SecurityRequirement(name = Roles.SCHEME)
  @APIResponseSchema(value = UserView.class, responseCode = "200")
  public CompletionStage<Response> change(
      @PathParam("id") UUID id, ChangeUser command, @Context HttpHeaders headers) {
    Preconditions preconditions = new Preconditions(headers);
    return accounts
        .change(caller.signedIn(), id, command, caller.address(), preconditions::check)
        .thenApply(
            user -> RepresentationResponse.of(Response.ok(), Representation.of(user)).build());
  }

  /** Deletes a user. */
  @DELETE
  @Path("/{id}")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed(Roles.USER)
  @SecurityRequirement(name = Roles.SCHEME)
  @APIResponse(responseCode = "204", description = "Deleted.")
  public void remove(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    Preconditions preconditions = new Preconditions(headers);
    accounts.remove(caller.signedIn(), id, caller.address(), preconditions::check);
  }
}
