package dev.plinth.${name};

import dev.plinth.rest.RestApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;

/** JAX-RS application of the ${name} service, at the root of its virtual server. */
@ApplicationPath("/")
@ApplicationScoped
public class ${plural}Application extends RestApplication {}
