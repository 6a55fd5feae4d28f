package dev.plinth.system.parts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate for localhost that was made for one test.
 *
 * @param file where it is, as PKCS #12
 */
public record Keystore(Path file) {

  /** Of the file and of the key. */
  public static final String PASSWORD = "only for this test";

  /** Makes one with the JDK's own tool, with a key of elliptic curves. */
  public static Keystore make() {
    return make("san=ip:127.0.0.1,dns:localhost");
  }

  /**
   * Makes one with a key of elliptic curves.
   *
   * @param names what the certificate is for, as the tool's option -ext takes it
   */
  public static Keystore make(String names) {
    return make("EC", names);
  }

  /** Makes one with an RSA key. */
  public static Keystore makeRsa() {
    return make("RSA", "san=ip:127.0.0.1,dns:localhost");
  }

  private static Keystore make(String algorithm, String names) {
    try {
      Path file = Files.createTempDirectory("keystore").resolve("server.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "plinth",
                  "-keyalg",
                  algorithm,
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  names,
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
      assertThat(keytool.waitFor()).as(said).isZero();
      file.toFile().deleteOnExit();
      return new Keystore(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the certificate into a file of its own beside it, and returns that. */
  public Path certificate() {
    return pem("CERTIFICATE", (store, name) -> store.getCertificate(name).getEncoded());
  }

  /** Writes the private key into a file of its own beside it, and returns that. */
  public Path privateKey() {
    return pem(
        "PRIVATE KEY", (store, name) -> store.getKey(name, PASSWORD.toCharArray()).getEncoded());
  }

  private interface Part {
    byte[] of(KeyStore store, String name) throws GeneralSecurityException;
  }

  /** RFC 7468. */
  private Path pem(String label, Part part) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      String text = Base64.getMimeEncoder().encodeToString(part.of(store, "plinth"));
      Path pem = file.resolveSibling(label.replace(' ', '-') + ".pem");
      pem.toFile().deleteOnExit();
      return Files.writeString(
          pem, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a client that trusts nobody but its certificate. */
  public SSLContext clientContext() {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(in, PASSWORD.toCharArray());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", own.getCertificate("plinth"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
