package dev.plinth.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.Access;
import dev.plinth.conformance.Access.Statuses;
import dev.plinth.conformance.Item;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service of users. Anyone registers; the owner of a user is the user. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class UsersConformanceIT extends ProductConformance {

  UsersConformanceIT(Product product) {
    super(product, "users");
  }

  /** With fewer, the tests of every operation would miss some. */
  @Test
  void documentsAtLeastTwelveOperations() {
    assertThat(document().operations()).hasSizeGreaterThanOrEqualTo(12);
  }

  @Override
  public Access access() {
    return new Access(
        new Statuses(201, 201, 201, 201),
        new Statuses(401, 403, 403, 200),
        new Statuses(401, 404, 200, 200),
        new Statuses(401, 404, 200, 200),
        new Statuses(401, 404, 204, 204));
  }

  @Override
  public String newBody() {
    return "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"correct horse\"}"
        .formatted(UUID.randomUUID());
  }

  /** Other fields need the current password. */
  @Override
  public String change() {
    return "{\"username\":\"%s\"}".formatted(UUID.randomUUID());
  }

  @Override
  public Call addition() {
    return new Call(anyone(), "POST", path()).withBody(newBody());
  }

  /** A sign-in costs as much as a registration, so an administrator acts for the user. */
  @Override
  public Item add() {
    return new Item(admin(), "users/" + addition().send().created().getString("id"));
  }

  @Override
  public Item ownItem() {
    Person person = product().newcomer();
    String id = person.users().send("GET", "users/me").json().getString("id");
    return new Item(as(person), "users/" + id);
  }

  @Override
  public Client session(boolean isAdmin) {
    return as(isAdmin ? product().signInAdmin() : product().newcomer());
  }
}
