package dev.plinth.benchmarks.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A copy of the distribution whose blogs service is a bare servlet: the same listener, filters and
 * threads, and no work. Its rate is the ceiling of the server.
 */
final class BareDistribution {

  /** The servlet API is in the server only, so the class is not loaded here. */
  private static final String SERVLET = "dev.plinth.benchmarks.servlet.BareServlet";

  private static final String CLASS_FILE = SERVLET.replace('.', '/') + ".class";

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
        <servlet>
          <servlet-name>bare</servlet-name>
          <servlet-class>%s</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>bare</servlet-name>
          <url-pattern>/</url-pattern>
        </servlet-mapping>
      </web-app>
      """
          .formatted(SERVLET);

  private BareDistribution() {}

  /** Creates it in a folder and returns the folder. */
  static Path create(Path distribution, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(distribution)) {
      files.filter(Files::isRegularFile).forEach(file -> copy(file, distribution, folder));
    }
    writeWar(folder.resolve("apps/blogs.war"));
    return folder;
  }

  private static void copy(Path file, Path from, Path to) {
    try {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeWar(Path war) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war));
        InputStream servlet =
            BareDistribution.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
      out.putNextEntry(new JarEntry("WEB-INF/web.xml"));
      out.write(WEB_XML.getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new JarEntry("WEB-INF/classes/" + CLASS_FILE));
      servlet.transferTo(out);
    }
  }
}
