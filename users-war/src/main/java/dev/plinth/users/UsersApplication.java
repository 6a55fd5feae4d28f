package dev.plinth.users;

import dev.plinth.rest.RestApplication;
import jakarta.ws.rs.ApplicationPath;

/** The users service, at the root of its own virtual server. */
@ApplicationPath("/")
public class UsersApplication extends RestApplication {}
