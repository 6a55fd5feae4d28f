package dev.plinth.users.token;

import dev.plinth.rest.access.KeySetFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

/** REST resource of the public keys, for other programs that verify access tokens. */
@Path(".well-known/jwks.json")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeySetResource {

  @Inject
  @ConfigProperty(name = "JWT_KEY_SET_FILE")
  private String file;

  /** Returns the keys as a JSON Web Key Set. */
  @GET
  public Response read() {
    String keys =
        KeySetFile.read(java.nio.file.Path.of(file)).toJson(OutputControlLevel.PUBLIC_ONLY);
    return Response.ok(keys, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}
