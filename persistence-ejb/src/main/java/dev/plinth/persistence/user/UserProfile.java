package dev.plinth.persistence.user;

import dev.plinth.runtime.representation.VersionedView;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.UUID;

/**
 * Public profile of an active user. It is cached, so it must not contain private data, such as the
 * e-mail address.
 *
 * @param version the entity's version, which clients see only in the entity tag
 */
@JsonbPropertyOrder({"id", "username", "createdAt"})
public record UserProfile(UUID id, String username, Instant createdAt, @JsonbTransient long version)
    implements VersionedView {}
