package dev.plinth.devtools.chaos;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The table that is locked: that of a service to which no other table refers, so that only requests
 * of that service need it.
 */
final class LockableTable {

  private static final String REFERRERS =
      """
      select count(*) from pg_constraint
      where contype = 'f' and confrelid = to_regclass(?) and conrelid <> confrelid
      """;

  private LockableTable() {}

  /**
   * Returns the table, which has the name of the service.
   *
   * @throws Failure if there is none
   */
  static String of(DevelopmentSystem system) throws IOException, SQLException {
    List<String> services = system.services();
    try (Connection connection =
            system
                .postgres()
                .running()
                .orElseThrow(() -> new Failure("PostgreSQL does not run"))
                .dataSource()
                .getConnection();
        PreparedStatement referrers = connection.prepareStatement(REFERRERS)) {
      for (int i = services.size() - 1; i >= 0; i--) {
        referrers.setString(1, services.get(i));
        try (ResultSet row = referrers.executeQuery()) {
          if (row.next() && row.getInt(1) == 0) {
            return services.get(i);
          }
        }
      }
    }
    throw new Failure("other tables refer to the table of each service, so none can be locked");
  }
}
