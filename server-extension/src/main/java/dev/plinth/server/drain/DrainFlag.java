package dev.plinth.server.drain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Drain flag: set once when the server begins to stop. Thread-safe. */
public final class DrainFlag implements ServerState {

  private static final Logger LOG = System.getLogger(DrainFlag.class.getName());

  private volatile boolean draining;

  /** Registers the flag as a management bean, where the services find it. A failure is logged. */
  public void register() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(new StandardMBean(this, ServerState.class), new ObjectName(NAME));
    } catch (JMException e) {
      LOG.log(Level.WARNING, "The services will not notice that the server is stopping", e);
    }
  }

  /** Sets the flag. */
  public void begin() {
    draining = true;
  }

  @Override
  public boolean isDraining() {
    return draining;
  }
}
