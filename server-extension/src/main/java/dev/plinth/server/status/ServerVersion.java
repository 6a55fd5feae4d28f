package dev.plinth.server.status;

import com.sun.appserv.server.util.Version;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** What runs, and since when. */
final class ServerVersion {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private ServerVersion() {}

  static Instant started() {
    return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  static JsonObject json() {
    Attributes attributes = attributes();
    return StatusReport.JSON
        .createObjectBuilder()
        .add("plinth", value(attributes, "Implementation-Version"))
        .add("commit", value(attributes, "Plinth-Commit"))
        .add("java", Runtime.version().toString())
        .add("server", Version.getFullVersion())
        .build();
  }

  private static String value(Attributes attributes, String name) {
    return Optional.ofNullable(attributes.getValue(name)).orElse("unknown");
  }

  /** Returns the attributes of the jar of this class. */
  private static Attributes attributes() {
    String jar = ServerVersion.class.getProtectionDomain().getCodeSource().getLocation().toString();
    try (InputStream in = URI.create("jar:" + jar + "!/" + MANIFEST).toURL().openStream()) {
      return new Manifest(in).getMainAttributes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
