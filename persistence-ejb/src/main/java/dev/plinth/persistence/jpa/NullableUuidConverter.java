package dev.plinth.persistence.jpa;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/**
 * Leaves a UUID as it is. It takes the place of EclipseLink's own converter, which fails on null,
 * wherever a column of type {@code uuid} may be null.
 */
@Converter
public class NullableUuidConverter implements AttributeConverter<UUID, UUID> {

  @Override
  public UUID convertToDatabaseColumn(UUID id) {
    return id;
  }

  @Override
  public UUID convertToEntityAttribute(UUID id) {
    return id;
  }
}
