package dev.plinth.devtools.service;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader;

/**
 * The Maven archetype of a service, rendered as Maven does it: by Velocity. Maven writes the module
 * of the service; its folders {@code persistence-ejb} and {@code system-tests} belong to those
 * modules.
 */
final class ServiceArchetype {

  private static final String TEMPLATES = "archetype-resources";
  private static final Pattern OTHER_MODULE = Pattern.compile("(persistence-ejb|system-tests)/.*");
  private static final String METADATA = "META-INF/maven/archetype-metadata.xml";

  private ServiceArchetype() {}

  /**
   * Renders the archetype into the folder of a checkout.
   *
   * @param properties of the archetype
   */
  static void render(Map<String, String> properties, Path root) throws IOException {
    URI metadata = metadata();
    if (metadata.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(metadata, Map.of())) {
        render(jar.getPath(TEMPLATES), properties, root);
      }
    } else {
      render(
          Path.of(metadata).resolve("../../..").resolve(TEMPLATES).normalize(), properties, root);
    }
  }

  private static URI metadata() {
    try {
      return ServiceArchetype.class.getClassLoader().getResource(METADATA).toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void render(Path templates, Map<String, String> properties, Path root)
      throws IOException {
    VelocityEngine velocity = engine();
    try (Stream<Path> files = Files.walk(templates)) {
      for (Path template : files.filter(Files::isRegularFile).toList()) {
        Path file = root.resolve(path(templates.relativize(template).toString(), properties));
        StringWriter text = new StringWriter();
        velocity.evaluate(
            new VelocityContext(new HashMap<>(properties)),
            text,
            template.toString(),
            Files.readString(template));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.toString());
      }
    }
  }

  /**
   * Templates include parts from the class path, as in Maven, for which a path without a slash is
   * relative.
   */
  private static VelocityEngine engine() {
    VelocityEngine velocity = new VelocityEngine();
    velocity.setProperty(RuntimeConstants.RESOURCE_LOADERS, "class");
    velocity.setProperty("resource.loader.class.class", ClasspathResourceLoader.class.getName());
    velocity.init();
    return velocity;
  }

  /** Returns the path in a checkout. It replaces {@code __name__} by the value of a property. */
  private static String path(String template, Map<String, String> properties) {
    String path =
        OTHER_MODULE.matcher(template).matches()
            ? template
            : properties.get("name") + "-war/" + template;
    for (String name : List.copyOf(properties.keySet())) {
      path = path.replace("__" + name + "__", properties.get(name));
    }
    return path;
  }
}
