package dev.plinth.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.SocketFactory;

/**
 * Request smuggling: a request whose end a proxy and a server could see differently, followed by
 * another request.
 *
 * @param what what is wrong with it
 * @param status the expected status
 * @param fieldsAndBody what follows the Host field, in the notation of the table
 */
public record Smuggling(String what, int status, String fieldsAndBody) {

  private static final String FIRST = "POST /blogs HTTP/1.1\r\nHost: localhost\r\n";
  private static final String SMUGGLED = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** Sends it, and checks that the only answer is a refusal. */
  public void check(SocketFactory sockets, int port) {
    String bytes = FIRST + fieldsAndBody.translateEscapes() + SMUGGLED;

    RawAnswer answer = RawConnection.send(sockets, port, bytes);

    assertThat(answer.count()).as(what + "\n" + answer.text()).isEqualTo(1);
    assertThat(answer.problem(status).detail()).as(what).isNotBlank();
    assertThat(answer.header("Connection")).as(what).isEqualTo("close");
    assertThat(answer.header("Date")).as(what).endsWith(" GMT");
    assertThat(answer.closed()).as(what).isTrue();
  }

  @Override
  public String toString() {
    return what;
  }
}
