package dev.plinth.rest.access;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/**
 * The request that the current thread processes. Its attributes are the state of a request: the
 * server takes much longer to create a request-scoped bean.
 */
@WebListener
public final class CurrentRequest implements ServletRequestListener {

  private static final ThreadLocal<ServletRequest> CURRENT = new ThreadLocal<>();

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    CURRENT.set(event.getServletRequest());
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    CURRENT.remove();
  }

  /**
   * Returns the request.
   *
   * @throws IllegalStateException if the thread processes none
   */
  public static ServletRequest get() {
    ServletRequest request = CURRENT.get();
    if (request == null) {
      throw new IllegalStateException("this thread processes no request");
    }
    return request;
  }
}
