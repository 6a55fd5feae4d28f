package dev.plinth.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.conformance.document.ApiDocument;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An example in an OpenAPI document, with the schema that it must satisfy. */
record Example(ApiDocument document, JsonNode schema, JsonNode example) {

  /** Returns those of all schemas, headers and responses. */
  static Stream<Example> of(ApiDocument document) {
    return document.having("examples").flatMap(owner -> of(document, owner));
  }

  private static Stream<Example> of(ApiDocument document, JsonNode owner) {
    JsonNode schema = owner.has("schema") ? owner.get("schema") : owner;
    return StreamSupport.stream(owner.get("examples").spliterator(), false)
        .map(it -> new Example(document, schema, owner.has("schema") ? it.get("value") : it));
  }

  void check() {
    assertThat(document.violations(schema, example)).as(example.toString()).isEmpty();
  }

  @Override
  public String toString() {
    return example.toString();
  }
}
