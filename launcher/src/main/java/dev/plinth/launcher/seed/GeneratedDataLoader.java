package dev.plinth.launcher.seed;

import dev.plinth.launcher.seed.GeneratedData.Blog;
import dev.plinth.launcher.seed.GeneratedData.Times;
import dev.plinth.launcher.seed.GeneratedData.User;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Bulk loader: writes {@link GeneratedData} with PostgreSQL's COPY. */
final class GeneratedDataLoader implements SeedSet {

  private static final int CHUNK_CHARACTERS = 64 * 1024;
  private static final int STEP = 10_000;

  private final GeneratedData data;
  private final SeedProgress progress;

  GeneratedDataLoader(int users, int blogs, long seed, SeedProgress progress) {
    this.data = new GeneratedData(users, blogs, seed);
    this.progress = progress;
  }

  @Override
  public void insert(Connection connection) throws SQLException {
    // All users share one hash: computing it takes a third of a second.
    String hash = PasswordHash.of("password");
    copy(
        connection,
        "users (id, version, username, canonical_username, email, canonical_email, password_hash, is_admin, is_active, created_at, updated_at)",
        data.users(),
        number -> row(data.user(number), hash));
    KeysAndIndexes dropped = KeysAndIndexes.drop(connection, "blogs");
    copy(
        connection,
        "blogs (id, version, title, description, author, user_id, is_active, created_at, updated_at)",
        data.blogs(),
        number -> row(data.blog(number)));
    progress.indexing("blogs");
    dropped.restore();
  }

  private void copy(Connection connection, String table, int rows, IntFunction<String> row)
      throws SQLException {
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
    try {
      StringBuilder chunk = new StringBuilder(CHUNK_CHARACTERS + CHUNK_CHARACTERS / 4);
      for (int number = 0; number < rows; number++) {
        chunk.append(row.apply(number));
        if (chunk.length() >= CHUNK_CHARACTERS) {
          send(chunk, copy);
        }
        if ((number + 1) % STEP == 0 || number + 1 == rows) {
          progress.written(table.substring(0, table.indexOf(' ')), number + 1, rows);
        }
      }
      send(chunk, copy);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void send(StringBuilder chunk, CopyIn copy) throws SQLException {
    byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    chunk.setLength(0);
  }

  /** Formats a row in COPY's text format; no value has a character that needs escaping. */
  private static String row(User user, String hash) {
    return line(
        user.id(),
        1,
        user.name(),
        user.canonicalName(),
        user.email(),
        user.email(),
        hash,
        user.admin(),
        user.active(),
        user.times());
  }

  private static String row(Blog blog) {
    return line(
        blog.id(),
        1,
        blog.title(),
        blog.text(),
        blog.author(),
        blog.userId() == null ? "\\N" : blog.userId(),
        blog.active(),
        blog.times());
  }

  private static String line(Object... columns) {
    StringBuilder line = new StringBuilder();
    for (Object column : columns) {
      if (column instanceof Times times) {
        line.append(times.created()).append('\t').append(times.updated()).append('\n');
      } else {
        line.append(column).append('\t');
      }
    }
    return line.toString();
  }
}
