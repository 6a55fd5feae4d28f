package dev.plinth.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plinth.persistence.account.AccountWriter;
import dev.plinth.persistence.application.Note;
import dev.plinth.persistence.blog.Blog;
import dev.plinth.persistence.blog.BlogFilter;
import dev.plinth.persistence.blog.BlogQuery;
import dev.plinth.persistence.blog.BlogRepository;
import dev.plinth.persistence.blog.BlogSort;
import dev.plinth.persistence.blog.BlogView;
import dev.plinth.persistence.migration.MigrationOwner;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.persistence.migration.SchemaVersion;
import dev.plinth.persistence.session.SessionRepository;
import dev.plinth.persistence.session.TokenRotation;
import dev.plinth.persistence.session.TokenRotation.Outcome;
import dev.plinth.persistence.user.EmailTaken;
import dev.plinth.persistence.user.LastAdministrator;
import dev.plinth.persistence.user.User;
import dev.plinth.persistence.user.UserRepository;
import dev.plinth.persistence.user.UserView;
import dev.plinth.persistence.user.UsernameTaken;
import dev.plinth.runtime.access.SignedInUser;
import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.availability.Dependency;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import dev.plinth.runtime.representation.Written;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.File;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the packaged layer inside the server, on the pool that server-config defines. */
@ExtendWith(ArquillianExtension.class)
class PersistenceIT {

  @Inject private Availability availability;
  @Inject private AccountWriter accounts;
  @Inject private UserRepository users;
  @Inject private BlogRepository blogs;
  @Inject private SessionRepository sessions;
  @Resource private ManagedExecutorService executor;

  @Resource(lookup = "jdbc/plinth")
  private DataSource pool;

  private static final BlogFilter ALL = new BlogFilter(null, null, null, null, null);
  private static final UUID NONE = new UUID(0, 0);
  private static final Instant LATER = Instant.parse("9999-01-01T00:00:00Z");

  /** The libraries of a service, and those that these tests need. */
  private static final String LIBRARIES =
      "(service-runtime|assertj-core|byte-buddy|awaitility|hamcrest)-.*\\.jar";

  @Deployment
  static WebArchive serviceWithThePackagedLayer() {
    File[] layer =
        new File(System.getProperty("build.directory"))
            .listFiles((folder, name) -> name.matches("persistence-ejb-[^-]+(-SNAPSHOT)?\\.jar"));
    File[] itsLibraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .filter(file -> file.getName().matches(LIBRARIES))
            .toArray(File[]::new);
    return ShrinkWrap.create(WebArchive.class)
        .addAsLibraries(layer)
        .addAsLibraries(itsLibraries)
        .addAsLibraries(application())
        .addClass(Sql.class)
        .addAsResource(
            new StringAsset("plinth.service=persistence\nplinth.near-cache=blog,blogs"),
            "META-INF/microprofile-config.properties");
  }

  private static JavaArchive application() {
    return ShrinkWrap.create(JavaArchive.class, "application.jar")
        .addClass(Note.class)
        .addAsResource(new StringAsset(Note.class.getName() + "\n"), "META-INF/plinth/entities")
        .addAsResource(new StringAsset(Note.TABLE), "db/application/V1__create_notes.sql");
  }

  @BeforeEach
  void awaitTheDatabase() {
    await().atMost(Duration.ofSeconds(60)).until(() -> availability.of(Dependency.DATABASE).isUp());
  }

  private static <T> IdempotentWrite<T> withoutKey() {
    return new IdempotentWrite<>(Optional.empty(), result -> null);
  }

  @Test
  void migratesWhenTheServiceStarts() {
    List<SchemaVersion> all = new Migrations(pool).history();
    List<String> applied =
        Sql.rows(
            pool,
            "select version from flyway_schema_history where success order by installed_rank");

    assertThat(all).isNotEmpty().allMatch(it -> it.state() == SchemaVersion.State.APPLIED);
    assertThat(versions(all, MigrationOwner.PLINTH)).isNotEmpty().isEqualTo(applied);
    assertThat(versions(all, MigrationOwner.APPLICATION)).containsExactly("1");
  }

  private static List<String> versions(List<SchemaVersion> all, MigrationOwner owner) {
    return all.stream().filter(it -> it.owner() == owner).map(SchemaVersion::version).toList();
  }

  @Test
  void migratesAgainWhenTheHistoryOfTheApplicationLacksAMigration() {
    String history = "select version from application_schema_history where version = '1'";

    Sql.run(pool, "delete from application_schema_history where version = '1'");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Sql.rows(pool, history).equals(List.of("1")));
  }

  @Test
  void requiresTheTablesOfTheEntitiesOfTheApplication() {
    Sql.run(pool, "alter table notes rename to gone");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !availability.of(Dependency.DATABASE).isUp());
    Sql.run(pool, "alter table gone rename to notes");
  }

  /** A writer that is suspended before its commit must not commit after its mark has expired. */
  @Test
  void limitsHowLongATransactionMayBeIdle() {
    assertThat(Sql.rows(pool, "show idle_in_transaction_session_timeout")).containsExactly("10s");
  }

  /** Only PostgreSQL can end a statement that takes too long; a driver just stops waiting. */
  @Test
  void limitsTheTimesOfAStatementInPostgreSQL() {
    assertThat(Sql.rows(pool, "show lock_timeout")).containsExactly("1s");
    assertThat(Sql.rows(pool, "show statement_timeout")).containsExactly("2s");
  }

  @Test
  void findsAUserThatWasAdded() {
    UserView added = accounts.add(user(), withoutKey());

    assertThat(users.find(added.id())).contains(added);
    assertThat(added.createdAt()).isEqualTo(added.updatedAt());
    assertThat(added.isActive()).isTrue();
    assertThat(added.isAdmin()).isFalse();
  }

  @Test
  void refusesAUsernameThatIsTaken() {
    UserView taken = accounts.add(user(), withoutKey());

    assertThatThrownBy(
            () -> accounts.add(new User(taken.username(), "new@example.org", "hash"), withoutKey()))
        .isInstanceOf(UsernameTaken.class);
  }

  @Test
  void refusesAnEmailThatIsTakenInAnyCase() {
    UserView taken = accounts.add(user(), withoutKey());
    String shouted = taken.email().toUpperCase(Locale.ROOT);

    assertThatThrownBy(() -> accounts.add(new User("another", shouted, "hash"), withoutKey()))
        .isInstanceOf(EmailTaken.class);
  }

  @Test
  void refusesToRenameAUserToATakenName() {
    UserView taken = accounts.add(user(), withoutKey());
    UserView other = accounts.add(user(), withoutKey());

    assertThatThrownBy(
            () ->
                accounts.change(
                    other.id(), NONE, user -> user.rename(taken.username()), withoutKey()))
        .isInstanceOf(UsernameTaken.class);
    assertThat(users.find(other.id())).contains(other);
  }

  @Test
  void changesTheGivenFieldAndTheTimeOfTheChange() {
    BlogView before = added(blog()).view();

    BlogView after =
        blogs.change(before.id(), blog -> blog.retitle("New"), withoutKey()).orElseThrow().view();

    assertThat(blogs.find(before.id())).contains(after);
    assertThat(after.title()).isEqualTo("New");
    assertThat(after.description()).isEqualTo(before.description());
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(after.updatedAt()).isAfter(before.updatedAt());
    assertThat(version(after)).isEqualTo("2");
  }

  @Test
  void refusesAChangeThatConflictsWithAConcurrentOne() {
    BlogView blog = added(blog()).view();

    assertThatThrownBy(
            () ->
                blogs.change(
                    blog.id(),
                    mine -> {
                      changeConcurrently(blog);
                      mine.retitle("Mine");
                    },
                    withoutKey()))
        .isInstanceOf(ConcurrentChange.class);
    assertThat(blogs.find(blog.id()).orElseThrow().title()).isEqualTo("Theirs");
  }

  /** Runs in another thread, to be outside of this one's transaction. */
  private void changeConcurrently(BlogView blog) {
    String change = "update blogs set title = 'Theirs', version = version + 1 where id = '%s'";
    CompletableFuture.runAsync(() -> Sql.run(pool, change.formatted(blog.id()))).join();
  }

  @Test
  void readsTheWritesOfAnotherServiceAtOnce() {
    BlogView blog = added(blog()).view();
    blogs.find(blog.id());

    Sql.run(pool, "update blogs set title = 'Theirs' where id = '" + blog.id() + "'");

    assertThat(blogs.find(blog.id()).orElseThrow().title()).isEqualTo("Theirs");
  }

  @Test
  void keepsTheBlogsOfAUserWhoIsRemoved() {
    UserView user = accounts.add(user(), withoutKey());
    BlogView blog = added(blog()).view();
    Sql.run(pool, "update blogs set user_id = '" + user.id() + "' where id = '" + blog.id() + "'");

    boolean removed = accounts.remove(user.id(), found -> {});

    assertThat(removed).isTrue();
    assertThat(users.find(user.id())).isEmpty();
    assertThat(blogs.find(blog.id()).orElseThrow().userId()).isNull();
    assertThat(version(blog)).isEqualTo("2");
  }

  @Test
  void removesTheEntitiesOfTheApplicationThatBelongToAUserWhoIsRemoved() {
    UserView user = accounts.add(user(), withoutKey());
    String note = "values (gen_random_uuid(), 1, '%s', now(), now())".formatted(user.id());
    Sql.run(pool, "insert into notes (id, version, user_id, created_at, updated_at) " + note);

    boolean removed = accounts.remove(user.id(), found -> {});

    assertThat(removed).isTrue();
    assertThat(Sql.rows(pool, "select id from notes where user_id = '" + user.id() + "'"))
        .isEmpty();
  }

  @Test
  void changesAndRemovesNothingForAnUnknownId() {
    UUID unknown = UUID.randomUUID();

    assertThat(accounts.change(unknown, NONE, user -> user.rename("x"), withoutKey())).isEmpty();
    assertThat(accounts.remove(unknown, found -> {})).isFalse();
    assertThat(blogs.remove(unknown, blog -> {})).isFalse();
  }

  @Test
  void listsEachBlogOnceNewestFirstEvenIfTimesAreEqual() {
    Sql.run(pool, "delete from blogs");
    for (int i = 0; i < 7; i++) {
      added(blog());
    }
    Sql.run(pool, "update blogs set created_at = timestamptz '2026-01-01 00:00:00+00'");
    BlogView newest = added(blog()).view();

    List<BlogView> listed = new ArrayList<>();
    for (List<BlogView> page = all(Slice.first(3)); !page.isEmpty(); ) {
      listed.addAll(page);
      page = all(Slice.after(position(page.get(page.size() - 1)), 3));
    }

    assertThat(listed).hasSize(8).doesNotHaveDuplicates().startsWith(newest);
  }

  private List<BlogView> all(Slice slice) {
    List<BlogView> read = blogs.list(new BlogQuery(ALL, BlogSort.NEWEST, slice));
    return read.subList(0, Math.min(slice.limit(), read.size()));
  }

  private static Keyset position(BlogView blog) {
    return new Keyset(blog.createdAt(), blog.id());
  }

  @Test
  void readsNoFurtherThanTheBlogThatExceedsThePage() {
    Sql.run(pool, "delete from blogs");
    String quarter = "x".repeat(Representation.PAGE_BYTES / 4);
    for (int i = 0; i < 8; i++) {
      added(new Blog(null, "Title", quarter, "Author", true));
    }

    assertThat(all(Slice.first(8))).hasSize(5);
    assertThat(all(Slice.first(2))).hasSize(2);
  }

  /** Such a text was stored before there was a maximum, or by SQL. */
  @Test
  void readsTheBlogAfterOneThatIsLongerThanAPage() {
    Sql.run(pool, "delete from blogs");
    BlogView older = added(blog()).view();
    BlogView longer = added(blog()).view();
    Sql.run(
        pool,
        "update blogs set description = repeat('x', %d) where id = '%s'"
            .formatted(Representation.PAGE_BYTES + 1, longer.id()));

    assertThat(all(Slice.first(8))).extracting(BlogView::id).contains(longer.id(), older.id());
  }

  @Test
  void listsActiveBlogsOnly() {
    BlogView active = added(blog()).view();
    BlogView inactive = added(new Blog(null, "Title", "Text", "Author", false)).view();

    List<BlogView> listed =
        blogs.list(new BlogQuery(BlogFilter.ACTIVE, BlogSort.NEWEST, Slice.first(100)));

    assertThat(listed).contains(active).doesNotContain(inactive);
    assertThat(all(Slice.first(100))).contains(active, inactive);
  }

  @Test
  void continuesASessionWithEachRefreshTokenOnce() {
    UserView user = accounts.add(user(), withoutKey());
    SignedInUser begun = begin(user, "first");

    TokenRotation continued = sessions.rotate("first", "second", LATER);
    TokenRotation again = sessions.rotate("first", "third", LATER);
    TokenRotation after = sessions.rotate("second", "fourth", LATER);

    assertThat(continued).isEqualTo(new TokenRotation(Outcome.CONTINUED, begun));
    assertThat(again).isEqualTo(new TokenRotation(Outcome.REUSED, begun));
    assertThat(after).isEqualTo(new TokenRotation(Outcome.OVER, begun));
    assertThat(sessions.find(begun.session())).isEmpty();
  }

  @Test
  void letsOneOfManyConcurrentUsesOfARefreshTokenContinue() {
    SignedInUser begun = begin(accounts.add(user(), withoutKey()), "contended");

    List<Outcome> outcomes =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    executor.submit(
                        () -> sessions.rotate("contended", "contended" + i, LATER).outcome()))
            .toList()
            .stream()
            .map(PersistenceIT::result)
            .toList();

    assertThat(outcomes).containsOnlyOnce(Outcome.CONTINUED);
    assertThat(outcomes).filteredOn(Outcome.REUSED::equals).hasSize(7);
    assertThat(sessions.find(begun.session())).isEmpty();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void endsASessionWithItsUserOrByItself() {
    UserView user = accounts.add(user(), withoutKey());
    SignedInUser removed = begin(user, "of a removed user");
    SignedInUser ended = begin(accounts.add(user(), withoutKey()), "of a user who signs out");

    accounts.remove(user.id(), found -> {});
    sessions.end(ended.session());

    assertThat(sessions.find(removed.session())).isEmpty();
    assertThat(sessions.find(ended.session())).isEmpty();
    assertThat(sessions.rotate("of a removed user", "x", LATER).outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(sessions.rotate("of a user who signs out", "x", LATER).outcome())
        .isEqualTo(Outcome.OVER);
  }

  @Test
  void beginsNoSessionAlongsideADeactivation() throws Exception {
    UUID user = accounts.add(user(), withoutKey()).id();
    try (Connection deactivation = pool.getConnection();
        Statement statement = deactivation.createStatement()) {
      deactivation.setAutoCommit(false);
      statement.execute("update users set is_active = false where id = '" + user + "'");
      Future<Optional<SignedInUser>> begun =
          executor.submit(() -> sessions.begin(user, "alongside", LATER, LATER));
      await().until(() -> begun.isDone() || isWaiting());
      deactivation.commit();

      assertThat(begun.get()).isEmpty();
    }
    assertThat(Sql.rows(pool, "select id from sessions where user_id = '" + user + "'")).isEmpty();
  }

  private boolean isWaiting() {
    return !Sql.rows(pool, "select pid from pg_stat_activity where wait_event_type = 'Lock'")
        .isEmpty();
  }

  @Test
  void endsTheOtherSessionsWithANewPasswordAndAllWithDeactivation() {
    UserView user = accounts.add(user(), withoutKey());
    SignedInUser kept = begin(user, "kept");
    SignedInUser other = begin(user, "other");

    accounts.change(
        user.id(), kept.session(), it -> it.rename(user.username() + "2"), withoutKey());
    boolean afterRenaming = sessions.find(other.session()).isPresent();
    accounts.change(user.id(), kept.session(), it -> it.changePassword("new"), withoutKey());
    boolean afterNewPassword = sessions.find(other.session()).isPresent();
    boolean keptAfterNewPassword = sessions.find(kept.session()).isPresent();
    accounts.change(user.id(), kept.session(), it -> it.activate(false), withoutKey());

    assertThat(afterRenaming).isTrue();
    assertThat(afterNewPassword).isFalse();
    assertThat(keptAfterNewPassword).isTrue();
    assertThat(sessions.find(kept.session())).isEmpty();
  }

  @Test
  void keepsTheLastActiveAdministrator() {
    UUID last = onlyAdministrators(1).get(0);

    assertThatThrownBy(
            () -> accounts.change(last, last, it -> it.administrate(false), withoutKey()))
        .isInstanceOf(LastAdministrator.class);
    assertThatThrownBy(() -> accounts.change(last, last, it -> it.activate(false), withoutKey()))
        .isInstanceOf(LastAdministrator.class);
    assertThatThrownBy(() -> accounts.remove(last, found -> {}))
        .isInstanceOf(LastAdministrator.class);
    assertThat(users.find(last)).get().matches(UserView::isAdmin).matches(UserView::isActive);
  }

  @Test
  void keepsOneOfManyAdministratorsWhoLeaveConcurrently() {
    List<UUID> administrators = onlyAdministrators(6);

    List<Boolean> left =
        administrators.stream()
            .map(id -> executor.submit(() -> leaves(administrators.indexOf(id), id)))
            .toList()
            .stream()
            .map(PersistenceIT::result)
            .toList();

    assertThat(left).containsOnlyOnce(false);
    assertThat(Sql.rows(pool, "select count(*) from users where is_admin and is_active"))
        .containsExactly("1");
  }

  private boolean leaves(int way, UUID id) {
    try {
      switch (way % 3) {
        case 0 -> accounts.remove(id, found -> {});
        case 1 -> accounts.change(id, id, it -> it.activate(false), withoutKey());
        default -> accounts.change(id, id, it -> it.administrate(false), withoutKey());
      }
      return true;
    } catch (LastAdministrator e) {
      return false;
    }
  }

  private List<UUID> onlyAdministrators(int number) {
    Sql.run(pool, "update users set is_admin = false, version = version + 1 where is_admin");
    return Stream.generate(this::administrator).limit(number).toList();
  }

  private UUID administrator() {
    UUID id = accounts.add(user(), withoutKey()).id();
    accounts.change(id, id, it -> it.administrate(true), withoutKey());
    return id;
  }

  private SignedInUser begin(UserView user, String hash) {
    return sessions.begin(user.id(), hash, LATER, LATER).orElseThrow();
  }

  private String version(BlogView blog) {
    return Sql.rows(pool, "select version from blogs where id = '" + blog.id() + "'").get(0);
  }

  private static User user() {
    String name = UUID.randomUUID().toString();
    return new User(name, name + "@example.org", "hash");
  }

  private Written<BlogView> added(Blog blog) {
    return blogs.add(List.of(blog), withoutKey()).get(0);
  }

  private static Blog blog() {
    return new Blog(null, "Title", "Text", "Author", true);
  }
}
