package dev.plinth.runtime.database;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Interceptor binding of {@link DatabaseAccess}, for {@link DatabaseGate}, {@link
 * DatabaseBulkhead}, {@link TransientFailureInterceptor}, {@code CommitInDoubt} and {@code
 * ReplayInterceptor}.
 */
@Documented
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsDatabase {}
