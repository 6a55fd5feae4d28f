package dev.plinth.runtime.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Stereotype of the beans whose methods use the database. They throw {@link DatabaseUnavailable} at
 * once while the database is not up, are limited by the bulkhead of the service, and repeat what
 * failed for a reason that passes. The order of all that is in {@link
 * dev.plinth.runtime.InterceptorOrder}.
 *
 * <p>Such a bean must not call another one inside a transaction: each call takes a place of the
 * bulkhead.
 */
@Stereotype
@ApplicationScoped
@NeedsDatabase
@Retry(retryOn = TransientFailure.class)
@CircuitBreaker(failOn = TransientFailure.class, skipOn = Contention.class)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DatabaseAccess {}
