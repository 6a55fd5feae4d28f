package dev.plinth.runtime.database;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a bean whose methods use the database. While that is not up they throw {@link
 * DatabaseUnavailable} at once, without touching the pool. Otherwise, from outside to inside:
 * {@link DatabaseGate}, {@link DatabaseBulkhead}, fault tolerance, the transaction, and {@link
 * TransientFailures}.
 */
@Documented
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsDatabase {}
