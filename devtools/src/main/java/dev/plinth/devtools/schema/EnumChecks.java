package dev.plinth.devtools.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.mappings.converters.EnumTypeConverter;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;

/**
 * Generates a check constraint for each enum column, named {@code <table>_<column>_check}.
 * EclipseLink generates none, so a column would accept any text or number.
 */
final class EnumChecks {

  private EnumChecks() {}

  /** Returns the statements that add the checks. */
  static Stream<String> of(Collection<ClassDescriptor> entities) {
    return entities.stream()
        .filter(entity -> !entity.isAggregateDescriptor())
        .flatMap(EnumChecks::of)
        .distinct()
        .sorted();
  }

  private static Stream<String> of(ClassDescriptor type) {
    return type.getMappings().stream().flatMap(EnumChecks::of);
  }

  private static Stream<String> of(DatabaseMapping mapping) {
    if (mapping instanceof AbstractDirectMapping direct) {
      return check(direct.getField(), direct.getConverter());
    }
    if (mapping instanceof DirectCollectionMapping values) {
      return check(values.getDirectField(), values.getValueConverter());
    }
    if (mapping instanceof AggregateObjectMapping embedded) {
      return of(embedded.getReferenceDescriptor());
    }
    return Stream.empty();
  }

  private static Stream<String> check(DatabaseField column, Converter converter) {
    if (!(converter instanceof EnumTypeConverter enumeration)) {
      return Stream.empty();
    }
    String table = column.getTable().getName();
    String sql =
        "alter table %s add constraint %s_%s_check check (%s in (%s))"
            .formatted(
                column.getTable().getQualifiedName(),
                table,
                column.getName(),
                column.getName(),
                values(enumeration));
    return Stream.of(sql);
  }

  /** Returns the names or ordinals, in the order of the constants. */
  private static String values(EnumTypeConverter enumeration) {
    return Arrays.stream(enumeration.getEnumClass().getEnumConstants())
        .map(constant -> enumeration.convertObjectValueToDataValue(constant, null))
        .map(value -> value instanceof String ? "'" + value + "'" : value.toString())
        .collect(Collectors.joining(", "));
  }
}
