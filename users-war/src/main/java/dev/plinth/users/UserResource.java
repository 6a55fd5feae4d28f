package dev.plinth.users;

import dev.plinth.persistence.Keyset;
import dev.plinth.persistence.user.UserView;
import dev.plinth.rest.page.PageRequest;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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
    return Response.created(uri.getAbsolutePathBuilder().path(user.id().toString()).build())
        .entity(user)
        .build();
  }

  /** Lists users, newest first. */
  @GET
  public Response list(@Context UriInfo uri) {
    PageRequest request = new PageRequest(uri);
    return request.page(
        registration.list(request.after(Keyset.START, Keyset::new), request.fetch()),
        UserView::createdAt,
        UserView::id);
  }

  /** Returns a user. */
  @GET
  @Path("/{id}")
  public UserView read(@PathParam("id") UUID id) {
    return registration.read(id);
  }

  /** Changes the fields that are given. */
  @PUT
  @Path("/{id}")
  public UserView replace(@PathParam("id") UUID id, ChangeUser wanted) {
    return registration.change(id, wanted);
  }

  /** Changes the fields that are given. */
  @PATCH
  @Path("/{id}")
  public UserView change(@PathParam("id") UUID id, ChangeUser wanted) {
    return registration.change(id, wanted);
  }

  /** Removes a user. */
  @DELETE
  @Path("/{id}")
  public void remove(@PathParam("id") UUID id) {
    registration.remove(id);
  }
}
