package dev.plinth.users;

import dev.plinth.persistence.Snapshot;
import dev.plinth.persistence.user.UserView;
import dev.plinth.rest.page.PageRequest;
import dev.plinth.rest.representation.Representation;
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
import java.util.UUID;

/** The users over HTTP. */
@Path("users")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

  @Inject private Registration registration;

  /** Adds a user. */
  @POST
  public Response register(RegisterUser wanted, @Context UriInfo uri) {
    UserView user = registration.register(wanted);
    URI address = uri.getAbsolutePathBuilder().path(user.id().toString()).build();
    return Representation.of(Response.created(address), Snapshot.of(user)).build();
  }

  /** Lists users, newest first. */
  @GET
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    PageRequest request = new PageRequest(uri);
    Snapshot page = registration.list(request.after(), request.limit());
    return request.page(headers, page).build();
  }

  /** Returns a user. */
  @GET
  @Path("/{id}")
  public Response read(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    return Representation.of(headers, Snapshot.of(registration.read(id))).build();
  }

  /** Returns what everybody may know of a user. */
  @GET
  @Path("/{id}/profile")
  public Response profile(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    Snapshot profile = registration.profile(id);
    return Representation.cached(Representation.of(headers, profile), profile).build();
  }

  /** Changes the fields that are given. */
  @PUT
  @Path("/{id}")
  public Response replace(@PathParam("id") UUID id, ChangeUser wanted) {
    return change(id, wanted);
  }

  /** Changes the fields that are given. */
  @PATCH
  @Path("/{id}")
  public Response change(@PathParam("id") UUID id, ChangeUser wanted) {
    return Representation.of(Response.ok(), Snapshot.of(registration.change(id, wanted))).build();
  }

  /** Removes a user. */
  @DELETE
  @Path("/{id}")
  public void remove(@PathParam("id") UUID id) {
    registration.remove(id);
  }
}
