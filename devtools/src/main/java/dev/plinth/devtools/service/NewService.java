package dev.plinth.devtools.service;

import dev.plinth.launcher.service.ServiceDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A service to create.
 *
 * @param definition its line in the list
 * @param entity the name of its entity, in upper camel case
 * @param fields the fields of the entity; a reference names the class
 * @param isCached whether its reads come from the cache
 */
record NewService(
    ServiceDefinition definition, String entity, List<FieldDefinition> fields, boolean isCached) {

  /** Returns the name of the use cases, in upper camel case. */
  static String plural(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Returns the name of the entity for the name of a service: Comment for comments. */
  static String singular(String name) {
    String plural = plural(name);
    return plural.endsWith("ies")
        ? plural.substring(0, plural.length() - 3) + "y"
        : plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
  }

  /** Returns the last part of the package of the entity, and its name in messages. */
  String feature() {
    return entity.toLowerCase(Locale.ROOT);
  }

  /** Returns the class of the entity. */
  String entityClass() {
    return "dev.plinth.persistence." + feature() + "." + entity;
  }

  /** Returns the name of its module. */
  String module() {
    return definition.name() + "-war";
  }

  /** Returns the properties of the archetype. */
  Map<String, String> properties(String plinthVersion) {
    return Map.of(
        "name", definition.name(),
        "port", Integer.toString(definition.port()),
        "plural", plural(definition.name()),
        "entity", entity,
        "feature", feature(),
        "fields", fields.stream().map(Object::toString).collect(Collectors.joining(",")),
        "cached", Boolean.toString(isCached),
        "plinthVersion", plinthVersion);
  }
}
