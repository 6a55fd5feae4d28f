package dev.plinth.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private final ApplicationHandler application =
      new ApplicationHandler(new ResourceConfig(Shelf.class, Routes.class));

  private final List<String> reported = new ArrayList<>();

  /** A resource with a route of each kind. */
  @Path("shelf")
  public static class Shelf {

    @GET
    public String list() {
      return "all";
    }

    @GET
    @Path("{id}/pages/{page}")
    public String read() {
      throw new NotFoundException();
    }
  }

  @Test
  void reportsTheTemplateOfEachRoute() throws Exception {
    get("shelf");

    assertThat(reported).containsExactly("/shelf");
  }

  @Test
  void reportsNoIdentityWhenTheResourceFails() throws Exception {
    get("shelf/5/pages/7");

    assertThat(reported).containsExactly("/shelf/{id}/pages/{page}");
  }

  @Test
  void reportsNothingForARequestWithoutARoute() throws Exception {
    get("nowhere");

    assertThat(reported).isEmpty();
  }

  @Test
  void toleratesAServerThatDoesNotAsk() throws Exception {
    ContainerRequest request = request("shelf");

    assertThat(application.apply(request).get().getStatus()).isEqualTo(200);
  }

  private void get(String path) throws Exception {
    ContainerRequest request = request(path);
    Consumer<String> server = reported::add;
    request.setProperty("dev.plinth.route", server);
    application.apply(request).get();
  }

  private static ContainerRequest request(String path) {
    URI base = URI.create("http://localhost/");
    return new ContainerRequest(
        base, base.resolve(path), "GET", null, new MapPropertiesDelegate(), null);
  }
}
