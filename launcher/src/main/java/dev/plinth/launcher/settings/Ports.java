package dev.plinth.launcher.settings;

import dev.plinth.launcher.service.ServiceDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the server listens.
 *
 * @param byVariable the ports by the variable that sets each
 */
public record Ports(Map<String, Integer> byVariable) {

  static Ports read(Variables variables, List<ServiceDefinition> services) {
    Map<String, Integer> ports = new HashMap<>();
    services.stream()
        .map(ServiceSetting::port)
        .forEach(setting -> ports.put(setting.name(), variables.port(setting)));
    ports.put(Setting.OPS_PORT.name(), variables.number(Setting.OPS_PORT));
    return new Ports(Map.copyOf(ports));
  }

  /** The port of a service. */
  public int of(ServiceDefinition service) {
    return byVariable.get(service.portVariable());
  }

  /** The port of health, metrics and the home page. */
  public int operations() {
    return byVariable.get(Setting.OPS_PORT.name());
  }
}
