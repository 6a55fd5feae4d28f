package dev.plinth.server.metrics;

import static fish.payara.microprofile.metrics.MetricUnitsUtils.baseUnit;
import static fish.payara.microprofile.metrics.MetricUnitsUtils.scaleToBaseUnit;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Snapshot;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Converts metrics of MicroProfile to Prometheus metric families, in snake case and base units.
 * Metrics with the same name form one family, whichever service registers them. If they differ in
 * type, those of the first type are exported, because a page with both would be invalid.
 */
final class MetricFamilies {

  /** Names of the metrics that {@link Metrics} itself registers. */
  private static final Pattern RESERVED = Pattern.compile("(plinth|jvm|process)_.*");

  private static final Pattern CASE_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private final Map<String, MetricSnapshot.Builder<?>> byName = new TreeMap<>();

  /**
   * Adds a metric of a service. Ignores types that Prometheus does not have, reserved names, and
   * gauges that fail.
   */
  void add(String service, MetricID id, Metadata metadata, Metric metric) {
    Labels labels = labels(service, id);
    if (metric instanceof Counter counter) {
      addCounter(metadata, labels, counter);
    } else if (metric instanceof Gauge<?> gauge) {
      addGauge(metadata, labels, gauge);
    } else if (metric instanceof Timer timer) {
      double sum = timer.getElapsedTime().toNanos() / 1e9;
      addSummary(metadata, labels, timer.getCount(), sum, timer.getSnapshot());
    } else if (metric instanceof Histogram histogram) {
      double sum = scaleToBaseUnit(histogram.getSum(), metadata).doubleValue();
      addSummary(metadata, labels, histogram.getCount(), sum, histogram.getSnapshot());
    }
  }

  /** Returns the families. */
  MetricSnapshots snapshots() {
    return new MetricSnapshots(byName.values().stream().map(MetricFamilies::build).toList());
  }

  private static MetricSnapshot build(MetricSnapshot.Builder<?> family) {
    return family.build();
  }

  private void addCounter(Metadata metadata, Labels labels, Counter counter) {
    double value = scaleToBaseUnit(counter.getCount(), metadata).doubleValue();
    if (family(metadata, CounterSnapshot::builder) instanceof CounterSnapshot.Builder family) {
      family.dataPoint(CounterDataPointSnapshot.builder().labels(labels).value(value).build());
    }
  }

  private void addGauge(Metadata metadata, Labels labels, Gauge<?> gauge) {
    double value;
    try {
      value = scaleToBaseUnit(gauge.getValue(), metadata).doubleValue();
    } catch (RuntimeException e) {
      // The gauge runs code of a service, which may fail or be undeployed; the others are still
      // read.
      return;
    }
    if (family(metadata, GaugeSnapshot::builder) instanceof GaugeSnapshot.Builder family) {
      family.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
    }
  }

  private void addSummary(
      Metadata metadata, Labels labels, long count, double sum, Snapshot snapshot) {
    if (family(metadata, SummarySnapshot::builder) instanceof SummarySnapshot.Builder family) {
      family.dataPoint(
          SummaryDataPointSnapshot.builder()
              .labels(labels)
              .count(count)
              .sum(sum)
              .quantiles(quantiles(snapshot, metadata))
              .build());
    }
  }

  private static Quantiles quantiles(Snapshot snapshot, Metadata metadata) {
    return Quantiles.of(
        Arrays.stream(snapshot.percentileValues())
            .map(
                value ->
                    new Quantile(
                        value.getPercentile(),
                        scaleToBaseUnit(value.getValue(), metadata).doubleValue()))
            .toList());
  }

  /** Returns the family of this name; null if the name is reserved. */
  private MetricSnapshot.Builder<?> family(
      Metadata metadata, Supplier<MetricSnapshot.Builder<?>> kind) {
    String name = name(metadata);
    return RESERVED.matcher(name).matches()
        ? null
        : byName.computeIfAbsent(
            name, it -> kind.get().name(it).help(metadata.description().orElse(it)));
  }

  private static String name(Metadata metadata) {
    String unit = baseUnit(metadata.unit().orElse(MetricUnits.NONE));
    String name = snakeCase(PrometheusNaming.prometheusName(metadata.getName()));
    boolean hasUnit = unit.equals(MetricUnits.SECONDS) || unit.equals(MetricUnits.BYTES);
    return PrometheusNaming.sanitizeMetricName(
        hasUnit && !name.endsWith("_" + unit) ? name + "_" + unit : name);
  }

  private static String snakeCase(String name) {
    return CASE_BOUNDARY.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  private static Labels labels(String service, MetricID id) {
    Labels.Builder labels = Labels.builder().label("service", service);
    id.getTags().entrySet().stream()
        .filter(tag -> !tag.getKey().equals("service"))
        .forEach(
            tag ->
                labels.label(
                    PrometheusNaming.sanitizeLabelName(snakeCase(tag.getKey())), tag.getValue()));
    return labels.build();
  }
}
