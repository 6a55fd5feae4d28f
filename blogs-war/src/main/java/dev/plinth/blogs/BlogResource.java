package dev.plinth.blogs;

import dev.plinth.persistence.blog.BlogFilter;
import dev.plinth.persistence.blog.BlogQuery;
import dev.plinth.persistence.blog.BlogSearch;
import dev.plinth.persistence.blog.BlogView;
import dev.plinth.rest.access.Caller;
import dev.plinth.rest.access.CurrentCaller;
import dev.plinth.rest.access.Roles;
import dev.plinth.rest.entity.EntityResponses;
import dev.plinth.rest.entity.ListParameters;
import dev.plinth.rest.idempotency.Idempotent;
import dev.plinth.rest.json.MergePatch;
import dev.plinth.rest.paging.PageRequest;
import dev.plinth.rest.query.QueryParameters;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** REST resource of blogs. */
@Path("blogs")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BlogResource {

  @Inject private Blogs blogs;
  @Inject private CurrentCaller caller;
  @Inject private EntityResponses responses;

  /** Publishes a blog. */
  @POST
  @RolesAllowed(Roles.USER)
  @Idempotent
  public Response write(WriteBlog command, @Context UriInfo uri) {
    return responses.<BlogView>created(
        uri, (author, write) -> blogs.write(author, List.of(command), write));
  }

  /** Publishes several blogs: all or none. */
  @POST
  @Path("/batch")
  @RolesAllowed(Roles.USER)
  @Idempotent
  public Response writeAll(List<WriteBlog> commands) {
    return responses.<BlogView>createdAll((author, write) -> blogs.write(author, commands, write));
  }

  /** Lists the blogs that the caller may see, newest first by default, or searches in them. */
  @GET
  @QueryParameters({
    PageRequest.LIMIT,
    PageRequest.CURSOR,
    BlogQueryParameters.TEXT,
    BlogQueryParameters.SNIPPETS,
    BlogQueryParameters.AUTHOR,
    ListParameters.USER_ID,
    BlogQueryParameters.IS_ACTIVE,
    ListParameters.CREATED_AFTER,
    ListParameters.CREATED_BEFORE,
    ListParameters.SORT
  })
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    PageRequest request = new PageRequest(uri);
    Optional<BlogSearch> search = BlogQueryParameters.search(request);
    if (search.isPresent()) {
      BlogSearch given = search.get();
      return page(request, headers, given.filter(), reader -> blogs.search(reader, given));
    }
    BlogQuery query = BlogQueryParameters.of(request);
    return page(request, headers, query.filter(), reader -> blogs.list(reader, query));
  }

  /** No cache may store a page of inactive blogs. */
  private Response page(
      PageRequest request,
      HttpHeaders headers,
      BlogFilter filter,
      Function<Optional<Caller>, Representation> read) {
    if (filter.isOfInactive()) {
      return request.page(headers, read.apply(Optional.of(caller.signedIn()))).build();
    }
    return responses.page(request, headers, read.apply(caller.get()));
  }

  /** Returns a blog. */
  @GET
  @Path("/{id}")
  public Response read(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    return responses.read(headers, blogs.read(caller.get(), id));
  }

  /** Changes the fields that are given. The body may be what GET returned. */
  @PUT
  @Path("/{id}")
  @RolesAllowed(Roles.USER)
  public Response replace(
      @PathParam("id") UUID id, ReviseBlog command, @Context HttpHeaders headers) {
    return revise(id, command, headers);
  }

  /** Changes the fields that are given. */
  @PATCH
  @Path("/{id}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @RolesAllowed(Roles.USER)
  @Idempotent
  public Response revise(
      @PathParam("id") UUID id, ReviseBlog command, @Context HttpHeaders headers) {
    return responses.<BlogView>changed(
        headers, (request, write) -> blogs.revise(request, id, command, write));
  }

  /** Deletes a blog. */
  @DELETE
  @Path("/{id}")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed(Roles.USER)
  public void remove(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    blogs.remove(responses.change(headers), id);
  }
}
