package dev.plinth.system.contract;

import dev.plinth.conformance.document.ApiDocument;
import java.nio.file.Path;

/** The OpenAPI documents in the sources. */
public final class KeptDocuments {

  private KeptDocuments() {}

  /** Returns the document of a service. */
  public static ApiDocument of(String service) {
    return ApiDocument.read(file(service));
  }

  /** Returns the file of the document of a service. */
  static Path file(String service) {
    return Path.of(System.getProperty("modules.directory"), "docs/openapi", service + ".json");
  }
}
