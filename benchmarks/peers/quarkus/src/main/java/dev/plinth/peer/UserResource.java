package dev.plinth.peer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The endpoint of users that the benchmark calls. */
@Path("users")
public class UserResource {

  @GET
  @Path("{id}/profile")
  public UserView profile(@RestPath UUID id) {
    return User.<User>findByIdOptional(id).map(User::view).orElseThrow(NotFoundException::new);
  }
}
