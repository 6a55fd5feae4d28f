package dev.plinth.peer;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The endpoints of blogs that the benchmark calls. Reads run outside a transaction: a single
 * statement needs no BEGIN and COMMIT.
 */
@Path("blogs")
public class BlogResource {

  @GET
  @Path("{id}")
  public BlogView read(@RestPath UUID id) {
    return Blog.findActive(id).map(Blog::view).orElseThrow(NotFoundException::new);
  }

  @GET
  public BlogPage list(@RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
    return new BlogPage(Blog.newest(limit).stream().map(Blog::view).toList());
  }

  @POST
  @Transactional
  public RestResponse<BlogView> write(@Valid WriteBlog command) {
    BlogView written = Blog.write(command).view();
    return ResponseBuilder.<BlogView>created(URI.create("/blogs/" + written.id()))
        .entity(written)
        .build();
  }
}
