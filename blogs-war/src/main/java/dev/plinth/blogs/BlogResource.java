package dev.plinth.blogs;

import dev.plinth.persistence.blog.BlogFilter;
import dev.plinth.persistence.blog.BlogQuery;
import dev.plinth.persistence.blog.BlogSearch;
import dev.plinth.persistence.blog.BlogView;
import dev.plinth.rest.access.Caller;
import dev.plinth.rest.access.CurrentCaller;
import dev.plinth.rest.access.Roles;
import dev.plinth.rest.conditional.Body;
import dev.plinth.rest.conditional.ChangePreconditions;
import dev.plinth.rest.conditional.RepresentationResponse;
import dev.plinth.rest.idempotency.Idempotency;
import dev.plinth.rest.idempotency.Idempotent;
import dev.plinth.rest.json.MergePatch;
import dev.plinth.rest.paging.PageRequest;
import dev.plinth.rest.query.QueryParameters;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Written;
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
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

  @Inject private Publishing publishing;
  @Inject private CurrentCaller caller;
  @Inject private ChangePreconditions preconditions;
  @Inject private Idempotency idempotency;

  /** Publishes a blog. */
  @POST
  @RolesAllowed(Roles.USER)
  @Idempotent
  public Response write(WriteBlog command, @Context UriInfo uri) {
    URI address = uri.getAbsolutePath();
    Function<List<Written<BlogView>>, Response> response = blogs -> created(address, blogs.get(0));
    return response.apply(
        publishing.write(caller.signedIn(), List.of(command), idempotency.of(response)));
  }

  private static Response created(URI collection, Written<BlogView> blog) {
    return RepresentationResponse.created(collection, blog.view().id(), blog.representation())
        .build();
  }

  /** Publishes several blogs: all or none. */
  @POST
  @Path("/batch")
  @RolesAllowed(Roles.USER)
  @Idempotent
  public Response writeAll(List<WriteBlog> commands) {
    Function<List<Written<BlogView>>, Response> response = BlogResource::createdAll;
    return response.apply(publishing.write(caller.signedIn(), commands, idempotency.of(response)));
  }

  private static Response createdAll(List<Written<BlogView>> blogs) {
    Body body = Body.ofItems(blogs.stream().map(Written::representation).toList());
    return Response.status(Status.CREATED).type(MediaType.APPLICATION_JSON).entity(body).build();
  }

  /** Lists the blogs that the caller may see, newest first by default, or searches in them. */
  @GET
  @QueryParameters({
    "limit",
    "cursor",
    BlogQueryParameters.TEXT,
    BlogQueryParameters.SNIPPETS,
    BlogQueryParameters.AUTHOR,
    BlogQueryParameters.USER_ID,
    BlogQueryParameters.IS_ACTIVE,
    BlogQueryParameters.CREATED_AFTER,
    BlogQueryParameters.CREATED_BEFORE,
    BlogQueryParameters.SORT
  })
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    PageRequest request = new PageRequest(uri);
    Optional<BlogSearch> search = BlogQueryParameters.search(request);
    if (search.isPresent()) {
      BlogSearch given = search.get();
      return page(request, headers, given.filter(), reader -> publishing.search(reader, given));
    }
    BlogQuery query = BlogQueryParameters.of(request);
    return page(request, headers, query.filter(), reader -> publishing.list(reader, query));
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
    Representation page = read.apply(caller.get());
    return RepresentationResponse.cached(request.page(headers, page), page).build();
  }

  /** Returns a blog. */
  @GET
  @Path("/{id}")
  public Response read(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    Representation blog = publishing.read(caller.get(), id);
    return RepresentationResponse.cached(RepresentationResponse.of(headers, blog), blog).build();
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
    Function<Written<BlogView>, Response> response =
        blog -> RepresentationResponse.of(Response.ok(), blog.representation()).build();
    return response.apply(
        publishing.revise(
            caller.signedIn(), id, command, preconditions.of(headers), idempotency.of(response)));
  }

  /** Deletes a blog. */
  @DELETE
  @Path("/{id}")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed(Roles.USER)
  public void remove(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    publishing.remove(caller.signedIn(), id, caller.address(), preconditions.of(headers));
  }
}
