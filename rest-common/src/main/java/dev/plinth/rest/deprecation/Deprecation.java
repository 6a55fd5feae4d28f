package dev.plinth.rest.deprecation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation as deprecated: each response has {@code Deprecation}, and {@code Sunset} and
 * {@code Link} if they are given.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9745">RFC 9745</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8594">RFC 8594</a>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Deprecation {

  /** The day on which the operation was or will be deprecated, in UTC, such as 2026-11-26. */
  String since();

  /** The day on which it may stop answering, not before {@link #since}; empty if none is known. */
  String sunset() default "";

  /** The address of a page about the deprecation, absolute or a path; empty for none. */
  String page() default "";
}
