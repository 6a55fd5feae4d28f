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
 * Stereotype of beans whose methods use the database. While the database is not up, they throw
 * {@link DatabaseUnavailable} at once. The service's bulkhead limits their calls, and transient
 * failures are retried. A transaction that changes cached data returns when the cache is coherent.
 * {@link dev.plinth.runtime.InterceptorOrder} has the order.
 *
 * <p>The server takes retries and circuit breaker from the class that declares a method, so the
 * base class of such a bean has this stereotype too.
 *
 * <p>Such a bean must not call another one inside a transaction: each call takes a place in the
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
