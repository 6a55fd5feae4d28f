package dev.plinth.users;

import dev.plinth.rest.RestApplication;
import dev.plinth.rest.access.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** JAX-RS application of the users service, at the root of its virtual server. */
@ApplicationPath("/")
@ApplicationScoped
@SecurityScheme(
    securitySchemeName = Roles.SCHEME,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
public class UsersApplication extends RestApplication {}
