package dev.plinth.rest.json;

import dev.plinth.runtime.representation.Representation;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Makes JAX-RS write views in the JSON format of {@link Representation}. */
@Provider
public class JsonFormat implements ContextResolver<Jsonb> {

  static final Jsonb JSONB = Representation.jsonb();

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSONB;
  }
}
