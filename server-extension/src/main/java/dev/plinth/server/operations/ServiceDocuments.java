package dev.plinth.server.operations;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.Container;
import org.apache.catalina.Context;

/**
 * The OpenAPI documents of the deployed services. Each WAR has its own at {@code
 * META-INF/openapi.json}, where MicroProfile OpenAPI expects a static document; only its {@code
 * servers} are replaced, by the addresses of the service's ports.
 *
 * @param engine the server's engine, whose hosts are the virtual servers
 * @param host the host name by which the client reached the operations port
 */
record ServiceDocuments(Container engine, String host) {

  private static final String RESOURCE = "/WEB-INF/classes/META-INF/openapi.json";

  /** Returns the document of a service; empty if none is deployed. */
  Optional<JsonObject> find(String service) {
    return read(service).map(json -> withServers(json, service));
  }

  /**
   * Returns a linkset (RFC 9264) with the base address and the document of each service.
   *
   * @param path the path of the documents
   */
  JsonObject catalog(String path) {
    JsonArrayBuilder links = Json.createArrayBuilder();
    services().forEach(service -> links.add(link(service, path)));
    return Json.createObjectBuilder().add("linkset", links).build();
  }

  /** Returns the addresses of all services. */
  List<String> addresses() {
    return services().flatMap(service -> addresses(service).stream()).toList();
  }

  private Stream<String> services() {
    return Stream.of(engine.findChildren())
        .map(Container::getName)
        .filter(service -> read(service).isPresent())
        .sorted();
  }

  private JsonObject link(String service, String path) {
    JsonArrayBuilder description =
        Json.createArrayBuilder()
            .add(
                Json.createObjectBuilder()
                    .add("href", path + service)
                    .add("type", "application/json"));
    return Json.createObjectBuilder()
        .add("anchor", addresses(service).get(0) + "/")
        .add("service-desc", description)
        .build();
  }

  private JsonObject withServers(JsonObject document, String service) {
    JsonArrayBuilder servers = Json.createArrayBuilder();
    addresses(service).forEach(url -> servers.add(Json.createObjectBuilder().add("url", url)));
    return Json.createObjectBuilder(document).add("servers", servers).build();
  }

  private List<String> addresses(String service) {
    return ServicePort.of(service).map(port -> port.address(host)).toList();
  }

  /** Returns the document of the application at the root of a virtual server. */
  private Optional<JsonObject> read(String virtualServer) {
    return Optional.ofNullable(engine.findChild(virtualServer))
        .map(found -> (Context) found.findChild(""))
        .map(found -> found.getServletContext().getResourceAsStream(RESOURCE))
        .map(ServiceDocuments::read);
  }

  private static JsonObject read(InputStream in) {
    try (JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    }
  }
}
