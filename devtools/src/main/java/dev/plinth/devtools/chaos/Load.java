package dev.plinth.devtools.chaos;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The light load on all services: some seven requests a second to each, whatever they answer. */
final class Load implements AutoCloseable {

  private static final long EACH_MILLIS = 140;

  private final DevelopmentSystem system;
  private final ServiceCaller caller = new ServiceCaller();
  private final List<ServiceLoad> services = new ArrayList<>();
  private final Map<String, String> references = new ConcurrentHashMap<>();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  /** Signs in, and starts. */
  Load(DevelopmentSystem system) {
    this.system = system;
    caller.signIn(system.addresses().get("users"));
    for (String name : system.services()) {
      JsonObject document = caller.read(system.operations().resolve("openapi/" + name));
      NewItem item = new NewItem(name, document, this::reference);
      services.add(new ServiceLoad(name, system.addresses().get(name), caller, item));
    }
    pace.scheduleAtFixedRate(
        () -> services.forEach(ServiceLoad::sendNext), 0, EACH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A field such as blogId refers to an item of the service whose name begins like it. */
  private String reference(String field) {
    return references.computeIfAbsent(field, this::anyItem);
  }

  private String anyItem(String field) {
    String name = field.replaceFirst("Id$", "").toLowerCase(Locale.ROOT);
    String begin = name.substring(0, Math.max(1, name.length() - 1));
    String service =
        system.services().stream()
            .filter(it -> it.startsWith(begin))
            .findFirst()
            .orElse(system.services().get(0));
    URI list = system.addresses().get(service).resolve(service + "?limit=1");
    return caller.read(list).getJsonArray("items").getJsonObject(0).getString("id");
  }

  List<ServiceLoad> services() {
    return services;
  }

  /** Returns whether each service is ready, and uses its cache if it did so before. */
  boolean isCalm(List<String> cached) {
    return services.stream()
        .allMatch(it -> it.isReady() && (!cached.contains(it.service()) || it.isCacheInUse()));
  }

  /** Stops, and waits for the last answers. */
  void finish() {
    pace.shutdownNow();
    services.forEach(ServiceLoad::awaitAnswers);
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }
}
