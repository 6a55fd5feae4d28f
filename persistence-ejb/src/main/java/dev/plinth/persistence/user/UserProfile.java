package dev.plinth.persistence.user;

import dev.plinth.runtime.representation.VersionedView;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.UUID;

/**
 * What everybody may know of an active user. It is kept in the cache, so nothing that is meant for
 * the user alone may ever be in it, such as the e-mail address.
 *
 * @param version which version of the user this is; readers see it in the entity tag only
 */
@JsonbPropertyOrder({"id", "username", "createdAt"})
public record UserProfile(UUID id, String username, Instant createdAt, @JsonbTransient long version)
    implements VersionedView {}
