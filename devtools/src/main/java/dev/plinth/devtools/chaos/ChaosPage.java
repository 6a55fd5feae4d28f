package dev.plinth.devtools.chaos;

import dev.plinth.devtools.chart.LineChart;
import dev.plinth.devtools.chart.LineChart.Line;
import dev.plinth.devtools.chart.LineChart.Span;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The report as one HTML page, which needs no other file.
 *
 * @param result what it reports
 * @param docs the folder of the guides
 */
record ChaosPage(ChaosResult result, URI docs) {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Plinth chaos: %1$s</title>
        <style>
          :root { color-scheme: light dark }
          body { font: 15px/1.5 system-ui, sans-serif; max-width: 1000px; margin: 2em auto; padding: 0 1em }
          table { border-collapse: collapse; width: 100%% }
          th, td { text-align: left; padding: 0.3em 0.6em; border-bottom: 1px solid #8886; vertical-align: top }
          svg { width: 100%%; height: auto }
          .kept { color: light-dark(#2e6b1f, #86c26f) }
          .broken { color: light-dark(#a3301c, #ff9d80); font-weight: bold }
          div { overflow-x: auto }
        </style>
      </head>
      <body>
        <h1>Plinth chaos: %1$s</h1>
        <p>%2$s, under about seven requests a second to each service. Each number of requests is the part that kept the
        promise, of all that it is about.</p>
      %3$s  <h2>Verdicts</h2>
        <div><table>
          <thead><tr><th>fault<th>service<th>promise<th>measured<th>limit<th>verdict</tr></thead>
          <tbody>
      %4$s    </tbody>
        </table></div>
      </body>
      </html>
      """;

  String html() {
    String charts =
        new TreeMap<>(result.samples())
            .entrySet().stream()
                .map(it -> "  <h2>" + it.getKey() + "</h2>\n" + chart(it) + times(it))
                .collect(Collectors.joining());
    String rows = result.verdicts().stream().map(this::row).collect(Collectors.joining());
    Instant begun = result.phases().get(0).begun();
    return PAGE.formatted(result.summary(), begun, charts, rows);
  }

  private String row(Verdict verdict) {
    Promise promise = verdict.promise();
    return "      <tr><td>%s<td>%s<td><a href=\"%s\">%s</a><td>%s<td>%s<td class=\"%s\">%s</tr>\n"
        .formatted(
            verdict.fault(),
            verdict.service(),
            docs.resolve(promise.guide()),
            promise.text(),
            verdict.measured(),
            promise.limit(),
            verdict.kept() ? "kept" : "broken",
            verdict.kept() ? "kept" : "broken");
  }

  private String chart(Map.Entry<String, List<Sample>> service) {
    List<Sample> samples = requests(service);
    Instant start = samples.get(0).at();
    List<Line> lines =
        List.of(
            rate("success", samples, Sample::isSuccess),
            rate("503, Retry-After", samples, Sample::isRetryable),
            rate("anything else", samples, it -> !it.isHonest()));
    return new LineChart("Answers a second, seconds after the start", spans(start), lines).svg();
  }

  private String times(Map.Entry<String, List<Sample>> service) {
    List<Sample> samples = requests(service);
    Instant start = samples.get(0).at();
    Line line =
        new Line(
            "each answer",
            samples.stream().map(it -> seconds(start, it.at())).toList(),
            samples.stream().map(it -> (double) it.took().toMillis()).toList());
    return new LineChart(
            "Response time in ms, seconds after the start", spans(start), List.of(line))
        .svg();
  }

  private static List<Sample> requests(Map.Entry<String, List<Sample>> service) {
    return service.getValue().stream().filter(it -> !it.isHealth()).toList();
  }

  private List<Span> spans(Instant start) {
    return result.phases().stream()
        .map(
            it ->
                new Span(
                    it.kind().toString(), seconds(start, it.begun()), seconds(start, it.undone())))
        .toList();
  }

  private static Line rate(String name, List<Sample> samples, Predicate<Sample> which) {
    Instant start = samples.get(0).at();
    List<Double> times = samples.stream().filter(which).map(it -> seconds(start, it.at())).toList();
    return Line.rate(name, times, 1, seconds(start, samples.get(samples.size() - 1).at()));
  }

  private static double seconds(Instant start, Instant at) {
    return Duration.between(start, at).toMillis() / 1000.0;
  }
}
