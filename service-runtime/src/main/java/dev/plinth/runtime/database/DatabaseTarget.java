package dev.plinth.runtime.database;

/**
 * The address of a database and the role that uses it, for messages.
 *
 * @param host host name or address
 * @param port TCP port
 * @param username role
 * @param name database
 */
public record DatabaseTarget(String host, int port, String username, String name) {

  /** Returns the URL without the password. */
  @Override
  public String toString() {
    return "postgresql://" + username + "@" + host + ":" + port + "/" + name;
  }
}
