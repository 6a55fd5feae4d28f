package dev.plinth.devtools.chaos;

import dev.plinth.launcher.process.StopRequest.Stopped;
import java.io.IOException;
import java.sql.SQLException;

/** A fault in progress; closing it ends it. */
@FunctionalInterface
interface Fault {

  /** Ends it. */
  void end() throws IOException, SQLException, Stopped;
}
