package dev.plinth.launcher.seed;

import java.util.List;
import java.util.SplittableRandom;

/** Names, titles and texts of sample data: plain letters, punctuation and spaces. */
final class GeneratedText {

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Amir", "Anna", "Ben", "Chen", "Clara", "Daniel", "Elena", "Emil", "Fatima",
          "Felix", "Grace", "Hugo", "Ines", "Ivan", "Jana", "Jonas", "Kofi", "Lea", "Linus",
          "Maria", "Mei", "Nadia", "Noah", "Olga", "Omar", "Paula", "Pedro", "Priya", "Rosa",
          "Samir", "Sofia", "Tara", "Theo", "Uma", "Viktor", "Wanda", "Yara", "Yusuf", "Zoe");

  private static final List<String> LAST_NAMES =
      List.of(
          "Abbott",
          "Alvarez",
          "Bauer",
          "Berg",
          "Bianchi",
          "Brown",
          "Castro",
          "Cohen",
          "Costa",
          "Dubois",
          "Fischer",
          "Garcia",
          "Haddad",
          "Hansen",
          "Hughes",
          "Ivanov",
          "Jensen",
          "Kaur",
          "Keller",
          "Kim",
          "Kowalski",
          "Larsen",
          "Lopez",
          "Mensah",
          "Meyer",
          "Moreau",
          "Nakamura",
          "Novak",
          "Okafor",
          "Patel",
          "Petrov",
          "Rossi",
          "Santos",
          "Schmidt",
          "Silva",
          "Singh",
          "Taylor",
          "Tran",
          "Weber",
          "Yilmaz");

  private static final List<String> BEGINNINGS =
      List.of(
          "A Short Guide to",
          "Getting Started with",
          "What We Learned about",
          "The Hard Parts of",
          "A Second Look at",
          "Notes on",
          "Living with",
          "How We Moved to",
          "Thinking about",
          "The Quiet Success of",
          "Rethinking",
          "In Defence of",
          "A Field Guide to",
          "Testing",
          "Ten Years of",
          "Before You Choose");

  private static final List<String> TOPICS =
      List.of(
          "Connection Pools",
          "Keyset Paging",
          "Slow Queries",
          "Feature Flags",
          "Code Review",
          "Small Services",
          "Schema Changes",
          "Honest Errors",
          "Load Tests",
          "Caching",
          "Backups",
          "Pair Programming",
          "Static Types",
          "Health Checks",
          "Retries and Timeouts",
          "Logs",
          "Release Trains",
          "Technical Debt",
          "Message Queues",
          "Time Zones",
          "Search",
          "Monoliths");

  private static final List<String> ENDINGS =
      List.of("", "", "", " in Practice", " at Scale", " for Small Teams", ", Part Two", " Today");

  private static final List<String> SENTENCES =
      List.of(
          "It began with a page that took nine seconds to load.",
          "Nobody had touched this code for three years, and it showed.",
          "We measured first, and the answer was not where we had looked.",
          "The simplest version turned out to be the one that lasted.",
          "What looks like a detail here decides how the system fails.",
          "There is a trade-off in this, and it is worth naming.",
          "The first attempt was wrong in an instructive way.",
          "A test that runs in a second is a test that gets run.",
          "None of this is new, but it is easily forgotten.",
          "The documentation is right, once you know how to read it.",
          "In the end we deleted more lines than we wrote.",
          "This is the story of the outage and of what came after.",
          "Most of the work was agreeing on what the words mean.",
          "If you remember one thing from this text, let it be the timeout.",
          "Here is what we would do differently the next time.",
          "The numbers below are from our own traffic, so take them as such.");

  private static final int MAX_SENTENCES = 6;

  private GeneratedText() {}

  /** Returns a first and a last name. */
  static String name(SplittableRandom random) {
    return any(FIRST_NAMES, random) + " " + any(LAST_NAMES, random);
  }

  /** Returns a title, of at most 60 characters. */
  static String title(SplittableRandom random) {
    return any(BEGINNINGS, random) + " " + any(TOPICS, random) + any(ENDINGS, random);
  }

  /** Returns some sentences. */
  static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder(any(SENTENCES, random));
    for (int i = random.nextInt(MAX_SENTENCES); i > 0; i--) {
      text.append(' ').append(any(SENTENCES, random));
    }
    return text.toString();
  }

  private static String any(List<String> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }
}
