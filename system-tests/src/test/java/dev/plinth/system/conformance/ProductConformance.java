package dev.plinth.system.conformance;

import dev.plinth.conformance.Environment;
import dev.plinth.conformance.Item;
import dev.plinth.conformance.ServiceConformance;
import dev.plinth.conformance.application.UpEnvironment;
import dev.plinth.conformance.document.ApiDocument;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.contract.KeptDocuments;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.UpProduct;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The conformance kit against a service of the running product. */
abstract class ProductConformance extends ServiceConformance {

  private final Product product;
  private final String name;
  private final Optional<Environment> surroundings;
  private final ApiDocument document;
  private final Person owner;
  private final Person user;
  private final Map<String, String> references = new ConcurrentHashMap<>();
  private Item item;

  ProductConformance(Product product, String name) {
    this.product = product;
    this.name = name;
    Optional<Call> cached = Optional.of(new Call(product.blogs(), "GET", "blogs?limit=20"));
    this.surroundings =
        product instanceof UpProduct up
            ? Optional.of(new UpEnvironment(up, name, cached))
            : Optional.empty();
    this.document = KeptDocuments.of(name);
    this.owner = product.newcomer();
    this.user = product.newcomer();
  }

  final Product product() {
    return product;
  }

  @Override
  public final String path() {
    return name;
  }

  @Override
  public final Optional<Environment> surroundings() {
    return surroundings;
  }

  @Override
  public final ApiDocument document() {
    return document;
  }

  @Override
  public final Client anyone() {
    return product.service(name);
  }

  @Override
  public final Client user() {
    return as(user);
  }

  @Override
  public final Client owner() {
    return as(owner);
  }

  @Override
  public final Client admin() {
    return as(product.admin());
  }

  @Override
  public final Item item() {
    if (item == null) {
      item = add();
    }
    return item;
  }

  final Client as(Person person) {
    return anyone().as(person.token());
  }

  /** Returns the id of an item of a service; always the same, also during an outage. */
  final String anyOf(String service) {
    return references.computeIfAbsent(service, this::first);
  }

  private String first(String service) {
    Client items = product.service(service).as(product.admin().token());
    return items.send("GET", service + "?limit=1").ids().get(0);
  }
}
