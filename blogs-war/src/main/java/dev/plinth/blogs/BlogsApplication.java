package dev.plinth.blogs;

import dev.plinth.rest.RestApplication;
import jakarta.ws.rs.ApplicationPath;

/** The blogs service, at the root of its own virtual server. */
@ApplicationPath("/")
public class BlogsApplication extends RestApplication {}
