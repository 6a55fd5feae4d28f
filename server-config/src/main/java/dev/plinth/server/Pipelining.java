package dev.plinth.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainContext.Operation;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.memory.Buffers;

/** Requests that a client sends before it has the response to an earlier one (RFC 9112, 9.3.2). */
final class Pipelining {

  private static final Logger LOG = System.getLogger(Pipelining.class.getName());
  private static final Method STATE = method();

  private Pipelining() {}

  /**
   * Whether bytes of the next request are read already. The filter chain keeps them and has no
   * public method to say so; where it can't be asked, no request counts as pipelined.
   */
  static boolean hasNext(FilterChainContext context) {
    FilterChain chain = context.getFilterChain();
    if (STATE == null || !STATE.getDeclaringClass().isInstance(chain)) {
      return false;
    }
    try {
      Object state = STATE.invoke(chain, context.getConnection());
      Method unparsed =
          state
              .getClass()
              .getDeclaredMethod("peekUnparsedIdx", Operation.class, int.class, int.class);
      unparsed.setAccessible(true);
      return (int)
              unparsed.invoke(state, Operation.READ, context.getStartIdx(), context.getEndIdx())
          >= 0;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Gives the request in hand a body of its own. The codec cuts the body out of what was read, but
   * the body's buffer still spans the requests that follow: when the server is done with the body
   * it would reuse their memory as well, and they would be read as whatever is written there.
   */
  static void separate(FilterChainContext context) {
    HttpContent content = context.getMessage();
    Buffer body = content.getContent();
    if (body.hasRemaining()) {
      byte[] copy = new byte[body.remaining()];
      body.get(copy);
      context.setMessage(
          content
              .getHttpHeader()
              .httpContentBuilder()
              .content(Buffers.wrap(context.getMemoryManager(), copy))
              .last(content.isLast())
              .build());
    }
  }

  private static Method method() {
    try {
      Method state =
          Class.forName("org.glassfish.grizzly.filterchain.DefaultFilterChain")
              .getDeclaredMethod("obtainFiltersState", Connection.class);
      state.setAccessible(true);
      return state;
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.WARNING, "Pipelined requests do not take turns", e);
      return null;
    }
  }
}
