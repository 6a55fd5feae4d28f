package dev.plinth.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceListTest {

  @TempDir private Path folder;

  @Test
  void readsNamePortAndTitle() throws IOException {
    List<ServiceDefinition> services =
        read("# Services\n\nusers 8000 The users\n tags  9000 Tags\n");

    assertThat(services)
        .containsExactly(
            new ServiceDefinition("users", 8000, "The users"),
            new ServiceDefinition("tags", 9000, "Tags"));
    assertThat(services.get(1).tlsPort()).isEqualTo(9443);
    assertThat(services.get(1).tlsPortVariable()).isEqualTo("TAGS_TLS_PORT");
    assertThat(ServiceList.inWords(services)).isEqualTo("users and tags");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tags 9000 Tags | the name \"Tags\" must be lower-case letters and digits, and begin with a"
            + " letter",
        "my-tags 9000 Tags | the name \"my-tags\" must be lower-case letters and digits, and begin"
            + " with a letter",
        "server 9000 Tags | the name \"server\" is reserved",
        "db 9000 Tags | the name \"db\" is reserved",
        "tags | after the name tags come a port from 1 to 65092 and a title, such as \"tags 8002 A"
            + " title\"",
        "tags Tags | after the name tags come a port from 1 to 65092 and a title, such as \"tags"
            + " 8002 A title\"",
        "tags 9000 | after the name tags come a port from 1 to 65092 and a title, such as \"tags"
            + " 8002 A title\"",
        "tags 65093 Tags | after the name tags come a port from 1 to 65092 and a title, such as"
            + " \"tags 8002 A title\"",
        "tags 9000 <b> | after the name tags come a port from 1 to 65092 and a title, such as \"tags"
            + " 8002 A title\"",
        "tags 8000 Tags | tags has the name or the port of users 8000",
        "users 9000 Tags | users has the name or the port of users 8000"
      })
  void namesTheLineAndItsMistake(String line, String mistake) throws IOException {
    Failure failure = failure("users 8000 The users\n" + line + "\n");

    assertThat(failure.lines()).containsExactly(file() + ", line 2: " + mistake);
  }

  @Test
  void reportsAllMistakesAtOnce() throws IOException {
    assertThat(failure("Users 8000 any\ntags\n").lines()).hasSize(2);
  }

  @Test
  void needsAService() throws IOException {
    assertThat(failure("# none\n")).hasMessage(file() + " lists no service");
  }

  private Failure failure(String list) {
    return catchThrowableOfType(Failure.class, () -> read(list));
  }

  private List<ServiceDefinition> read(String list) throws IOException {
    return ServiceList.read(Files.writeString(file(), list));
  }

  private Path file() {
    return folder.resolve("services.conf");
  }
}
