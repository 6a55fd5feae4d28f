package dev.plinth.devtools.service;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** Class loader of the entities of a staged checkout, with its persistence unit. */
final class StagedEntities extends URLClassLoader {

  private static final String UNIT = "META-INF/persistence.xml";

  StagedEntities(Path checkout) throws MalformedURLException {
    super(
        new URL[] {checkout.resolve("persistence-ejb/target/classes").toUri().toURL()},
        StagedEntities.class.getClassLoader());
  }

  @Override
  public URL getResource(String name) {
    return name.equals(UNIT) ? findResource(name) : super.getResource(name);
  }

  /** The unit of the distribution has the same name. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(UNIT)
        ? Collections.enumeration(List.of(findResource(name)))
        : super.getResources(name);
  }
}
