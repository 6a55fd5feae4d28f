package dev.plinth.server.problem;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Adds a problem document to the response with which the HTTP codec rejects what it cannot parse,
 * before it closes the connection. Responses from above the codec belong to {@link ProblemFilter}
 * and stay unchanged.
 */
public final class RejectionFilter extends BaseFilter {

  private static final String EXEMPT = RejectionFilter.class.getName();
  private static final int MAX_LENGTH = 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /** Marks a response as made above the codec. */
  static void exempt(FilterChainContext context) {
    context.getAttributes().setAttribute(EXEMPT, Boolean.TRUE);
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (context.getMessage() instanceof Buffer response
        && isError(response)
        && context.getAttributes().getAttribute(EXEMPT) == null) {
      byte[] problem = RawProblem.of(status(response), null);
      context.setMessage(Buffers.wrap(context.getMemoryManager(), problem));
    }
    return context.getInvokeAction();
  }

  /** Whether this begins a short response with a status of 400 or more: {@code HTTP/1.1 4…}. */
  private static boolean isError(Buffer response) {
    int start = response.position();
    return response.remaining() > STATUS_AT + 2
        && response.remaining() < MAX_LENGTH
        && response.get(start) == 'H'
        && response.get(start + 4) == '/'
        && response.get(response.limit() - 1) == '\n'
        && (response.get(start + STATUS_AT) == '4' || response.get(start + STATUS_AT) == '5');
  }

  private static int status(Buffer response) {
    int status = 0;
    for (int i = 0; i < 3; i++) {
      status = 10 * status + response.get(response.position() + STATUS_AT + i) - '0';
    }
    return status;
  }
}
