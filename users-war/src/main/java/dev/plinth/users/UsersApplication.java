package dev.plinth.users;

import dev.plinth.rest.RestApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;

/** JAX-RS application of the users service, at the root of its virtual server. */
@ApplicationPath("/")
@ApplicationScoped
public class UsersApplication extends RestApplication {}
