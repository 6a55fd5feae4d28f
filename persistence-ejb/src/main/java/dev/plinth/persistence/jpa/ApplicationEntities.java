package dev.plinth.persistence.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.persistence.jpa.metadata.XMLMetadataSource;
import org.eclipse.persistence.logging.SessionLog;

/**
 * Metadata source that adds the entities of an application to the persistence unit. The files
 * {@code META-INF/plinth/entities} on the class path name their classes, one in a line.
 */
public class ApplicationEntities extends XMLMetadataSource {

  private static final String LIST = "META-INF/plinth/entities";

  /** Without a mapping in it, EclipseLink reads the annotations of each class. */
  private static final String MAPPINGS =
      """
      <entity-mappings xmlns="http://www.eclipse.org/eclipselink/xsds/persistence/orm" version="2.5">
      %s
      </entity-mappings>
      """;

  /** Returns the mappings as XML; null if there are none. */
  @Override
  public Reader getEntityMappingsReader(
      Map<String, Object> properties, ClassLoader loader, SessionLog log) {
    List<String> classes = loader.resources(LIST).flatMap(ApplicationEntities::lines).toList();
    return classes.isEmpty()
        ? null
        : new StringReader(
            MAPPINGS.formatted(
                classes.stream()
                    .map("<entity class=\"%s\"/>"::formatted)
                    .collect(Collectors.joining("\n"))));
  }

  private static Stream<String> lines(URL list) {
    try (InputStream file = list.openStream()) {
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(list + " can't be read", e);
    }
  }
}
