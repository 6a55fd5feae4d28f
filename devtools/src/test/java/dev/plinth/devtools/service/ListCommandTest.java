package dev.plinth.devtools.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ListCommandTest {

  @Test
  void printsALineForEachService() {
    StringWriter out = new StringWriter();

    int code = new CommandLine(new ServiceCommand()).setOut(new PrintWriter(out)).execute("list");

    assertThat(code).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("users 8000 8443 Users and their sign-in", "blogs 8001 8444 Blogs of the users");
  }
}
