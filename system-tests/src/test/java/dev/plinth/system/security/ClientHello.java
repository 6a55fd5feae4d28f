package dev.plinth.system.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A TLS ClientHello (RFC 5246, section 7.4.1; RFC 8446, section 4.1) with any cipher suites,
 * including those that no current client offers.
 *
 * @param port the server's port
 * @param isOfTls13 whether it offers TLS 1.3 instead of TLS 1.2
 */
public record ClientHello(int port, boolean isOfTls13) {

  private static final int HANDSHAKE = 22;
  private static final int TIMEOUT_MILLIS = 10_000;

  /** Groups of every kind, point formats, and signature algorithms of RSA and ECDSA. */
  private static final String EXTENSIONS =
      "000a 0008 0006 001d 0017 0100"
          + "000b 0002 0100"
          + "000d 0012 0010 0401 0501 0601 0804 0805 0806 0403 0503";

  /** Without a key share: the server then chooses a suite and requests one. */
  private static final String EXTENSIONS_OF_TLS_1_3 = "002b 0003 02 0304" + "0033 0002 0000";

  /**
   * Returns the suites, of all registered ones, that the server accepts when each is offered alone.
   */
  public SortedSet<Integer> accepted() {
    return Stream.of(
            // The IANA registry: up to TLS 1.2, TLS 1.3, elliptic curves, ChaCha20, ECDHE with PSK.
            IntStream.rangeClosed(0x0000, 0x00C7),
            IntStream.rangeClosed(0x1301, 0x1307),
            IntStream.rangeClosed(0xC001, 0xC0B7),
            IntStream.rangeClosed(0xCCA8, 0xCCAE),
            IntStream.rangeClosed(0xD001, 0xD005))
        .flatMapToInt(range -> range)
        .filter(suite -> choice(List.of(suite)).isPresent())
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the suite that the server chooses of those offered; empty if it refuses them all. */
  public Optional<Integer> choice(List<Integer> offered) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(record(offered));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      if (in.read() != HANDSHAKE) {
        return Optional.empty();
      }
      // The rest of the record's header, the header of the ServerHello, its version and its random.
      in.skipNBytes(4 + 4 + 2 + 32);
      in.skipNBytes(in.readUnsignedByte());
      return Optional.of(in.readUnsignedShort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] record(List<Integer> offered) {
    ByteBuffer suites = ByteBuffer.allocate(2 * offered.size());
    offered.forEach(suite -> suites.putShort(suite.shortValue()));
    byte[] extensions = bytes(isOfTls13 ? EXTENSIONS + EXTENSIONS_OF_TLS_1_3 : EXTENSIONS);
    ByteBuffer hello =
        ByteBuffer.allocate(512)
            .put(bytes("0303"))
            .put("32 bytes that should be random..".getBytes(ISO_8859_1))
            .put((byte) 0)
            .putShort((short) suites.capacity())
            .put(suites.array())
            .put(bytes("01 00"))
            .putShort((short) extensions.length)
            .put(extensions)
            .flip();
    return ByteBuffer.allocate(hello.limit() + 9)
        .put(bytes("16 0301"))
        .putShort((short) (hello.limit() + 4))
        .putInt(0x01000000 | hello.limit())
        .put(hello)
        .array();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
