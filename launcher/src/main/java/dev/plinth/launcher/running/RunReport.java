package dev.plinth.launcher.running;

import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.HomeLock.Holder;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The status report of a run, as text and as JSON.
 *
 * @param holder the running process, if there is one
 * @param parts the services and dependencies; empty while it starts
 */
record RunReport(Optional<Holder> holder, List<Part> parts) {

  /**
   * A service or a dependency, and whether it is up.
   *
   * @param address where it listens
   * @param state UP or DOWN
   */
  record Part(Address address, String state) {}

  static RunReport ofNothing() {
    return new RunReport(Optional.empty(), List.of());
  }

  static RunReport of(Holder holder, Home home) {
    List<Address> addresses = Address.recordedIn(home);
    return addresses.stream()
        .filter(address -> address.name().equals("operations"))
        .findFirst()
        .map(operations -> HealthReport.of(operations.url()))
        .map(
            health ->
                addresses.stream()
                    .map(address -> new Part(address, health.state(address.name())))
                    .toList())
        .map(parts -> new RunReport(Optional.of(holder), parts))
        .orElseGet(() -> new RunReport(Optional.of(holder), List.of()));
  }

  boolean isReady() {
    return !parts.isEmpty();
  }

  private String state() {
    return holder.isEmpty() ? "stopped" : isReady() ? "running" : "starting";
  }

  /** Returns a line for the process, and one for each part. */
  String text() {
    String process =
        holder
            .map(it -> " as process " + it.pid() + " since " + since(it))
            .map(text -> "plinth      " + state() + text)
            .orElse("plinth      " + state());
    return Stream.concat(Stream.of(process), parts.stream().map(RunReport::line))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(Part part) {
    return "%-11s %-45s %s".formatted(part.address().name(), part.address().url(), part.state());
  }

  JsonObject json() {
    JsonObjectBuilder object = Json.createObjectBuilder().add("state", state());
    holder.ifPresent(it -> object.add("pid", it.pid()).add("since", since(it)));
    JsonArrayBuilder array = Json.createArrayBuilder();
    parts.forEach(
        part ->
            array.add(
                Json.createObjectBuilder()
                    .add("name", part.address().name())
                    .add("url", part.address().url())
                    .add("state", part.state())));
    return object.add("parts", array).build();
  }

  private static String since(Holder holder) {
    return holder.since().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
