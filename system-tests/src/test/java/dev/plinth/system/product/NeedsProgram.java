package dev.plinth.system.product;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that needs programs that the product itself does not need. If one is missing, the
 * test is skipped with a message. If the environment variable {@code CI} is {@code true}, as in
 * {@code .ci/run}, a missing program is a failure.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProgramCondition.class)
public @interface NeedsProgram {

  /** The names of the programs, such as {@code haproxy}. */
  String[] value();
}
