package dev.plinth.runtime.cache;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Interceptor binding of {@link CacheCoherenceInterceptor}, for transactions that change cached
 * data and mark it with {@link CacheWriter}. The call returns only when no reader can get the old
 * data as current.
 */
@Documented
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CacheCoherent {}
