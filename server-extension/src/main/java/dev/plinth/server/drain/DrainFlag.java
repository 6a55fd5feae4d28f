package dev.plinth.server.drain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** The one flag that everybody reads who has to know that the server is about to stop. */
public final class DrainFlag implements ServerState {

  private static final Logger LOG = System.getLogger(DrainFlag.class.getName());

  private volatile boolean begun;

  /** Registers the bean, so that the services find it. */
  public DrainFlag register() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(new StandardMBean(this, ServerState.class), new ObjectName(NAME));
    } catch (JMException e) {
      LOG.log(Level.WARNING, "The services won't notice that the server is about to stop", e);
    }
    return this;
  }

  public void begin() {
    begun = true;
  }

  @Override
  public boolean isDraining() {
    return begun;
  }
}
