package dev.plinth.devtools.devloop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeployFailureTest {

  @Test
  void reportsTheReasonAndTheLocationOnce() {
    String report =
        """
        PlainTextActionReporterFAILUREDescription: deploy AdminCommandError occurred during deployment: Exception while loading the app : CDI deployment failure:WELD-001408: Unsatisfied dependencies for type Callable<String> with qualifiers @Default
          at injection point [BackedAnnotatedField] @Inject private dev.plinth.blogs.Mark.nobody
          at dev.plinth.blogs.Mark.nobody(Mark.java:0)
         -- WELD-001408: Unsatisfied dependencies for type Callable<String> with qualifiers @Default
          at injection point [BackedAnnotatedField] @Inject private dev.plinth.blogs.Mark.nobody
          at dev.plinth.blogs.Mark.nobody(Mark.java:0)
        . Please see server.log for more details.
            [name=blogs
        """;

    assertThat(DeployFailure.of(report).lines())
        .containsExactly(
            "CDI deployment failure:WELD-001408: Unsatisfied dependencies for type Callable<String> with qualifiers @Default",
            "  at injection point [BackedAnnotatedField] @Inject private dev.plinth.blogs.Mark.nobody",
            "  at dev.plinth.blogs.Mark.nobody(Mark.java:0)");
  }

  @Test
  void reportsUnknownTextUnchanged() {
    assertThat(DeployFailure.of("the server ended").lines()).containsExactly("the server ended");
  }
}
