package dev.plinth.blogs;

import dev.plinth.rest.RestApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;

/** JAX-RS application of the blogs service, at the root of its virtual server. */
@ApplicationPath("/")
@ApplicationScoped
public class BlogsApplication extends RestApplication {}
