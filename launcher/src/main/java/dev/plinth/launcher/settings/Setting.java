package dev.plinth.launcher.settings;

import static dev.plinth.launcher.settings.Need.ALONE;
import static dev.plinth.launcher.settings.Need.DOMAIN;
import static dev.plinth.launcher.settings.Need.PRODUCTION;
import static dev.plinth.launcher.settings.Need.SERVER_IN_PRODUCTION;
import static dev.plinth.launcher.settings.Need.with;
import static dev.plinth.launcher.settings.Rule.ADDRESS;
import static dev.plinth.launcher.settings.Rule.ANY;
import static dev.plinth.launcher.settings.Rule.CERTIFICATES;
import static dev.plinth.launcher.settings.Rule.FLAG;
import static dev.plinth.launcher.settings.Rule.HOST;
import static dev.plinth.launcher.settings.Rule.LIMIT;
import static dev.plinth.launcher.settings.Rule.PASSWORD;
import static dev.plinth.launcher.settings.Rule.PATH;
import static dev.plinth.launcher.settings.Rule.PORT;
import static dev.plinth.launcher.settings.Rule.READABLE;
import static dev.plinth.launcher.settings.Rule.SECRET;
import static dev.plinth.launcher.settings.Rule.URL;
import static dev.plinth.launcher.settings.Rule.list;
import static dev.plinth.launcher.settings.Rule.number;
import static dev.plinth.launcher.settings.Rule.oneOf;

import java.util.List;

/**
 * The table of all environment variables but the ports of the services, which {@link
 * ServiceSetting} has: a constant's name is the variable's. No other place states a default or a
 * rule: containers and {@code install} get them by {@code plinth check-config}, and a test compares
 * the documents with this table.
 */
public enum Setting {
  APP_ENV(
      "development",
      oneOf("development", "test", "production"),
      "What Plinth runs for. Only development seeds an empty database"),
  LISTEN_ADDRESS(
      "127.0.0.1",
      ADDRESS,
      "The [address](security.md#addresses) that every port listens on. The default is this machine"
          + " only; `0.0.0.0` means all of IPv4, `::` IPv6 too"),
  OPS_PORT("8080", PORT, "Port of health, metrics and the home page"),
  DB_HOST("", HOST, "Your PostgreSQL. Unset: `./plinth up` starts one", PRODUCTION, ALONE),
  DB_PORT("5432", PORT, "Its port"),
  DB_NAME("", ANY, "The database", with("DB_HOST"), PRODUCTION, ALONE),
  DB_USERNAME("", ANY, "The role that logs in", with("DB_HOST"), PRODUCTION, ALONE),
  DB_PASSWORD("", PASSWORD, "The role's password", with("DB_HOST"), PRODUCTION, ALONE),
  DB_SSL("false", FLAG, "true: TLS to the database, with its certificate and host name verified"),
  DB_SSLROOTCERT(
      "",
      CERTIFICATES,
      "With DB_SSL: the PEM file with the certificate of the authority that signed PostgreSQL's."
          + " Unset: the authorities of the JDK (`lib/security/cacerts`)"),
  DB_POOL_SIZE(
      "16",
      number(1, 1000),
      "[Connections](scaling.md#connections) in the one pool that all services share"),
  DB_RECONNECT_MAX_ATTEMPTS(
      "-1",
      number(-1, Integer.MAX_VALUE),
      "Attempts to reconnect to the database before the server gives up; -1: it never does"),
  REDIS_HOST("", HOST, "Your Redis. Unset: `./plinth up` starts one", PRODUCTION, ALONE),
  REDIS_PORT("6379", PORT, "Its port"),
  REDIS_USERNAME(
      "",
      ANY,
      "Its user, with the [rights](cache.md#what-an-operator-must-know) that Plinth needs. Unset:"
          + " the default user"),
  REDIS_PASSWORD("", SECRET, "The user's password", with("REDIS_USERNAME")),
  REDIS_TLS("false", FLAG, "true: TLS to Redis, with its certificate verified"),
  REDIS_TLS_CA(
      "", READABLE, "With REDIS_TLS: a PEM file with the authority's certificate. Unset: Java's"),
  REDIS_TTL("86400", number(1, Integer.MAX_VALUE), "Seconds that a cached entry lives"),
  JWT_SIGNING_KEY_FILE(
      "",
      PATH,
      "The private key of [access tokens](access.md). Unset: in PLINTH_HOME",
      with("JWT_KEY_SET_FILE"),
      SERVER_IN_PRODUCTION,
      ALONE),
  JWT_KEY_SET_FILE(
      "",
      PATH,
      "The public keys of access tokens. Unset: in PLINTH_HOME",
      with("JWT_SIGNING_KEY_FILE"),
      SERVER_IN_PRODUCTION,
      ALONE),
  CORS_ORIGIN(
      "",
      list("https?://[a-z0-9.-]+(:[0-9]{1,5})?", "such as https://www.example.org"),
      "Origins whose pages may call the services, such as `https://www.example.org`, with commas"
          + " between them"),
  TRUSTED_PROXIES(
      "",
      list(
          "([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?",
          "such as 10.0.0.0/8"),
      "Proxies whose `X-Forwarded-…` and `Forwarded` [count](http.md#behind-a-proxy): addresses or"
          + " blocks such as `10.0.0.0/8`, with commas between them"),
  PLINTH_LIMIT_WRITES(
      "6000/PT1M",
      LIMIT,
      "How often a user or an address may write: see [limits](security.md#limits)"),
  PLINTH_LIMIT_REQUESTS("off", LIMIT, "How often an address may send a request"),
  PLINTH_LIMIT_SIGN_IN_ACCOUNT("20/PT15M", LIMIT, "How many wrong passwords an account may get"),
  PLINTH_LIMIT_SIGN_IN_ADDRESS("100/PT15M", LIMIT, "How many wrong passwords an address may send"),
  PLINTH_REQUIRE_IF_MATCH(
      "false",
      FLAG,
      "true: PUT, PATCH and DELETE of an entity without [If-Match](http.md#preconditions) get 428"),
  TLS_KEYSTORE(
      "", PATH, "A PKCS #12 file with a key whose alias is `plinth`: the services by HTTPS too"),
  TLS_KEYSTORE_PASSWORD("", SECRET, "Its password, and the key's", with("TLS_KEYSTORE")),
  STOP_GRACE_SECONDS("0", number(0, 3600), "How long a stopping server still accepts requests"),
  STOP_DRAIN_SECONDS(
      "10", number(0, 3600), "How long a stopping server then waits for requests in flight"),
  LOG_LEVEL("info", oneOf("error", "warn", "info", "debug"), "error, warn, info or debug"),
  LOG_FORMAT("text", oneOf("text", "json"), "text, or json: an object a line, with trace ids"),
  OTEL_SDK_DISABLED(
      "true", FLAG, "false: a span for each request and each SQL statement goes to the collector"),
  OTEL_EXPORTER_OTLP_ENDPOINT(
      "", URL, "URL of the OpenTelemetry collector", with("OTEL_SDK_DISABLED", "false")),
  DATA_GRID_HOST(
      "",
      HOST,
      "The data grid of a domain of Payara Server, whose console then [shows and"
          + " commands](payara-server.md#payara-micro-in-the-console) this server. Unset: none"),
  DATA_GRID_PORT("4900", PORT, "Port of the data grid"),
  PLINTH_HOME(".plinth", PATH, "Where `./plinth up` keeps data, passwords, keys and logs"),
  PLINTH_ADMIN_PASSWORD(
      "",
      SECRET,
      "The administrator's password when production is [seeded](seeding.md). Unset: a random one,"
          + " which is printed"),
  ADMIN_PASSWORD(
      "", PASSWORD, "Payara Server only: password of the console's user `admin`", DOMAIN),
  ADMIN_ADDRESS("127.0.0.1", ADDRESS, "Payara Server only: the address of the console"),
  PORT_BASE("4800", number(1, 65449), "Payara Server only: the console is on this port + 48");

  private final String defaultValue;
  private final Rule rule;
  private final String meaning;
  private final List<Need> needs;

  Setting(String defaultValue, Rule rule, String meaning, Need... needs) {
    this.defaultValue = defaultValue;
    this.rule = rule;
    this.meaning = meaning;
    this.needs = List.of(needs);
  }

  /** The value of a variable that is not set; empty means none. */
  public String defaultValue() {
    return defaultValue;
  }

  /** What it is for, in Markdown and on one line. */
  public String meaning() {
    return meaning;
  }

  /** When it must be set: conditions, of which each is enough. */
  public List<String> required() {
    return needs.stream().map(Need::words).toList();
  }

  List<Need> needs() {
    return needs;
  }

  /** Which values it takes. */
  Rule rule() {
    return rule;
  }
}
