package dev.plinth.system.contract;

import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.UUID;

/** A valid call of each operation, by its {@code operationId}. */
final class ValidCalls {

  static final String PASSWORD = "correct horse";

  private final Product product;
  private final Person person;
  private final String userId;

  ValidCalls(Product product) {
    this.product = product;
    this.person = product.newcomer();
    this.userId = id(person);
  }

  static String id(Person person) {
    return person.users().send("GET", "users/me").json().getString("id");
  }

  /** Returns the user who calls where any user may. */
  Person person() {
    return person;
  }

  /** Returns a call that would succeed. */
  Call of(String operation) {
    return switch (operation) {
      case "registerUser" -> new Call(product.users(), "POST", "users").withBody(newUser());
      case "listUsers" -> new Call(product.admin().users(), "GET", "users?limit=1");
      case "getCurrentUser" -> new Call(person.users(), "GET", "users/me");
      case "getUser" -> ofUser("GET");
      case "replaceUser" -> ofUser("PUT").withBody(json("username", person.username()));
      case "changeUser" -> ofUser("PATCH").withBody(json("username", person.username()));
      case "deleteUser" -> ofUser("DELETE");
      case "getProfile" -> new Call(product.users(), "GET", "users/" + userId + "/profile");
      case "signIn" -> new Call(product.users(), "POST", "tokens").withBody(credentials(PASSWORD));
      case "signOut" -> new Call(person.users(), "DELETE", "tokens");
      case "refreshTokens" ->
          new Call(product.users(), "POST", "tokens/refresh")
              .withBody(json("refreshToken", person.refreshToken()));
      case "getKeySet" -> new Call(product.users(), "GET", ".well-known/jwks.json");
      case "listBlogs" -> new Call(product.blogs(), "GET", "blogs?limit=1");
      case "writeBlog" -> new Call(person.blogs(), "POST", "blogs").withBody(newBlog());
      case "writeBlogs" ->
          new Call(person.blogs(), "POST", "blogs/batch").withBody("[" + newBlog() + "]");
      case "getBlog" -> new Call(product.blogs(), "GET", blog());
      case "replaceBlog" -> new Call(person.blogs(), "PUT", blog()).withBody(json("title", "u"));
      case "changeBlog" -> new Call(person.blogs(), "PATCH", blog()).withBody(json("title", "v"));
      case "deleteBlog" -> new Call(person.blogs(), "DELETE", blog());
      default -> throw new AssertionError("no valid call of the operation " + operation);
    };
  }

  /** Returns the same, of a user or a session that no other call needs. */
  Call last(String operation) {
    return switch (operation) {
      case "deleteUser" -> {
        Person newcomer = product.newcomer();
        yield new Call(newcomer.users(), "DELETE", "users/" + id(newcomer));
      }
      case "signOut" -> of(operation).as(someone().token());
      case "refreshTokens" ->
          of(operation).withBody(json("refreshToken", someone().refreshToken()));
      default -> of(operation);
    };
  }

  private Call ofUser(String method) {
    return new Call(person.users(), method, "users/" + userId);
  }

  /** Returns the same user in a session of its own. */
  private Person someone() {
    return product.signIn(person.username(), PASSWORD);
  }

  String credentials(String password) {
    return json("username", person.username(), "password", password);
  }

  private static String newUser() {
    String name = UUID.randomUUID().toString();
    return json("username", name, "email", name + "@example.org", "password", PASSWORD);
  }

  private static String newBlog() {
    return json("title", "t", "description", "d");
  }

  /** Returns the path of a new blog of the user. */
  String blog() {
    Client blogs = person.blogs();
    return "blogs/" + blogs.send("POST", "blogs", newBlog()).json().getString("id");
  }

  static String json(String... namesAndValues) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return object.build().toString();
  }
}
