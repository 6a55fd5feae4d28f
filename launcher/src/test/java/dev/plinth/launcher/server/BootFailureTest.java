package dev.plinth.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lines are the server's own, shortened. */
class BootFailureTest {

  @Test
  void findsNothingInASuccessfulStart() {
    Optional<String> found =
        read(
            """
            2026-11-23T09:36:48.430+0000 INFO    PayaraMicro: Payara Micro Runtime directory is located at /srv
            2026-11-23T09:36:52.040+0000 WARNING jakarta.enterprise.web: Ignoring invalid property
            2026-11-23T09:36:58.010+0000 INFO    javax.enterprise.system.core: users was successfully deployed in 2,819 milliseconds.
            2026-11-23T09:36:58.011+0000 INFO    fish.payara.boot.runtime.BootCommand: Boot Command deploy returned with result SUCCESS : PlainTextActionReporterSUCCESS
            """);

    assertThat(found).isEmpty();
  }

  @Test
  void findsABootCommandThatFailed() {
    Optional<String> found =
        read(
            """
            2026-11-23T08:49:28.342+0000 WARNING fish.payara.boot.runtime.BootCommand: Boot Command set failed PlainTextActionReporterFAILURENo configuration found for configs.config.server-config.nonsense\s

            """);

    assertThat(found)
        .contains(
            "the boot command set failed: No configuration found for"
                + " configs.config.server-config.nonsense");
  }

  @Test
  void findsAReleaseOfTheServerThatWasNotVerified() {
    Optional<String> found =
        read(
            """
            2026-11-26T02:12:57.726+0000 SEVERE  dev.plinth.server.boot.ServerExtension: server-extension was verified with Payara 1, and this is 2: use one of those, or verify it
            2026-11-26T02:12:58.101+0000 INFO    PayaraMicro: Payara Micro STOPPED.
            """);

    assertThat(found)
        .contains(
            "server-extension was verified with Payara 1, and this is 2: use one of those, or verify"
                + " it");
  }

  @Test
  void ignoresColours() {
    Optional<String> found =
        read(
            """
            [2026-11-23T08:49:28.342+0000] [] [\033[1;93mWARNING\033[0m] [] [BootCommand] Boot Command set failed PlainTextActionReporterFAILURENo configuration found for x\s

            """);

    assertThat(found).contains("the boot command set failed: No configuration found for x");
  }

  @Test
  void namesTheServiceThatWasNotDeployedAndTheRootCause() {
    Optional<String> found =
        read(
            """
            2026-11-23T09:38:44.010+0000 INFO    javax.enterprise.system.core: users was successfully deployed in 2,819 milliseconds.
            2026-11-23T09:38:48.000+0000 SEVERE  javax.enterprise.system.tools.deployment.common: Exception while invoking
            jakarta.ejb.EJBException: jakarta.ejb.CreateException: Initialization failed for Singleton B
            \tat com.sun.ejb.containers.AbstractSingletonContainer$SingletonContextFactory.create(AbstractSingletonContainer.java:727)
            Caused by: jakarta.ejb.CreateException: Initialization failed for Singleton B
            \tat com.sun.ejb.containers.AbstractSingletonContainer.createSingletonEJB(AbstractSingletonContainer.java:585)
            Caused by: java.lang.IllegalStateException: broken on purpose
            \tat w.B.go(B.java:6)
            \t... 42 more

            2026-11-23T09:38:48.090+0000 WARNING fish.payara.boot.runtime.BootCommand: Boot Command deploy failed PlainTextActionReporterFAILUREDescription: deploy AdminCommandError occurred during deployment: Exception while loading the app : jakarta.ejb.CreateException: Initialization failed for Singleton B. Please see server.log for more details.
                [name=blogs
            \s
            """);

    assertThat(found)
        .contains(
            "the service blogs could not be deployed: Error occurred during deployment: Exception"
                + " while loading the app : CreateException: Initialization failed for Singleton B:"
                + " IllegalStateException: broken on purpose");
  }

  @Test
  void takesTheFirstOfTheServersNumberedExceptionsAsTheCause() {
    Optional<String> found =
        read(
            """
            2026-11-23T09:04:58.509+0000 SEVERE  javax.enterprise.system.core: A MultiException has 2 exceptions.  They are:
            1. java.lang.IllegalArgumentException: virtual server server has an invalid docroot site
            2. java.lang.IllegalStateException: Unable to perform operation: post construct on com.sun.enterprise.web.WebContainer
            2026-11-23T09:04:58.892+0000 WARNING fish.payara.boot.runtime.BootCommand: Boot Command deploy failed PlainTextActionReporterFAILUREDescription: deploy AdminCommandError occurred during deployment: Aborting, Failed to start container com.sun.enterprise.web.WebContainer. Please see server.log for more details.
                [name=users
            """);

    assertThat(found)
        .contains(
            "the service users could not be deployed: Error occurred during deployment: Aborting,"
                + " Failed to start container com.sun.enterprise.web.WebContainer:"
                + " IllegalArgumentException: virtual server server has an invalid docroot site");
  }

  @Test
  void findsMigrationsThatCouldNotBeApplied() {
    Optional<String> found =
        read(
            """
            2026-11-23T09:38:27.579+0000 SEVERE  dev.plinth.runtime.database.DatabaseProbe: migrations could not be applied: V9__break_it.sql, line 1: syntax error at or near "tabel" (SQLSTATE 42601); it was rolled back
            2026-11-23T09:38:28.000+0000 INFO    jakarta.enterprise.web: Loading application
            """);

    assertThat(found)
        .contains(
            "migrations could not be applied: V9__break_it.sql, line 1: syntax error at or near"
                + " \"tabel\" (SQLSTATE 42601); it was rolled back");
  }

  @Test
  void findsASchemaThatCanNotBeUsed() {
    Optional<String> found =
        read(
            """
            2026-11-25T00:46:09.112+0000 SEVERE  dev.plinth.runtime.database.DatabaseProbe: migrations could not be applied: the database is read-only and lacks migration 5
            2026-11-25T00:46:10.760+0000 INFO    PayaraMicro: Payara Micro URLs:
            """);

    assertThat(found)
        .contains(
            "migrations could not be applied: the database is read-only and lacks migration 5");
  }

  @Test
  void findsAServerThatDidNotStart() {
    Optional<String> found =
        read(
            """
            2026-11-26T01:31:02.733+0000 SEVERE  javax.enterprise.system.core: Startup service failed to start
            MultiException stack 1 of 2
            java.util.ConcurrentModificationException
            \tat java.base/java.util.LinkedList$ListItr.checkForComodification(LinkedList.java:970)
            MultiException stack 2 of 2
            java.lang.IllegalStateException: Unable to perform operation: post construct on a service

            2026-11-26T01:31:03.425+0000 SEVERE  javax.enterprise.system.core: Shutdown required
            2026-11-26T01:31:03.425+0000 SEVERE  javax.enterprise.system.core: Failed to start, exiting
            Nov 26, 2026 1:31:03 AM fish.payara.micro.impl.PayaraMicroImpl$1 run
            FINE: Already shut down
            """);

    assertThat(found).contains("the server did not start: ConcurrentModificationException");
  }

  @Test
  void waitsForMigrationsThatAreTriedAgain() {
    Optional<String> found =
        read(
            """
            2026-11-25T00:46:09.112+0000 WARNING dev.plinth.runtime.database.DatabaseProbe: migrations failed and will be retried
            java.lang.IllegalStateException: zip file closed
            \tat java.base/java.util.zip.ZipFile.ensureOpen(ZipFile.java:831)
            2026-11-25T00:46:10.760+0000 INFO    PayaraMicro: Payara Micro URLs:
            """);

    assertThat(found).isEmpty();
  }

  @Test
  void doesNotBlameAnExceptionFromBeforeTheLastSuccess() {
    Optional<String> found =
        read(
            """
            java.lang.IllegalStateException: harmless
            2026-11-23T09:38:44.010+0000 INFO    javax.enterprise.system.core: users was successfully deployed in 2,819 milliseconds.
            2026-11-23T09:38:48.090+0000 WARNING fish.payara.boot.runtime.BootCommand: Boot Command deploy failed PlainTextActionReporterFAILUREFile not found : apps/blogs.war\s

            """);

    assertThat(found).hasValueSatisfying(it -> assertThat(it).doesNotContain("harmless"));
  }

  private static Optional<String> read(String log) {
    BootFailure failure = new BootFailure();
    log.lines().forEach(failure::read);
    return failure.found();
  }
}
