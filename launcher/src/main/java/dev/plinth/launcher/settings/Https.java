package dev.plinth.launcher.settings;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plinth.launcher.service.ServiceDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services by HTTPS, on separate ports.
 *
 * @param keystore a PKCS #12 file with a private key, whose alias is plinth, and its certificates;
 *     absolute
 * @param password its password, and the key's
 * @param portsByVariable the ports of the services by the variable that sets each
 */
public record Https(Path keystore, String password, Map<String, Integer> portsByVariable) {

  private static final String ALIAS = "plinth";

  /** What is configured, or empty where TLS_KEYSTORE is not set. */
  static Optional<Https> read(Variables variables, List<ServiceDefinition> services) {
    boolean given = variables.isSet(Setting.TLS_KEYSTORE);
    Https https =
        new Https(
            Path.of(variables.text(Setting.TLS_KEYSTORE)).toAbsolutePath(),
            variables.text(Setting.TLS_KEYSTORE_PASSWORD),
            services.stream()
                .map(ServiceSetting::tlsPort)
                .collect(toUnmodifiableMap(ServiceSetting::name, variables::port)));
    if (given && !https.password.isEmpty() && !https.hasKey()) {
      variables
          .problems()
          .add(
              "TLS_KEYSTORE is no PKCS #12 file with a key \"plinth\" that TLS_KEYSTORE_PASSWORD opens");
    }
    return given ? Optional.of(https) : Optional.empty();
  }

  private boolean hasKey() {
    try (InputStream in = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return store.getKey(ALIAS, password.toCharArray()) != null;
    } catch (IOException | GeneralSecurityException e) {
      return false;
    }
  }

  /** The port of a service. */
  public int port(ServiceDefinition service) {
    return portsByVariable.get(service.tlsPortVariable());
  }

  /** The variables of the file. */
  Map<String, String> environment() {
    return Map.of("TLS_KEYSTORE", keystore.toString(), "TLS_KEYSTORE_PASSWORD", password);
  }

  /** Without the password: records print all that they have. */
  @Override
  public String toString() {
    return "Https[keystore=" + keystore + ", portsByVariable=" + portsByVariable + "]";
  }
}
