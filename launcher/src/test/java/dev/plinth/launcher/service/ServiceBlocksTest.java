package dev.plinth.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceBlocksTest {

  private static final ServiceDefinition USERS = new ServiceDefinition("users", 8000, "The users");
  private static final ServiceDefinition TAGS = new ServiceDefinition("tags", 9000, "Tags");

  @Test
  void copiesTheFirstBlockForTheOtherServices() {
    String text =
        """
        before users 8000
          # service users 8000
          - "${USERS_PORT:-8000}:8000" of users-war 8443, not of allusers or 18000
          # service gone 7000
          - whatever
          # end of services
        after users 8000
        """;

    assertThat(rewrite(text, USERS, TAGS))
        .isEqualTo(
            """
            before users 8000
              # service users 8000
              - "${USERS_PORT:-8000}:8000" of users-war 8443, not of allusers or 18000
              # service tags 9000
              - "${TAGS_PORT:-9000}:9000" of tags-war 9443, not of allusers or 18000
              # end of services
            after users 8000
            """);
  }

  @Test
  void followsAnotherFirstService() {
    String text =
        """
        <!-- service users 8000 The users -->
        <dd>The users: USERS_PORT</dd>
        <!-- end of services -->
        """;

    assertThat(rewrite(text, TAGS))
        .isEqualTo(
            """
            <!-- service tags 9000 Tags -->
            <dd>Tags: TAGS_PORT</dd>
            <!-- end of services -->
            """);
  }

  @Test
  void writesWhatDependsOnAllServices() {
    String text =
        """
        <PLINTH_SERVICES>any</PLINTH_SERVICES>
        presetenv SERVER_MAXCONN 99
        presetenv SERVICE_MAXQUEUE 9
        """;

    assertThat(rewrite(text, USERS, TAGS))
        .isEqualTo(
            """
            <PLINTH_SERVICES>users,tags</PLINTH_SERVICES>
            presetenv SERVER_MAXCONN 14
            presetenv SERVICE_MAXQUEUE 400
            """);
  }

  @Test
  void refusesASectionWithoutAnEnd() {
    assertThatThrownBy(() -> rewrite("# service users 8000\nany\n", USERS))
        .hasMessage("no \"end of services\" follows \"# service users 8000\"");
  }

  private static String rewrite(String text, ServiceDefinition... services) {
    return new ServiceBlocks(List.of(services)).rewrite(text);
  }
}
