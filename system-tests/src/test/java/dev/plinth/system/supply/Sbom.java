package dev.plinth.system.supply;

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

/** The bill of materials that is part of the distribution. */
final class Sbom {

  private static final Path FILE = Shipped.DISTRIBUTION.resolve("plinth.cdx.json");

  private Sbom() {}

  /** The artifacts of others, each with the names and identifiers of its licences. */
  static Map<String, List<String>> licences() {
    Map<String, List<String>> licences = new TreeMap<>();
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(FILE))) {
      for (JsonObject part :
          reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class)) {
        if (!part.getString("group").equals("dev.plinth")) {
          licences.put(part.getString("name"), licences(part));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Only a build that is online writes this file", e);
    }
    return licences;
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
