package dev.plinth.benchmarks.load;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.settings.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ceiling of the database alone: the statement of W1 by pgbench, with 16 clients. */
public final class Pgbench {

  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");

  /** pgbench takes up to 128 scripts. */
  private static final int SCRIPTS = 100;

  private final Tool tool;
  private final DatabaseAddress database;
  private final List<String> scripts = new ArrayList<>();

  /**
   * @param tool runs it; its folder gets the scripts
   * @param ids ids of blogs
   */
  public Pgbench(Tool tool, DatabaseAddress database, List<String> ids) throws IOException {
    this.tool = tool;
    this.database = database;
    Path scriptFolder = Files.createDirectories(tool.folder().resolve("pgbench"));
    for (String id : ids.subList(0, Math.min(SCRIPTS, ids.size()))) {
      scripts.add("--file=" + Files.writeString(scriptFolder.resolve(id), statement(id)));
    }
  }

  /** Returns whether pgbench is installed. */
  public static boolean isInstalled() {
    return Tool.isInstalled("pgbench");
  }

  private static String statement(String id) {
    return """
    select id, version, title, description, author, user_id, is_active, created_at, updated_at \
    from blogs where id = '%s';
    """
        .formatted(id);
  }

  /** Returns transactions per second. */
  public double run(int seconds) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=16",
                "--jobs=1",
                "--time=" + seconds,
                "--host=" + database.host(),
                "--port=" + database.port(),
                "--username=" + database.username()));
    command.addAll(scripts);
    command.add(database.name());
    String output = tool.run(Map.of("PGPASSWORD", database.password()), seconds, command);
    return parse(output).orElseThrow(() -> new Failure("pgbench reported nothing: " + output));
  }

  static OptionalDouble parse(String output) {
    Matcher rate = RATE.matcher(output);
    return rate.find()
        ? OptionalDouble.of(Double.parseDouble(rate.group(1)))
        : OptionalDouble.empty();
  }
}
