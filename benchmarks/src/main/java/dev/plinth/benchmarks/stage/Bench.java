package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.database.BenchmarkDatabase;
import dev.plinth.benchmarks.figure.Figures;
import dev.plinth.benchmarks.load.Wrk;
import dev.plinth.benchmarks.system.FirstAnswers;
import dev.plinth.benchmarks.system.SignIn;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What every stage works with.
 *
 * @param plan how much is measured
 * @param database the loaded database
 * @param wrk the load
 * @param ids the file of the ids of 10,000 blogs
 * @param answers waits for started systems
 * @param signIn gets tokens
 * @param figures where results go
 * @param progress gets a line for each step
 */
public record Bench(
    Plan plan,
    BenchmarkDatabase database,
    Wrk wrk,
    Path ids,
    FirstAnswers answers,
    SignIn signIn,
    Figures figures,
    Consumer<String> progress) {}
