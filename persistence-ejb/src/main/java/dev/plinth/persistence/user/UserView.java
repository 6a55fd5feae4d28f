package dev.plinth.persistence.user;

import dev.plinth.runtime.entity.AuditedView;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.UUID;

/**
 * View of a user, without the password or its hash.
 *
 * @param version the entity's version, which clients see only in the entity tag
 */
@JsonbPropertyOrder({"id", "username", "email", "isAdmin", "isActive", "createdAt", "updatedAt"})
public record UserView(
    UUID id,
    String username,
    String email,
    boolean isAdmin,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    @JsonbTransient long version)
    implements AuditedView {}
