package dev.plinth.persistence.user;

import dev.plinth.runtime.representation.VersionedView;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.UUID;

/**
 * A user with all that is told of it: without the password in any form.
 *
 * @param version which version of the user this is; readers see it in the entity tag only
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
    implements VersionedView {}
