import dev.plinth.client.blogs.api.BlogsApi;
import dev.plinth.client.blogs.model.Blog;
import dev.plinth.client.blogs.model.BlogPage;
import dev.plinth.client.blogs.model.ReviseBlog;
import dev.plinth.client.blogs.model.WriteBlog;
import dev.plinth.client.users.api.TokensApi;
import dev.plinth.client.users.api.UsersApi;
import dev.plinth.client.users.model.ChangeUser;
import dev.plinth.client.users.model.RegisterUser;
import dev.plinth.client.users.model.SignIn;
import dev.plinth.client.users.model.Token;
import dev.plinth.client.users.model.User;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Uses the generated Java clients: signs in, writes, lists, changes and deletes. */
public final class Scenario {

  private static final String PASSWORD = "correct horse";

  public static void main(String... arguments) throws Exception {
    String name = UUID.randomUUID().toString();
    User user =
        new UsersApi()
            .registerUser(
                new RegisterUser().username(name).email(name + "@example.org").password(PASSWORD),
                null,
                null);
    Token token = new TokensApi().signIn(new SignIn().username(name).password(PASSWORD));
    Consumer<HttpRequest.Builder> signed =
        request -> request.header("Authorization", "Bearer " + token.getAccessToken());
    blogs(new BlogsApi(new dev.plinth.client.blogs.ApiClient().setRequestInterceptor(signed)), user);
    var usersClient = new dev.plinth.client.users.ApiClient().setRequestInterceptor(signed);
    users(new UsersApi(usersClient), new TokensApi(usersClient), user);
    System.out.println("done");
  }

  private static void blogs(BlogsApi blogs, User owner) throws Exception {
    String key = UUID.randomUUID().toString();
    WriteBlog command = new WriteBlog().title("t").description("d");
    var written = blogs.writeBlogWithHttpInfo(command, null, key);
    Blog blog = written.getData();
    check(blogs.writeBlog(command, null, key).equals(blog), blog);
    String tag = written.getHeaders().get("ETag").get(0);
    check(blog.getUserId().equals(owner.getId()) && blog.getIsActive(), blog);
    BlogPage page = active(blogs, 1, null);
    check(page.getItems().size() == 1 && page.getNext() != null, page);
    BlogPage next = active(blogs, 100, page.getNext());
    check(!next.getItems().contains(page.getItems().get(0)), next);
    Blog changed = blogs.changeBlog(blog.getId(), new ReviseBlog().title("u"), tag, null, null, null);
    check(changed.getTitle().equals("u") && changed.getDescription().equals("d"), changed);
    fails(412, () -> blogs.changeBlog(blog.getId(), new ReviseBlog().title("v"), tag, null, null, null));
    fails(400, () -> blogs.changeBlog(blog.getId(), new ReviseBlog().title(" "), null, null, null, null));
    check(blogs.getBlog(blog.getId(), null, null).equals(changed), changed);
    var batch = List.of(new WriteBlog().title("1").description("d"), new WriteBlog().title("2").description("d"));
    check(blogs.writeBlogs(batch, null, null).getItems().get(1).getTitle().equals("2"), batch);
    blogs.deleteBlog(blog.getId(), null, null);
    fails(404, () -> blogs.getBlog(blog.getId(), null, null));
  }

  private static BlogPage active(BlogsApi blogs, int limit, String cursor) throws Exception {
    return blogs.listBlogs(limit, cursor, null, null, true, null, null, null, null, null, null, null);
  }

  private static void users(UsersApi users, TokensApi tokens, User user) throws Exception {
    check(users.getCurrentUser(null, null).equals(user), user);
    String name = UUID.randomUUID().toString();
    User renamed = users.changeUser(user.getId(), new ChangeUser().username(name), null, null, null, null);
    check(renamed.getUsername().equals(name), renamed);
    fails(403, () -> users.listUsers(1, null, null, null, null, null));
    check(tokens.getKeySet().getKeys().size() > 0, tokens);
    users.deleteUser(user.getId(), null, null);
    fails(401, () -> users.changeUser(user.getId(), new ChangeUser(), null, null, null, null));
  }

  private static void check(boolean condition, Object found) {
    if (!condition) {
      throw new AssertionError(found);
    }
  }

  private static void fails(int status, Callable<?> call) throws Exception {
    try {
      throw new AssertionError(call.call());
    } catch (dev.plinth.client.blogs.ApiException e) {
      check(e.getCode() == status, e);
    } catch (dev.plinth.client.users.ApiException e) {
      check(e.getCode() == status, e);
    }
  }
}
