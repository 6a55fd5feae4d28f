package dev.plinth.system.supply;

import static java.util.stream.Collectors.toMap;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The distribution's software bill of materials (SBOM). */
final class Sbom {

  private static final Path FILE = Shipped.DISTRIBUTION.resolve("plinth.cdx.json");

  private Sbom() {}

  /** Returns the third-party artifacts, each with the names and identifiers of its licences. */
  static Map<String, List<String>> licences() {
    Map<String, List<String>> licences = new TreeMap<>();
    for (JsonObject part : components()) {
      if (!isProgram(part) && !part.getString("group").equals("dev.plinth")) {
        licences.put(part.getString("name"), licences(part));
      }
    }
    return licences;
  }

  /** Returns the programs that are not Maven artifacts, each with its version. */
  static Map<String, String> programs() {
    return components().stream()
        .filter(Sbom::isProgram)
        .collect(toMap(part -> part.getString("name"), part -> part.getString("version")));
  }

  private static boolean isProgram(JsonObject part) {
    return part.getString("type").equals("application");
  }

  private static List<JsonObject> components() {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(FILE))) {
      return reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Only a build that is online writes this file", e);
    }
  }

  private static List<String> licences(JsonObject part) {
    return part.getJsonArray("licenses").getValuesAs(JsonObject.class).stream()
        .map(choice -> choice.containsKey("license") ? choice.getJsonObject("license") : choice)
        .map(
            licence ->
                licence.getString(
                    "id", licence.getString("expression", licence.getString("name", ""))))
        .toList();
  }
}
