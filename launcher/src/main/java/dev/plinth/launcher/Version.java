package dev.plinth.launcher;

import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import picocli.CommandLine.IVersionProvider;

/** Version information: what the build wrote into the manifest, and Java's version. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    String java =
        "Java %s (%s)"
            .formatted(System.getProperty("java.version"), System.getProperty("java.home"));
    Distribution distribution = Distribution.ofThisProgram();
    if (!distribution.isPackaged()) {
      return new String[] {"Plinth (unpackaged)", java};
    }
    try (JarFile jar = new JarFile(distribution.launcher().toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      return new String[] {
        "Plinth %s (commit %s)"
            .formatted(
                manifest.getValue("Implementation-Version"), manifest.getValue("Plinth-Commit")),
        java,
        "Payara Micro " + manifest.getValue("Payara-Version")
      };
    }
  }
}
