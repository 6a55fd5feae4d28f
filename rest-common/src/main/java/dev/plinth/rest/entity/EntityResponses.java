package dev.plinth.rest.entity;

import dev.plinth.rest.access.Caller;
import dev.plinth.rest.access.CurrentCaller;
import dev.plinth.rest.conditional.Body;
import dev.plinth.rest.conditional.ChangePreconditions;
import dev.plinth.rest.conditional.RepresentationResponse;
import dev.plinth.rest.idempotency.Idempotency;
import dev.plinth.rest.paging.PageRequest;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.VersionedView;
import dev.plinth.runtime.representation.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Makes the changes of entities that a request asks for, and the responses. */
@ApplicationScoped
public class EntityResponses {

  @Inject private CurrentCaller caller;
  @Inject private ChangePreconditions preconditions;
  @Inject private Idempotency idempotency;

  /**
   * Adds an entity: 201 with its address.
   *
   * @param write adds it for the caller
   */
  public <V extends VersionedView> Response created(
      UriInfo uri, BiFunction<Caller, IdempotentWrite<List<Written<V>>>, List<Written<V>>> write) {
    URI collection = uri.getAbsolutePath();
    return written(write, added -> created(collection, added.get(0)));
  }

  private static Response created(URI collection, Written<?> added) {
    return RepresentationResponse.created(collection, added.view().id(), added.representation())
        .build();
  }

  /**
   * Adds several entities: 201.
   *
   * @param write adds them for the caller
   */
  public <V extends VersionedView> Response createdAll(
      BiFunction<Caller, IdempotentWrite<List<Written<V>>>, List<Written<V>>> write) {
    return written(write, EntityResponses::createdAll);
  }

  private static <V extends VersionedView> Response createdAll(List<Written<V>> added) {
    Body body = Body.ofItems(added.stream().map(Written::representation).toList());
    return Response.status(Status.CREATED).type(MediaType.APPLICATION_JSON).entity(body).build();
  }

  private <T> Response written(
      BiFunction<Caller, IdempotentWrite<T>, T> write, Function<T, Response> response) {
    return response.apply(write.apply(caller.signedIn(), idempotency.of(response)));
  }

  /**
   * Changes an entity: 200 with its new state.
   *
   * @param write changes it
   */
  public <V extends VersionedView> Response changed(
      HttpHeaders headers,
      BiFunction<ChangeRequest, IdempotentWrite<Written<V>>, Written<V>> write) {
    Function<Written<V>, Response> response =
        changed -> RepresentationResponse.of(Response.ok(), changed.representation()).build();
    return response.apply(write.apply(change(headers), idempotency.of(response)));
  }

  /** Returns the request to change or delete an entity. */
  public ChangeRequest change(HttpHeaders headers) {
    return new ChangeRequest(caller.signedIn(), caller.address(), preconditions.of(headers));
  }

  /** Returns the response to the read of an entity that all callers see. */
  public Response read(HttpHeaders headers, Representation entity) {
    return RepresentationResponse.cached(RepresentationResponse.of(headers, entity), entity)
        .build();
  }

  /** Returns the response to the read of a page that all callers see. */
  public Response page(PageRequest request, HttpHeaders headers, Representation page) {
    return RepresentationResponse.cached(request.page(headers, page), page).build();
  }
}
