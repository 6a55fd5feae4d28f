package dev.plinth.launcher.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.PlinthProcess;
import dev.plinth.launcher.PlinthProcess.Ended;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandIT {

  @TempDir private Path folder;

  @Test
  void createsMissingKeysReadableByTheirOwnerOnly() throws IOException {
    Ended made = plinth().run("key", "create");
    String key = Files.readString(signingKey());
    Ended again = plinth().run("key", "create");

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.err()).contains("created", signingKey().toString());
    assertThat(permissions(signingKey())).isEqualTo("rw-------");
    assertThat(permissions(keySet())).isEqualTo("rw-------");
    assertThat(keys()).singleElement().satisfies(it -> assertThat(it).doesNotContainKey("d"));
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("already exist");
    assertThat(Files.readString(signingKey())).isEqualTo(key);
  }

  @Test
  void keepsThePreviousKeyInTheSetAfterARotation() throws IOException {
    plinth().run("key", "create");
    String first = keys().get(0).getString("kid");

    Ended renewed = plinth().run("key", "rotate");
    List<String> afterOne = kids();
    plinth().run("key", "rotate");
    List<String> afterTwo = kids();

    assertThat(renewed.exitCode()).as(renewed.err()).isZero();
    assertThat(renewed.err()).contains("next start");
    assertThat(afterOne).hasSize(2).endsWith(first);
    assertThat(afterTwo).hasSize(2).endsWith(afterOne.get(0)).doesNotContain(first);
  }

  @Test
  void refusesToRotateMissingKeys() {
    Ended renewed = plinth().run("key", "rotate");

    assertThat(renewed.exitCode()).isEqualTo(1);
    assertThat(renewed.err()).contains("key create first");
  }

  @Test
  void refusesWhenOneOfTheTwoFilesIsMissing() throws IOException {
    plinth().run("key", "create");
    Files.delete(signingKey());

    Ended made = plinth().run("key", "create");

    assertThat(made.exitCode()).isEqualTo(1);
    assertThat(made.err()).contains("only one of ", " exists: restore the other");
    assertThat(signingKey()).doesNotExist();
  }

  @Test
  void usesTheConfiguredFiles() {
    Path signingKey = folder.resolve("my.pem");
    Path keySet = folder.resolve("my.json");

    Ended made =
        plinth()
            .with("JWT_SIGNING_KEY_FILE", signingKey.toString())
            .with("JWT_KEY_SET_FILE", keySet.toString())
            .run("key", "create");

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(signingKey).exists();
    assertThat(keySet).exists();
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void requiresBothFilesOrNone() {
    Ended made =
        plinth().with("JWT_KEY_SET_FILE", folder.resolve("x").toString()).run("key", "create");

    assertThat(made.exitCode()).isEqualTo(1);
    assertThat(made.err())
        .isEqualTo(
            "plinth: JWT_SIGNING_KEY_FILE is not set, and must be when JWT_KEY_SET_FILE is set\n");
  }

  private PlinthProcess plinth() {
    return new PlinthProcess(folder);
  }

  private Path signingKey() {
    return folder.resolve("home/signing-key.pem");
  }

  private Path keySet() {
    return folder.resolve("home/key-set.json");
  }

  private List<String> kids() throws IOException {
    return keys().stream().map(key -> key.getString("kid")).toList();
  }

  private List<JsonObject> keys() throws IOException {
    return Json.createReader(new StringReader(Files.readString(keySet())))
        .readObject()
        .getJsonArray("keys")
        .getValuesAs(JsonObject.class);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
