package dev.plinth.devtools.devloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerTest {

  @TempDir private Path folder;

  @Test
  void makesClassesWithTheNamesOfParameters() throws Exception {
    Compiler.Result result = compile("class A {\n  void m(int given) {}\n}\n");

    assertThat(result).isEqualTo(new Compiler.Result(true, List.of()));
    assertThat(Files.readString(folder.resolve("out/A.class"), StandardCharsets.ISO_8859_1))
        .contains("MethodParameters", "given");
  }

  @Test
  void reportsAnErrorWithItsPathBelowTheSourcesAndNothingElse() throws IOException {
    Compiler.Result result = compile("class A {\n  int x = \"\";\n}\n");

    assertThat(result.done()).isFalse();
    assertThat(result.messages())
        .containsExactly(
            "A.java:2: error: incompatible types: String cannot be converted to int",
            "  int x = \"\";",
            "          ^");
  }

  @Test
  void reportsAWarningAndContinues() throws IOException {
    Compiler.Result result = compile("class A {\n  java.util.List x;\n}\n");

    assertThat(result.done()).isTrue();
    assertThat(result.messages().get(0)).startsWith("A.java:2: warning: [rawtypes]");
  }

  private Compiler.Result compile(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("A.java"), source);
    return Compiler.ofThisJava(new Sources(folder))
        .run(List.of(file), List.of(), folder.resolve("out"));
  }
}
