package dev.plinth.runtime.database;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Configuration of the pool's database, from the server's environment. */
@Dependent
public class DatabaseConfig {

  @Inject
  @ConfigProperty(name = "DB_HOST")
  private String host;

  @Inject
  @ConfigProperty(name = "DB_PORT")
  private int port;

  @Inject
  @ConfigProperty(name = "DB_USERNAME")
  private String username;

  @Inject
  @ConfigProperty(name = "DB_NAME")
  private String name;

  /** Returns the database and the role. */
  public DatabaseTarget target() {
    return new DatabaseTarget(host, port, username, name);
  }
}
