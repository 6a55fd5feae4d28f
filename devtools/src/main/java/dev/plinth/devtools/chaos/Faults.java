package dev.plinth.devtools.chaos;

import dev.plinth.devtools.fault.HeldConnections;
import dev.plinth.devtools.fault.ProcessSignals;
import dev.plinth.devtools.fault.SlowedProcess;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.process.StopRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Causes the faults of a development system. */
final class Faults {

  /** A service has 64 threads. */
  private static final int SLOW_CLIENTS = 100;

  private final DevelopmentSystem system;
  private final String lockedTable;
  private final StopRequest stop;

  /**
   * @param lockedTable the table that is locked
   */
  Faults(DevelopmentSystem system, String lockedTable, StopRequest stop) {
    this.system = system;
    this.lockedTable = lockedTable;
    this.stop = stop;
  }

  /** Begins a fault. */
  Fault begin(FaultKind kind) throws IOException, SQLException {
    return switch (kind) {
      case DATABASE_REMOVED -> {
        system.postgres().kill();
        yield system.postgres()::startAgain;
      }
      case DATABASE_FROZEN -> freeze(system.postgres()::process);
      case DATABASE_SLOW -> new SlowedProcess(system.postgres()::process)::close;
      case REDIS_REMOVED -> {
        system.redis().kill();
        yield () -> system.redis().startAgain(stop);
      }
      case REDIS_FROZEN -> freeze(system.redis()::running);
      case REDIS_SLOW -> new SlowedProcess(system.redis()::running)::close;
      case TABLE_LOCKED -> lock();
      case SLOW_CLIENTS -> holdConnections();
    };
  }

  private static Fault freeze(Supplier<Optional<ProcessHandle>> process) {
    send("STOP", process);
    return () -> send("CONT", process);
  }

  private static void send(String signal, Supplier<Optional<ProcessHandle>> process) {
    process.get().ifPresent(it -> ProcessSignals.send(signal, it));
  }

  private Fault lock() throws IOException, SQLException {
    Connection connection =
        system
            .postgres()
            .running()
            .orElseThrow(() -> new Failure("PostgreSQL does not run"))
            .dataSource()
            .getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table " + lockedTable + " in access exclusive mode");
    }
    return connection::close;
  }

  private Fault holdConnections() {
    List<HeldConnections> all = new ArrayList<>();
    for (String service : system.services()) {
      HeldConnections held = new HeldConnections(system.addresses().get(service).getPort());
      all.add(held);
      String head = "POST /%s HTTP/1.1\r\nHost: localhost\r\n".formatted(service);
      held.open(SLOW_CLIENTS / 2, head + "X-Slow: ");
      String body = "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{";
      held.open(SLOW_CLIENTS / 2, head + body);
    }
    return () -> all.forEach(HeldConnections::close);
  }
}
