package dev.plinth.system.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** A WAR on the layers, in a project that has nothing but the published artifacts. */
@BesideOthers
class PublishedArtifactsIT {

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.example</groupId>
        <artifactId>notes-war</artifactId>
        <version>1</version>
        <packaging>war</packaging>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <repositories>
          <repository>
            <id>published</id>
            <url>%s</url>
          </repository>
        </repositories>
        <dependencyManagement>
          <dependencies>
            <dependency>
              <groupId>dev.plinth</groupId>
              <artifactId>plinth-bom</artifactId>
              <version>1.0.0-SNAPSHOT</version>
              <type>pom</type>
              <scope>import</scope>
            </dependency>
          </dependencies>
        </dependencyManagement>
        <dependencies>
          <dependency>
            <groupId>dev.plinth</groupId>
            <artifactId>rest-common</artifactId>
          </dependency>
          <dependency>
            <groupId>dev.plinth</groupId>
            <artifactId>persistence-ejb</artifactId>
            <type>ejb</type>
          </dependency>
          <dependency>
            <groupId>jakarta.platform</groupId>
            <artifactId>jakarta.jakartaee-api</artifactId>
          </dependency>
          <dependency>
            <groupId>org.eclipse.microprofile</groupId>
            <artifactId>microprofile</artifactId>
            <type>pom</type>
          </dependency>
          <dependency>
            <groupId>dev.plinth</groupId>
            <artifactId>plinth-conformance</artifactId>
            <scope>test</scope>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            %s
          </plugins>
        </build>
      </project>
      """;

  private static final String USE_CASES =
      """
      package org.example;

      import dev.plinth.persistence.entity.References;
      import dev.plinth.rest.entity.EntityResponses;
      import dev.plinth.runtime.database.DatabaseAccess;
      import jakarta.inject.Inject;

      @DatabaseAccess
      public class Notes {

        @Inject References references;
        @Inject EntityResponses responses;
      }
      """;

  private static final String TEST =
      """
      package org.example;

      import dev.plinth.conformance.Service;
      import dev.plinth.conformance.ServiceConformance;

      abstract class NotesConformanceTest extends ServiceConformance implements Service {}
      """;

  private final Checkout checkout = Checkout.copy("published-artifacts");
  private final Maven maven = new Maven(checkout.root());

  @Test
  void areAllThatAWarOnTheLayersNeeds() throws IOException {
    publish();
    checkout.save("notes-war/pom.xml", POM.formatted(maven.published(), maven.plugins()));
    checkout.save("notes-war/src/main/java/org/example/Notes.java", USE_CASES);
    checkout.save("notes-war/src/test/java/org/example/NotesConformanceTest.java", TEST);

    maven.run("notes-war", "package", "-DskipTests");

    assertThat(libraries(checkout.root().resolve("notes-war/target/notes-war-1.war")))
        .as("the libraries that are not the server's")
        .containsExactlyInAnyOrder("persistence-ejb", "rest-common", "service-runtime");
  }

  private void publish() {
    checkout.addBuild();
    maven.run(
        ".",
        "deploy",
        "-pl",
        "plinth-bom,plinth-conformance,users-war,service-archetype",
        "-am",
        "-DskipTests",
        "-Dspotless.check.skip",
        "-DaltDeploymentRepository=published::" + maven.published());
  }

  private static List<String> libraries(Path war) throws IOException {
    try (ZipFile archive = new ZipFile(war.toFile())) {
      return archive.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.matches("WEB-INF/lib/.+"))
          .map(name -> name.replaceAll("WEB-INF/lib/(.+?)-\\d.*", "$1"))
          .toList();
    }
  }
}
