package dev.plinth.server.proxy;

import dev.plinth.server.message.Authority;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.util.MimeHeaders;

/**
 * Forwarding information about a request, as trusted proxies report it. Values that are not
 * reported or are invalid are null.
 *
 * @param address the address of the client
 * @param scheme {@code http} or {@code https}
 * @param authority the host and optional port that the request was for
 */
record Forwarding(String address, String scheme, String authority) {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String HOST = "X-Forwarded-Host";
  private static final String PORT = "X-Forwarded-Port";
  private static final int MAX_PORT = 65_535;

  /**
   * Reads the headers of a request from a trusted proxy: {@code X-Forwarded-…} if there is any of
   * them, else {@code Forwarded}. Most proxies add the former and pass on a {@code Forwarded} that
   * a client made up.
   *
   * @param peer the address of the proxy at the other end of the connection
   */
  static Forwarding of(TrustedProxies proxies, String peer, MimeHeaders headers) {
    boolean hasXForwarded = Stream.of(FOR, PROTO, HOST, PORT).anyMatch(headers::contains);
    return hasXForwarded
        ? fromXForwarded(proxies, peer, headers)
        : fromForwarded(proxies, peer, headers);
  }

  private static Forwarding fromXForwarded(
      TrustedProxies proxies, String peer, MimeHeaders headers) {
    List<String> addresses = list(headers, FOR);
    int added = proxies.added(peer, addresses);
    String address = added == 0 ? null : addresses.get(addresses.size() - added);
    String host = last(headers, HOST);
    String port = last(headers, PORT);
    return new Forwarding(
        address,
        scheme(last(headers, PROTO)),
        authority(host == null ? headers.getHeader("Host") : host, port));
  }

  private static Forwarding fromForwarded(
      TrustedProxies proxies, String peer, MimeHeaders headers) {
    List<ForwardedElement> elements =
        ForwardedElement.parse(String.join(",", headers.values("Forwarded")));
    List<String> addresses = elements.stream().map(ForwardedElement::address).toList();
    if (elements.isEmpty()) {
      return new Forwarding(null, null, null);
    }
    int added = proxies.added(peer, addresses);
    ForwardedElement first = elements.get(elements.size() - Math.max(1, added));
    return new Forwarding(
        added == 0 ? null : first.address(), scheme(first.scheme()), authority(first.host(), null));
  }

  /** A repeated field is one list (RFC 9110, section 5.3). */
  private static List<String> list(MimeHeaders headers, String name) {
    String all = String.join(",", headers.values(name));
    return all.isBlank() ? List.of() : Stream.of(all.split(",")).map(String::strip).toList();
  }

  /** Returns what the nearest proxy reports. A client may have made up the values before it. */
  private static String last(MimeHeaders headers, String name) {
    List<String> all = list(headers, name);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  private static String scheme(String text) {
    String scheme = text == null ? "" : text.toLowerCase(Locale.ROOT);
    return scheme.equals("http") || scheme.equals("https") ? scheme : null;
  }

  private static String authority(String host, String port) {
    if (host == null || !Authority.isValid(host)) {
      return null;
    }
    int portAt = host.indexOf(':', host.lastIndexOf(']') + 1);
    String name = portAt < 0 ? host : host.substring(0, portAt);
    return isPort(port) ? name + ":" + port : host;
  }

  private static boolean isPort(String text) {
    return text != null
        && text.matches("[0-9]{1,5}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= MAX_PORT;
  }
}
