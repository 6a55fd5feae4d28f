package dev.plinth.system.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.UpProduct;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Coherence of sessions: once a session has ended on one server, no server accepts it, although
 * each has it in its memory.
 */
@ExtendWith(SharedPair.class)
class SessionCoherenceIT {

  private static final String NO_ID = "00000000-0000-4000-8000-000000000000";
  private static final String BLOG = "{\"title\":\"t\",\"description\":\"d\"}";

  private static final Pattern HITS =
      Pattern.compile(
          "(?m)^plinth_cache_events_total\\{cache=\"session\",event=\"hit\",service=\"(.*)\"} (.*)$");

  /** The ways to end the session of an administrator. */
  enum Ending {
    SIGN_OUT {
      @Override
      void end(UpProduct server, Person person) {
        assertThat(server.users().as(person.token()).send("DELETE", "tokens").status())
            .isEqualTo(204);
      }
    },
    REUSED_REFRESH_TOKEN {
      @Override
      void end(UpProduct server, Person person) {
        assertThat(refresh(server, person).status()).isEqualTo(200);
        assertThat(refresh(server, person).status()).isEqualTo(401);
      }
    },
    NEW_PASSWORD {
      @Override
      void end(UpProduct server, Person person) {
        change(server, person, "{\"password\":\"battery staple\"}");
      }
    },
    LOST_ROLE {
      @Override
      void end(UpProduct server, Person person) {
        change(server, person, "{\"isAdmin\":false}");
      }
    },
    DEACTIVATION {
      @Override
      void end(UpProduct server, Person person) {
        change(server, person, "{\"isActive\":false}");
      }
    },
    DELETION {
      @Override
      void end(UpProduct server, Person person) {
        assertThat(server.admin().users().send("DELETE", path(server, person)).status())
            .isEqualTo(204);
      }
    },
    COMMAND {
      @Override
      void end(UpProduct server, Person person) {
        assertThat(server.run("user", "deactivate", person.username()).exitCode()).isZero();
      }
    };

    abstract void end(UpProduct server, Person person);
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void refusesASessionThatEndedOnAnotherServer(Ending ending, Pair pair) {
    Person person = administrator(pair);
    String blog = pair.write("read");
    awaitHeld(pair, person, blog);

    ending.end(pair.first(), person);

    assertRefused(pair, person, blog);
  }

  @Test
  void givesTheNewNameAndRoleOnEachServer(Pair pair) {
    Person person = pair.first().newcomer();
    String blog = pair.write("read");
    awaitHeld(pair, person, blog);
    Client blogs = pair.second().blogs().as(person.token());
    Client users = pair.second().users().as(person.token());

    change(pair.first(), person, "{\"isAdmin\":true}");
    Answer list = users.send("GET", "users?limit=1");
    awaitHeld(pair, person, blog);
    change(pair.first(), person, "{\"username\":\"new " + person.username() + "\"}");
    Answer written = blogs.send("POST", "blogs", BLOG);

    assertThat(list.status()).as(list.body()).isEqualTo(200);
    assertThat(written.json().getString("author")).isEqualTo("new " + person.username());
  }

  @Test
  void refusesAnEndedSessionOnAServerThatWasFrozenThen(Pair pair) {
    Person person = pair.first().newcomer();
    String blog = pair.write("read");
    awaitHeld(pair, person, blog);

    pair.second().freezeServer();
    try {
      Ending.SIGN_OUT.end(pair.first(), person);
    } finally {
      pair.second().thawServer();
    }

    assertRefused(pair, person, blog);
  }

  @Test
  void refusesAnEndedSessionOnAServerThatMissesItsEnd(Pair pair) throws IOException {
    Person person = pair.first().newcomer();
    String blog = pair.write("read");
    awaitHeld(pair, person, blog);

    Closeable intercepted = pair.redis().intercept(pair.inboxes());
    try {
      Ending.SIGN_OUT.end(pair.first(), person);

      assertRefused(pair, person, blog);
    } finally {
      intercepted.close();
    }
  }

  @Test
  void refusesASessionThatEndedOnAServerWithoutRedis(Pair pair) {
    Person person = pair.first().newcomer();
    String blog = pair.write("read");
    awaitHeld(pair, person, blog);

    pair.redisOfSecond().refuse();
    try {
      Ending.SIGN_OUT.end(pair.second(), person);

      assertRefusesReads(pair.first(), person, blog);
      pair.servers().forEach(server -> assertRefusesWrites(server, person));
    } finally {
      pair.redisOfSecond().restore();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void looksUpTheSessionOfEachWriteWithoutRedis(boolean isForAll, Pair pair) {
    Person person = pair.first().newcomer();
    String blog = pair.write("read");
    awaitHeld(pair, person, blog);

    if (isForAll) {
      pair.redis().kill();
    } else {
      pair.redisOfSecond().refuse();
    }
    try {
      Answer before = pair.second().blogs().as(person.token()).send("POST", "blogs", BLOG);
      Ending.SIGN_OUT.end(pair.first(), person);

      assertThat(before.status()).as(before.body()).isEqualTo(201);
      pair.servers().forEach(server -> assertRefusesWrites(server, person));
    } finally {
      pair.redisOfSecond().restore();
      if (isForAll) {
        pair.redis().restart();
      }
    }
  }

  @Test
  void leavesNoNameAndRoleOfASessionInRedis(Pair pair) {
    Person person = pair.first().newcomer();
    awaitHeld(pair, person, pair.write("read"));

    Set<String> entries = pair.redis().ask(redis -> redis.keys("plinth:1:session:*"));
    List<Map<String, String>> fields =
        entries.stream()
            .filter(entry -> !entry.endsWith(":writers"))
            .map(entry -> pair.redis().<Map<String, String>>ask(it -> it.hgetAll(entry)))
            .toList();

    assertThat(fields)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).containsOnlyKeys("state", "generation", "nonce"));
  }

  /** An administrator, besides that of the seeds. */
  private static Person administrator(Pair pair) {
    Person newcomer = pair.first().newcomer();
    change(pair.first(), newcomer, "{\"isAdmin\":true}");
    return newcomer;
  }

  private static void change(UpProduct server, Person person, String change) {
    Answer changed = server.admin().users().send("PATCH", path(server, person), change);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private static String path(UpProduct server, Person person) {
    Answer me = server.users().as(person.token()).send("GET", "users/me");
    return "users/" + me.json().getString("id");
  }

  private static Answer refresh(UpProduct server, Person person) {
    return server
        .users()
        .send("POST", "tokens/refresh", "{\"refreshToken\":\"" + person.refreshToken() + "\"}");
  }

  /** Waits until both services of both servers have the session in their memory. */
  private static void awaitHeld(Pair pair, Person person, String blog) {
    for (UpProduct server : pair.servers()) {
      Pair.soon().until(() -> isHeld(server, person, blog));
    }
  }

  private static boolean isHeld(UpProduct server, Person person, String blog) {
    Map<String, Double> before = hits(server);
    reads(server, person, blog).forEach(it -> assertThat(it.status()).isEqualTo(200));
    Map<String, Double> after = hits(server);
    return after.size() == 2
        && after.entrySet().stream()
            .allMatch(hits -> hits.getValue() > before.getOrDefault(hits.getKey(), 0.0));
  }

  private static Map<String, Double> hits(UpProduct server) {
    return HITS.matcher(server.operations().send("GET", "metrics").body())
        .results()
        .collect(Collectors.toMap(it -> it.group(1), SessionCoherenceIT::count));
  }

  private static Double count(MatchResult hits) {
    return Double.valueOf(hits.group(2));
  }

  private static List<Answer> reads(UpProduct server, Person person, String blog) {
    Client blogs = server.blogs().as(person.token());
    return List.of(
        blogs.send("GET", blog),
        blogs.send("GET", "blogs?isActive=false"),
        server.users().as(person.token()).send("GET", "users/me"));
  }

  private static void assertRefused(Pair pair, Person person, String blog) {
    pair.servers().forEach(server -> assertRefusesReads(server, person, blog));
    pair.servers().forEach(server -> assertRefusesWrites(server, person));
  }

  private static void assertRefusesReads(UpProduct server, Person person, String blog) {
    reads(server, person, blog).forEach(read -> ProblemDocument.of(read, 401));
  }

  private static void assertRefusesWrites(UpProduct server, Person person) {
    Client users = server.users().as(person.token());
    ProblemDocument.of(server.blogs().as(person.token()).send("POST", "blogs", BLOG), 401);
    ProblemDocument.of(users.send("PATCH", "users/" + NO_ID, "{}"), 401);
  }
}
