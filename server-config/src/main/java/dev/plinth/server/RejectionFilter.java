package dev.plinth.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Gives a body to the answer by which the HTTP codec turns down what it can't parse. The codec
 * always closes the connection after such an answer, so the body can't be taken for the next answer
 * even if the request was a HEAD. Answers from above the codec are {@link ProblemFilter}'s and stay
 * as they are.
 */
final class RejectionFilter extends BaseFilter {

  private static final String PASSED = RejectionFilter.class.getName();
  private static final String CLOSED = "connection: close\r\n";
  private static final String EMPTY = "content-length: 0\r\n";
  private static final int LONGEST = 1024;

  /** Marks an answer that was made above the codec. */
  static void pass(FilterChainContext context) {
    context.getAttributes().setAttribute(PASSED, Boolean.TRUE);
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) throws IOException {
    if (context.getMessage() instanceof Buffer answer
        && isError(answer)
        && context.getAttributes().getAttribute(PASSED) == null) {
      String head = answer.toStringContent(StandardCharsets.ISO_8859_1);
      String lower = head.toLowerCase(Locale.ROOT);
      if (lower.endsWith("\r\n\r\n") && lower.contains(EMPTY)) {
        context.setMessage(Buffers.wrap(context.getMemoryManager(), withBody(head, lower)));
      }
    }
    return context.getInvokeAction();
  }

  /** Whether this starts a short answer with a status of 400 or above: {@code HTTP/1.1 4…}. */
  private static boolean isError(Buffer answer) {
    int start = answer.position();
    return answer.remaining() > 12
        && answer.remaining() < LONGEST
        && answer.get(start) == 'H'
        && answer.get(start + 4) == '/'
        && (answer.get(start + 9) == '4' || answer.get(start + 9) == '5');
  }

  private static byte[] withBody(String head, String lower) {
    String body = ProblemReport.of(Integer.parseInt(head.substring(9, 12)));
    int at = lower.indexOf(EMPTY);
    String answer =
        head.substring(0, at)
            + ("Content-Length: " + body.length() + "\r\n")
            + ("Content-Type: " + ProblemReport.MEDIA_TYPE + "\r\n")
            + "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n"
            + (lower.contains(CLOSED) ? "" : "Connection: close\r\n")
            + head.substring(at + EMPTY.length())
            + body;
    return answer.getBytes(StandardCharsets.ISO_8859_1);
  }
}
