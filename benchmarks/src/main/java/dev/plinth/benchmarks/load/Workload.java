package dev.plinth.benchmarks.load;

import java.util.List;

/** What clients send. The names are those in {@code workload.lua}. */
public enum Workload {
  /** GET one of 10,000 blogs. */
  W1("GET /blogs/{id}"),
  /** The same with an access token. */
  W1_TOKEN("GET /blogs/{id}, with a token"),
  /** GET the first page. */
  W2("GET /blogs?limit=20"),
  /** The same with an access token. */
  W2_TOKEN("GET /blogs?limit=20, with a token"),
  /** POST a blog. */
  W3("POST /blogs, with a token"),
  /** 90 % of {@link #W1} and 10 % of {@link #W3}. */
  W4("90 % GET /blogs/{id}, 10 % POST /blogs, with a token"),
  /** GET a page deep in the list. */
  DEEP("GET /blogs?limit=20&cursor=…, 9 % deep"),
  /** GET the public profile of a user; only to warm the users service up. */
  USER("GET /users/{id}/profile");

  private final String title;

  Workload(String title) {
    this.title = title;
  }

  /** Returns what it sends, for tables. */
  public String title() {
    return title;
  }

  /** Returns its short name: W1 for {@link #W1_TOKEN} too. */
  public String label() {
    return anonymous().name();
  }

  /** Returns those that systems are compared by. */
  public static List<Workload> compared() {
    return List.of(W1, W1_TOKEN, W2, W2_TOKEN, W3, W4);
  }

  /** Returns whether a system that checks tokens gets one. */
  public boolean isAuthenticated() {
    return this == W1_TOKEN || this == W2_TOKEN || writes();
  }

  /** Returns whether it writes. */
  public boolean writes() {
    return this == W3 || this == W4;
  }

  /** Returns the workload without a token: what a system that checks none gets. */
  public Workload anonymous() {
    return switch (this) {
      case W1_TOKEN -> W1;
      case W2_TOKEN -> W2;
      default -> this;
    };
  }
}
