package dev.plinth.server.operations;

import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/**
 * Base class of the valves of the operations port, and of the public health endpoint. The server
 * creates an instance for each virtual server that names the class in a property {@code valve_…}.
 */
public abstract class OperationsValve implements GlassFishValve {

  @Override
  public final String getInfo() {
    return getClass().getName();
  }

  /** Does nothing: {@link #invoke} has done all. */
  @Override
  public final void postInvoke(Request request, Response response) {}
}
