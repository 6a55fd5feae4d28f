package dev.plinth.devtools.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServiceSourcesTest {

  @Test
  void everyFileFollowsFromTheList() throws IOException {
    assertThat(new ServiceSources(Path.of("..")).differing())
        .as("./plinth service sync writes them")
        .isEmpty();
  }
}
