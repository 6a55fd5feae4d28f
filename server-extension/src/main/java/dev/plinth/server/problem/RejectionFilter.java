package dev.plinth.server.problem;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Gives a body to the answer by which the HTTP codec turns down what it can't parse, and after
 * which it closes the connection. Answers from above the codec are {@link ProblemFilter}'s and stay
 * as they are.
 */
public final class RejectionFilter extends BaseFilter {

  private static final String PASSED = RejectionFilter.class.getName();
  private static final int LONGEST = 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /** Marks an answer that was made above the codec. */
  static void pass(FilterChainContext context) {
    context.getAttributes().setAttribute(PASSED, Boolean.TRUE);
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (context.getMessage() instanceof Buffer answer
        && isError(answer)
        && context.getAttributes().getAttribute(PASSED) == null) {
      byte[] report = RawProblem.of(status(answer));
      context.setMessage(Buffers.wrap(context.getMemoryManager(), report));
    }
    return context.getInvokeAction();
  }

  /** Whether this starts a short answer with a status of 400 or above: {@code HTTP/1.1 4…}. */
  private static boolean isError(Buffer answer) {
    int start = answer.position();
    return answer.remaining() > STATUS_AT + 2
        && answer.remaining() < LONGEST
        && answer.get(start) == 'H'
        && answer.get(start + 4) == '/'
        && answer.get(answer.limit() - 1) == '\n'
        && (answer.get(start + STATUS_AT) == '4' || answer.get(start + STATUS_AT) == '5');
  }

  private static int status(Buffer answer) {
    int status = 0;
    for (int i = 0; i < 3; i++) {
      status = 10 * status + answer.get(answer.position() + STATUS_AT + i) - '0';
    }
    return status;
  }
}
