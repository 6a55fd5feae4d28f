package dev.plinth.conformance.application;

import dev.plinth.conformance.Environment;
import dev.plinth.conformance.Item;
import dev.plinth.conformance.ServiceConformance;
import dev.plinth.conformance.document.ApiDocument;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtendWith;

/** The conformance kit against a service of the running application. */
@ExtendWith(SharedApplication.class)
public abstract class ApplicationConformance extends ServiceConformance {

  private final RunningApplication application;
  private final String name;
  private final ApiDocument document;
  private final String owner;
  private final String user;
  private final Map<String, String> references = new ConcurrentHashMap<>();
  private Environment surroundings;
  private Item item;

  /**
   * Describes a service.
   *
   * @param name its name in the list of services
   */
  protected ApplicationConformance(RunningApplication application, String name) {
    this.application = application;
    this.name = name;
    this.document = ApiDocument.served(application.at("operations"), name);
    this.owner = application.newcomer();
    this.user = application.newcomer();
  }

  @Override
  public final String path() {
    return name;
  }

  @Override
  public final ApiDocument document() {
    return document;
  }

  @Override
  public final Optional<Environment> surroundings() {
    if (surroundings == null) {
      Optional<Call> cached = Optional.of(listing()).filter(list -> isCached());
      surroundings = application.surroundings(name, cached);
    }
    return Optional.of(surroundings);
  }

  @Override
  public final Client anyone() {
    return application.at(name);
  }

  @Override
  public final Client user() {
    return anyone().as(user);
  }

  @Override
  public final Client owner() {
    return anyone().as(owner);
  }

  @Override
  public final Client admin() {
    return anyone().as(application.admin());
  }

  @Override
  public final Item item() {
    if (item == null) {
      item = add();
    }
    return item;
  }

  /** Returns the id of an item of a service; always the same, also during an outage. */
  protected final String anyOf(String service) {
    return references.computeIfAbsent(service, this::first);
  }

  private String first(String service) {
    Client items = application.at(service).as(application.admin());
    return items.send("GET", service + "?limit=1").ids().get(0);
  }
}
