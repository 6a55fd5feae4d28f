package dev.plinth.runtime.database;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Interceptor binding of {@link DatabaseAccess}, for {@link DatabaseGate}, {@code
 * ReplayInterceptor}, {@code CacheCoherenceInterceptor}, {@link DatabaseBulkhead}, {@code
 * CommitInDoubt} and {@link TransientFailureInterceptor}.
 */
@Documented
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsDatabase {}
