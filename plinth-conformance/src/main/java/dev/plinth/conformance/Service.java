package dev.plinth.conformance;

import dev.plinth.conformance.document.ApiDocument;
import dev.plinth.conformance.document.ApiOperation;
import dev.plinth.conformance.document.ValidBody;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import java.util.Optional;

/**
 * The description of a service under test: how to reach it, and what differs between services. The
 * defaults describe a service that {@code plinth service create} made.
 */
public interface Service {

  /** Returns the path of the collection, without a slash, such as {@code blogs}. */
  String path();

  /** Returns the OpenAPI document. */
  ApiDocument document();

  /** Returns the service for a caller without a token. */
  Client anyone();

  /** Returns the service for a user who owns no item. */
  Client user();

  /** Returns the service for the user who owns what {@link #add} adds. */
  Client owner();

  /** Returns the service for an administrator. */
  Client admin();

  /** Returns the surroundings of the service; empty if tests can't change them. */
  Optional<Environment> surroundings();

  /** Returns the name of its table. */
  default String table() {
    return path();
  }

  /** Returns the access table. */
  default Access access() {
    return Access.OWNED;
  }

  /** Whether reads come from the cache. */
  default boolean isCached() {
    return false;
  }

  /** Returns the id of something that exists, for a field that refers to it. */
  default String reference(String field) {
    throw new AssertionError("override reference: no value of the field " + field);
  }

  /** Returns a valid body that adds another item. */
  default String newBody() {
    return ValidBody.of(adding(), this::reference);
  }

  /** Returns a valid body that changes an item to another state. */
  default String change() {
    return ValidBody.of(
        document().operation("PATCH", "/" + path() + "/{id}"), adding(), this::reference);
  }

  private ApiOperation adding() {
    return document().operation("POST", "/" + path());
  }

  /** Returns a call that adds another item. */
  default Call addition() {
    return new Call(owner(), "POST", path()).withBody(newBody());
  }

  /** Adds another item. */
  default Item add() {
    return new Item(owner(), path() + "/" + addition().send().created().getString("id"));
  }

  /** Returns an item that tests only read, or fail to change. */
  Item item();

  /** Returns another item whose {@link Item#owner} owns it, even where administrators add items. */
  default Item ownItem() {
    return add();
  }

  /**
   * Returns the service for a caller in a session that the test may end.
   *
   * @param isAdmin whether the caller is an administrator
   */
  default Client session(boolean isAdmin) {
    return isAdmin ? admin() : user();
  }
}
