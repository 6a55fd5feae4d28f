package dev.plinth.runtime.database;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Catalogue of database faults: how to recognise each one, and one sentence that names the fact,
 * the place and the remedy. The first fault that matches counts.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL Error
 *     Codes</a>
 */
public enum DatabaseFault {
  /** The encoding of the database is not UTF-8. */
  ENCODING(
      unsuitable("ENCODING"),
      "{address} has the encoding {reason}, and Plinth needs UTF8:"
          + " create database … encoding 'UTF8' template template0, and set DB_NAME"),
  /** No schema of the search path exists, or the role may use none of them. */
  SCHEMA(
      unsuitable("SCHEMA"),
      "{user} has no schema to use at {address} (search_path is {reason}): let the owner of the"
          + " database grant usage, create on schema public to {user}"),
  /** The connection goes through a pooler in transaction mode. */
  POOLER(
      unsuitable("POOLER"),
      "{address} is reached through a connection pooler, where {reason} can't run:"
          + " let plinth migrate connect to PostgreSQL itself"),
  UNKNOWN_HOST(
      causedBy(UnknownHostException.class),
      "{address} can't be reached: the host is not known; check DB_HOST"),
  WRONG_HOST_NAME(
      says("PgjdbcHostnameVerifier"),
      "the certificate of {address} is for another host name:"
          + " set DB_HOST to a name in the certificate"),
  UNTRUSTED_CERTIFICATE(
      causedBy(CertificateException.class),
      "the certificate of {address} is not trusted: name the file with the certificate of its"
          + " authority in DB_SSLROOTCERT, or add it to the JDK's trust store ({reason})"),
  NO_TLS(
      state("08004").and(says("SSL")),
      "{address} does not offer TLS: set ssl = on in PostgreSQL, or DB_SSL=false"),
  PASSWORD(
      state("28P01"),
      "password refused for {user} at {address}: check DB_USERNAME and DB_PASSWORD"),
  LOGIN(
      state("28"),
      "login refused for {user} at {address}: {reason}; check DB_USERNAME, DB_SSL, and"
          + " pg_hba.conf of PostgreSQL"),
  NO_DATABASE(
      state("3D000"), "there is no database {database} at {address}: create it, or check DB_NAME"),
  PRIVILEGE(
      state("42501"),
      "{user} lacks a privilege at {address}: {reason}; let the owner grant it, such as"
          + " grant usage, create on schema public to {user}"),
  READ_ONLY(
      state("25006"),
      "{address} is read-only: connect to the primary server,"
          + " or check default_transaction_read_only"),
  CONNECTIONS(
      state("53300"),
      "{address} has no connection left: {reason};"
          + " lower DB_POOL_SIZE, or raise max_connections or the limit of the role"),
  RESOURCES(
      state("53", "58"),
      "{address} lacks resources: {reason}; free disk space or memory of PostgreSQL"),
  STARTING(state("57P03"), "{address} does not accept connections yet: {reason}; try again"),
  ENDED(
      state("57P01", "57P02"),
      "{address} ended the connection: {reason}; try again once PostgreSQL is up"),
  TIME_LIMIT(
      state("57014", "25P03", "25P04", "57P05"),
      "{address} ended the statement or session: {reason}; if that is a limit of the role, raise it, such as"
          + " alter role {user} set statement_timeout = '10min'"),
  LOCKED(
      state("55P03"),
      "{address} did not grant a lock in time: {reason}; try again when its holder is done,"
          + " or raise lock_timeout of {user}"),
  SILENT(
      causedBy(SocketTimeoutException.class).or(causedBy(TimeoutException.class)),
      "{address} does not answer in time: check DB_HOST, DB_PORT and the network between"),
  UNREACHABLE(
      state("08"),
      "{address} can't be reached: {reason};"
          + " check DB_HOST and DB_PORT, and that PostgreSQL runs there"),
  /** When no connection becomes free in time, the server's pool fails without an SQLSTATE. */
  POOL(
      chain -> chain.has(SQLException.class) && chain.state().isEmpty(),
      "no connection to {address} became free in time: {reason}; raise DB_POOL_SIZE"),
  OTHER(
      chain -> chain.has(SQLException.class),
      "{address} reports an error: {reason} (SQLSTATE {state})");

  private final Predicate<FailureChain> symptom;
  private final String sentence;

  DatabaseFault(Predicate<FailureChain> symptom, String sentence) {
    this.symptom = symptom;
    this.sentence = sentence;
  }

  /**
   * Describes a failure in one line, without a password. A failure that does not come from a
   * database is described by its class alone: its text could contain secrets.
   */
  public static String describe(Throwable failure, DatabaseTarget target) {
    FailureChain chain = FailureChain.of(failure);
    return Arrays.stream(values())
        .filter(fault -> fault.symptom.test(chain))
        .findFirst()
        .map(fault -> fault.fill(chain, target))
        .orElseGet(chain::className);
  }

  /** Returns whether the catalogue knows the failure, beyond what PostgreSQL reports. */
  public static boolean isKnown(Throwable failure) {
    FailureChain chain = FailureChain.of(failure);
    return Arrays.stream(values()).anyMatch(it -> it != OTHER && it.symptom.test(chain));
  }

  private String fill(FailureChain chain, DatabaseTarget target) {
    return sentence
        .replace("{address}", target.toString())
        .replace("{user}", target.username())
        .replace("{database}", target.name())
        .replace("{state}", chain.state())
        .replace("{reason}", chain.reason());
  }

  private static Predicate<FailureChain> state(String... prefixes) {
    return chain -> Stream.of(prefixes).anyMatch(chain.state()::startsWith);
  }

  private static Predicate<FailureChain> causedBy(Class<? extends Throwable> type) {
    return chain -> chain.has(type);
  }

  private static Predicate<FailureChain> says(String text) {
    return chain -> chain.says(text);
  }

  private static Predicate<FailureChain> unsuitable(String name) {
    return chain ->
        chain.all(UnsuitableDatabase.class).anyMatch(it -> it.fault().name().equals(name));
  }
}
