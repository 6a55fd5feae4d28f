package dev.plinth.system.caller;

import dev.plinth.system.product.Command;
import dev.plinth.system.product.Command.Ending;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** curl with Expect: it sends no body before 100 (Continue), and without that it times out. */
final class CurlCaller implements HttpCaller {

  private final Command command = new Command(Map.of());

  @Override
  public Reply send(String method, URI address, String token, String json) {
    List<String> curl =
        new ArrayList<>(List.of("curl", "-sS", "--max-time", "25", "--expect100-timeout", "60"));
    curl.addAll(List.of("-X", method, "-w", "\n%{http_code}"));
    if (json != null) {
      curl.addAll(List.of("-H", "Expect: 100-continue", "-H", "Content-Type: application/json"));
      curl.addAll(List.of("--data-binary", json));
    }
    if (token != null) {
      curl.addAll(List.of("-H", "Authorization: Bearer " + token));
    }
    curl.add(address.toString());
    Ending ending = command.end(curl);
    int end = ending.said().lastIndexOf('\n');
    return ending.exitCode() == 0
        ? new Reply(
            Integer.parseInt(ending.said().substring(end + 1)), ending.said().substring(0, end))
        : new Reply(0, ending.said());
  }
}
