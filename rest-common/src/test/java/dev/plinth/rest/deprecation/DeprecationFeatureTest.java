package dev.plinth.rest.deprecation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class DeprecationFeatureTest {

  private final ApplicationHandler application =
      new ApplicationHandler(new ResourceConfig(Shelf.class, DeprecationFeature.class));

  /** A resource with operations of each kind. */
  @Path("shelf")
  public static class Shelf {

    @GET
    public String current() {
      return "all";
    }

    @GET
    @Path("old")
    @Deprecation(since = "2026-11-26")
    public String old() {
      return "all";
    }

    @GET
    @Path("ending")
    @Deprecation(since = "2026-11-26", sunset = "2027-06-05", page = "/docs/shelf.html")
    public String ending() {
      throw new NotFoundException();
    }

    @Deprecation(since = "2026-11-26", sunset = "2026-11-25")
    public void invalid() {}
  }

  @Test
  void saysNothingOfAnOperationThatStays() throws Exception {
    assertThat(get("shelf").getHeaders()).doesNotContainKeys("Deprecation", "Sunset", "Link");
  }

  @Test
  void announcesADeprecation() throws Exception {
    ContainerResponse response = get("shelf/old");

    assertThat(response.getHeaderString("Deprecation")).isEqualTo("@1795651200");
    assertThat(response.getHeaders()).doesNotContainKeys("Sunset", "Link");
  }

  @Test
  void announcesASunsetOnErrorsToo() throws Exception {
    ContainerResponse response = get("shelf/ending");

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getHeaderString("Deprecation")).isEqualTo("@1795651200");
    assertThat(response.getHeaderString("Sunset")).isEqualTo("Sat, 05 Jun 2027 00:00:00 GMT");
    assertThat(response.getHeaders().get("Link"))
        .isEqualTo(List.of("</docs/shelf.html>; rel=\"deprecation\""));
  }

  @Test
  void refusesASunsetBeforeTheDeprecation() throws Exception {
    Deprecation invalid = Shelf.class.getMethod("invalid").getAnnotation(Deprecation.class);

    assertThatThrownBy(() -> DeprecationFilter.of(invalid)).hasMessageContaining("before");
  }

  private ContainerResponse get(String path) throws Exception {
    URI root = URI.create("http://localhost:8001/");
    ContainerRequest request =
        new ContainerRequest(
            root, root.resolve(path), "GET", null, new MapPropertiesDelegate(), null);
    return application.apply(request).get();
  }
}
