package dev.plinth.system.contract;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.plinth.conformance.document.ApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI documents describe each operation and each record of the code, and no other. */
class ContractRulesTest {

  private static final Set<String> SHARED = Set.of("parameters", "headers", "responses", "schemas");

  @ParameterizedTest
  @MethodSource("dev.plinth.system.product.ListedServices#names")
  void documentsEachOperation(String service) {
    Map<String, JavaMethod> methods = new ServiceCode(service).operations();
    Map<String, ApiOperation> operations =
        KeptDocuments.of(service).operations().stream()
            .collect(toMap(ApiOperation::toString, operation -> operation));

    assertThat(operations.keySet()).isEqualTo(methods.keySet());
    operations.forEach((name, operation) -> assertDocumented(methods.get(name), operation));
  }

  private static void assertDocumented(JavaMethod method, ApiOperation operation) {
    assertThat(operation.needsToken()).as(operation + "").isEqualTo(ServiceCode.needsToken(method));
    assertThat(operation.isDeprecated()).isEqualTo(ServiceCode.isDeprecated(method));
    assertThat(operation.queryParameters()).isEqualTo(ServiceCode.queryParameters(method));
    assertThat(operation.body().path("$ref").asText().replaceFirst(".*/", ""))
        .isEqualTo(ServiceCode.body(method).orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "users, RegisterUser",
    "users, ChangeUser",
    "users, SignIn",
    "users, Refresh",
    "blogs, WriteBlog",
    "blogs, ReviseBlog"
  })
  void documentsTheFieldsOfEachRequestBody(String service, String name) {
    JsonNode schema = KeptDocuments.of(service).schema(name);
    List<JavaField> fields = new ServiceCode(service).fields(name);

    assertThat(names(schema)).isEqualTo(fields.stream().map(JavaField::getName).collect(toSet()));
    assertThat(required(schema)).isEqualTo(ServiceCode.required(fields));
    assertThat(maxLengths(schema)).isEqualTo(ServiceCode.maxLengths(fields));
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"users, User", "users, UserProfile", "users, Token", "users, Holder", "blogs, Blog"})
  void documentsTheFieldsOfEachView(String service, String name) {
    JsonNode schema = KeptDocuments.of(service).schema(name);
    Set<String> fields =
        new ServiceCode(service).fields(name).stream().map(JavaField::getName).collect(toSet());

    assertThat(fields).isNotEmpty().isEqualTo(names(schema)).isEqualTo(required(schema));
  }

  /** Only a search has snippets. */
  @Test
  void documentsTheFieldsOfABlogInAList() {
    JsonNode schema = KeptDocuments.of("blogs").schema("ListedBlog");
    List<JavaField> fields = new ServiceCode("blogs").fields("BlogMatch");

    assertThat(names(schema)).isEqualTo(fields.stream().map(JavaField::getName).collect(toSet()));
    assertThat(required(schema)).isEqualTo(required(KeptDocuments.of("blogs").schema("Blog")));
  }

  @Test
  void describesInBothDocumentsAlikeWhatTheServicesShare() {
    JsonNode users = KeptDocuments.of("users").components();
    JsonNode blogs = KeptDocuments.of("blogs").components();

    for (String kind : SHARED) {
      blogs
          .path(kind)
          .fields()
          .forEachRemaining(
              part -> {
                if (users.path(kind).has(part.getKey())) {
                  assertThat(part.getValue())
                      .as(kind + " " + part.getKey())
                      .isEqualTo(users.path(kind).path(part.getKey()));
                }
              });
    }
  }

  private static Set<String> names(JsonNode schema) {
    Iterable<String> names = () -> schema.path("properties").fieldNames();
    return StreamSupport.stream(names.spliterator(), false).collect(toSet());
  }

  private static Set<String> required(JsonNode schema) {
    return StreamSupport.stream(schema.path("required").spliterator(), false)
        .map(JsonNode::asText)
        .collect(toSet());
  }

  private static Map<String, Integer> maxLengths(JsonNode schema) {
    return names(schema).stream()
        .filter(name -> schema.path("properties").path(name).has("maxLength"))
        .collect(
            toMap(
                name -> name,
                name -> schema.path("properties").path(name).path("maxLength").asInt()));
  }
}
