package dev.plinth.devtools.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles entities from a test's Java source text into a persistence unit with the product's name.
 */
final class Entities {

  private final Path classes;
  private final Map<String, String> sources;

  /**
   * @param classes an empty folder
   * @param sources the source text of each class by its name
   */
  Entities(Path classes, Map<String, String> sources) {
    this.classes = classes;
    this.sources = sources;
  }

  /** Runs an action with these entities on the class path. */
  <T> T use(Callable<T> action) throws Exception {
    compile();
    Files.createDirectories(classes.resolve("META-INF"));
    Files.writeString(classes.resolve("META-INF/persistence.xml"), unit());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new OwnUnit(classes.toUri().toURL(), before)) {
      thread.setContextClassLoader(loader);
      return action.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void compile() {
    List<Source> units =
        sources.entrySet().stream().map(it -> new Source(it.getKey(), it.getValue())).toList();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                new PrintWriter(messages, true, StandardCharsets.UTF_8),
                null,
                null,
                options,
                null,
                units);
    if (!task.call()) {
      throw new IllegalStateException(messages.toString(StandardCharsets.UTF_8));
    }
  }

  private String unit() {
    StringBuilder names = new StringBuilder();
    sources.keySet().stream()
        .sorted()
        .forEach(name -> names.append("<class>").append(name).append("</class>"));
    return """
        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
          <persistence-unit name="plinth" transaction-type="JTA">
            <provider>org.eclipse.persistence.jpa.PersistenceProvider</provider>
            %s
            <class>dev.plinth.persistence.jpa.InstantConverter</class>
            <exclude-unlisted-classes>true</exclude-unlisted-classes>
            <properties>
              <property name="eclipselink.target-database"
                  value="dev.plinth.persistence.jpa.PlinthPostgreSQLPlatform"/>
              <property name="eclipselink.session.customizer"
                  value="dev.plinth.persistence.jpa.LazyLoginCustomizer"/>
              <property name="eclipselink.logging.level" value="SEVERE"/>
            </properties>
          </persistence-unit>
        </persistence>
        """
        .formatted(names);
  }

  /** Finds its own persistence unit only. */
  private static final class OwnUnit extends URLClassLoader {

    OwnUnit(URL classes, ClassLoader parent) {
      super(new URL[] {classes}, parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.startsWith("META-INF/persistence")
          ? findResources(name)
          : super.getResources(name);
    }

    @Override
    public URL getResource(String name) {
      return name.startsWith("META-INF/persistence") ? findResource(name) : super.getResource(name);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private static final String IMPORTS = "import jakarta.persistence.*; import java.util.*; ";

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + JavaFileObject.Kind.SOURCE.extension), Kind.SOURCE);
      this.text = IMPORTS + text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
