package dev.plinth.blogs;

import dev.plinth.persistence.Snapshot;
import dev.plinth.persistence.blog.BlogView;
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

/** The blogs over HTTP. */
@Path("blogs")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BlogResource {

  @Inject private Publishing publishing;

  /** Adds a blog. */
  @POST
  public Response write(WriteBlog wanted, @Context UriInfo uri) {
    BlogView blog = publishing.write(wanted);
    URI address = uri.getAbsolutePathBuilder().path(blog.id().toString()).build();
    return Representation.of(Response.created(address), Snapshot.of(blog)).build();
  }

  /** Lists blogs, newest first. */
  @GET
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    PageRequest request = new PageRequest(uri);
    Snapshot page = publishing.list(request.after(), request.limit());
    return Representation.cached(request.page(headers, page), page).build();
  }

  /** Returns a blog. */
  @GET
  @Path("/{id}")
  public Response read(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    Snapshot blog = publishing.read(id);
    return Representation.cached(Representation.of(headers, blog), blog).build();
  }

  /** Changes the fields that are given. */
  @PUT
  @Path("/{id}")
  public Response replace(@PathParam("id") UUID id, ReviseBlog wanted) {
    return revise(id, wanted);
  }

  /** Changes the fields that are given. */
  @PATCH
  @Path("/{id}")
  public Response revise(@PathParam("id") UUID id, ReviseBlog wanted) {
    return Representation.of(Response.ok(), Snapshot.of(publishing.revise(id, wanted))).build();
  }

  /** Removes a blog. */
  @DELETE
  @Path("/{id}")
  public void remove(@PathParam("id") UUID id) {
    publishing.remove(id);
  }
}
