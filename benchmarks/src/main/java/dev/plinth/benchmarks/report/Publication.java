package dev.plinth.benchmarks.report;

import dev.plinth.launcher.Failure;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the raw figures, and the page and the charts that are made of them. */
public final class Publication {

  private final Path original;
  private final Path page;
  private final Path images;
  private final Path raw;

  /**
   * @param root the folder of the checkout
   * @param trial whether the page goes to {@code benchmarks/target} instead of {@code docs}
   */
  public Publication(Path root, boolean trial) {
    Path target = root.resolve("benchmarks/target");
    Path docs = trial ? target.resolve("trial") : root.resolve("docs");
    this.original = root.resolve("docs/performance.md");
    this.page = docs.resolve("performance.md");
    this.images = docs.resolve("images");
    this.raw = target.resolve(trial ? "trial/figures.json" : "figures.json");
  }

  /** Returns the path of the page. */
  public Path page() {
    return page;
  }

  /** Writes the raw figures, which may not be complete yet. */
  public void save(RunReport report) throws IOException {
    Files.createDirectories(raw.getParent());
    try (Writer out = Files.newBufferedWriter(raw);
        JsonWriter json =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(out)) {
      json.writeObject(report.toJson());
    }
  }

  /** Writes the page and the charts from the saved figures. */
  public void publish() throws IOException {
    RunReport report = read();
    Files.createDirectories(images);
    Files.writeString(
        page, MarkedText.replace(Files.readString(original), new ReportText(report).text()));
    for (Map.Entry<String, String> chart : new Charts(report.figures()).all().entrySet()) {
      Files.writeString(images.resolve(chart.getKey()), chart.getValue());
    }
  }

  private RunReport read() throws IOException {
    if (!Files.exists(raw)) {
      throw new Failure("there are no figures in %s: run the benchmark first".formatted(raw));
    }
    try (Reader in = Files.newBufferedReader(raw);
        JsonReader json = Json.createReader(in)) {
      return RunReport.ofJson(json.readObject());
    } catch (JsonException e) {
      throw new Failure("%s can't be read: %s".formatted(raw, e.getMessage()), e);
    }
  }
}
