package dev.plinth.launcher.settings;

import dev.plinth.launcher.service.ServiceDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * An environment variable of a service: its port, or its port for HTTPS.
 *
 * @param name the variable
 * @param defaultPort the port if it is not set
 * @param meaning what it is for, on one line
 */
public record ServiceSetting(String name, int defaultPort, String meaning) {

  static ServiceSetting port(ServiceDefinition service) {
    return new ServiceSetting(
        service.portVariable(), service.port(), "Port of the service " + service.name());
  }

  static ServiceSetting tlsPort(ServiceDefinition service) {
    return new ServiceSetting(
        service.tlsPortVariable(),
        service.tlsPort(),
        "With TLS_KEYSTORE: port of the service " + service.name() + " by HTTPS");
  }

  /** Returns those of some services. */
  public static List<ServiceSetting> of(List<ServiceDefinition> services) {
    return services.stream().flatMap(it -> Stream.of(port(it), tlsPort(it))).toList();
  }
}
