package dev.plinth.blogs;

import dev.plinth.persistence.Keyset;
import dev.plinth.persistence.blog.BlogView;
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
    return Response.created(uri.getAbsolutePathBuilder().path(blog.id().toString()).build())
        .entity(blog)
        .build();
  }

  /** Lists blogs, newest first. */
  @GET
  public Response list(@Context UriInfo uri) {
    PageRequest request = new PageRequest(uri);
    return request.page(
        publishing.list(request.after(Keyset.START, Keyset::new), request.fetch()),
        BlogView::createdAt,
        BlogView::id);
  }

  /** Returns a blog. */
  @GET
  @Path("/{id}")
  public BlogView read(@PathParam("id") UUID id) {
    return publishing.read(id);
  }

  /** Changes the fields that are given. */
  @PUT
  @Path("/{id}")
  public BlogView replace(@PathParam("id") UUID id, ReviseBlog wanted) {
    return publishing.revise(id, wanted);
  }

  /** Changes the fields that are given. */
  @PATCH
  @Path("/{id}")
  public BlogView revise(@PathParam("id") UUID id, ReviseBlog wanted) {
    return publishing.revise(id, wanted);
  }

  /** Removes a blog. */
  @DELETE
  @Path("/{id}")
  public void remove(@PathParam("id") UUID id) {
    publishing.remove(id);
  }
}
