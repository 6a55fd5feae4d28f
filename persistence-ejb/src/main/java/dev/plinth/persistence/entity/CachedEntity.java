package dev.plinth.persistence.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the caches of an entity; without it, the entity is not cached. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CachedEntity {

  /** The cache of single entities. */
  String entry();

  /** The cache of the first page of the list. */
  String list();
}
