package dev.plinth.server.proxy;

import dev.plinth.server.message.Authority;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.util.MimeHeaders;

/**
 * What trusted proxies say of a request. What they don't say is null; what they say and is not
 * valid counts as not said.
 *
 * @param address where the request came from
 * @param scheme {@code http} or {@code https}
 * @param authority the host and maybe the port that it was for
 */
record Forwarding(String address, String scheme, String authority) {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String HOST = "X-Forwarded-Host";
  private static final String PORT = "X-Forwarded-Port";
  private static final int MOST_PORT = 65_535;

  /**
   * Reads the fields of a request that a trusted proxy sent: {@code X-Forwarded-…} if there is one
   * of these, because most proxies add them and pass on a {@code Forwarded} that a client made up;
   * else {@code Forwarded}.
   */
  static Forwarding of(TrustedProxies proxies, String peer, MimeHeaders headers) {
    boolean isCommon = Stream.of(FOR, PROTO, HOST, PORT).anyMatch(headers::contains);
    return isCommon ? common(proxies, peer, headers) : standard(proxies, peer, headers);
  }

  private static Forwarding common(TrustedProxies proxies, String peer, MimeHeaders headers) {
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

  private static Forwarding standard(TrustedProxies proxies, String peer, MimeHeaders headers) {
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

  /** A field that is there several times is one list (RFC 9110, section 5.3). */
  private static List<String> list(MimeHeaders headers, String name) {
    String all = String.join(",", headers.values(name));
    return all.isBlank() ? List.of() : Stream.of(all.split(",")).map(String::strip).toList();
  }

  /** What the nearest proxy says: what stands before it, a client may have made up. */
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
        && Integer.parseInt(text) <= MOST_PORT;
  }
}
