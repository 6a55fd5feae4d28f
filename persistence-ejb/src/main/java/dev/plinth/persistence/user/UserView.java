package dev.plinth.persistence.user;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/** A user as others see it: without the password in any form. */
@JsonbPropertyOrder({"id", "username", "email", "isAdmin", "isActive", "createdAt", "updatedAt"})
public record UserView(
    UUID id,
    String username,
    String email,
    boolean isAdmin,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt) {}
