package dev.plinth.server;

import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;

/** What RFC 9112 and RFC 3986 ask of a request and the server doesn't check by itself. */
final class RequestRules {

  static final int FINE = 0;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int VERSION_NOT_SUPPORTED = 505;

  private RequestRules() {}

  /** The status to turn the request down with, or {@link #FINE}. */
  static int check(HttpRequestPacket request) {
    if (request.getProtocol() == Protocol.HTTP_0_9) {
      return VERSION_NOT_SUPPORTED;
    }
    MimeHeaders headers = request.getHeaders();
    if (!isEncoded(request.getRequestURIRef().getOriginalRequestURIBC()) || !hasOneHost(headers)) {
      return BAD_REQUEST;
    }
    return transferCoding(headers);
  }

  /** RFC 3986, section 2.1: a percent sign starts two hexadecimal digits. */
  static boolean isEncoded(DataChunk uri) {
    return uri.indexOf('%', 0) < 0 || isEncoded(uri.toString());
  }

  private static boolean isEncoded(String uri) {
    for (int i = uri.indexOf('%'); i >= 0; i = uri.indexOf('%', i + 1)) {
      if (i + 2 >= uri.length()
          || Character.digit(uri.charAt(i + 1), 16) < 0
          || Character.digit(uri.charAt(i + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * RFC 9112, section 3.2: one Host field at most here (the codec sees to at least one), and a
   * valid one.
   */
  private static boolean hasOneHost(MimeHeaders headers) {
    int first = headers.indexOf(Header.Host, 0);
    return first < 0
        || headers.indexOf(Header.Host, first + 1) < 0
            && isHost(headers.getValue(first).toString());
  }

  static boolean isHost(String host) {
    int portAt = host.indexOf(':', host.lastIndexOf(']') + 1);
    String name = portAt < 0 ? host : host.substring(0, portAt);
    String port = portAt < 0 ? "" : host.substring(portAt + 1);
    return !name.isEmpty()
        && name.chars().allMatch(RequestRules::isHostCharacter)
        && port.length() <= 5
        && port.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isHostCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "-._~[]:%!$&'()*+,;=".indexOf(c) >= 0;
  }

  /** RFC 9112, section 6.1: 501 for an unknown coding. */
  private static int transferCoding(MimeHeaders headers) {
    DataChunk coding = headers.getValue(Header.TransferEncoding);
    return coding == null || coding.equalsIgnoreCase("chunked") ? FINE : NOT_IMPLEMENTED;
  }
}
