package dev.plinth.${name};

import dev.plinth.persistence.${feature}.${entity}View;
import dev.plinth.rest.access.Roles;
import dev.plinth.rest.entity.EntityResponses;
import dev.plinth.rest.entity.ListParameters;
import dev.plinth.rest.idempotency.Idempotent;
import dev.plinth.rest.json.MergePatch;
import dev.plinth.rest.paging.PageRequest;
import dev.plinth.rest.query.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** REST resource of ${name}. */
@Path("${name}")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ${entity}Resource {

  @Inject private ${plural} ${name};
  @Inject private EntityResponses responses;

  /** Adds a ${feature}. */
  @POST
  @RolesAllowed(Roles.USER)
  @Idempotent
  public Response add(Add${entity} command, @Context UriInfo uri) {
    return responses.<${entity}View>created(
        uri, (caller, write) -> ${name}.add(caller, command, write));
  }

  /** Lists ${name}, newest first by default. */
  @GET
  @QueryParameters({
    PageRequest.LIMIT,
    PageRequest.CURSOR,
    ListParameters.USER_ID,
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "ref")
    "${p}",
#end
#end
    ListParameters.CREATED_AFTER,
    ListParameters.CREATED_BEFORE,
    ListParameters.SORT
  })
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    PageRequest request = new PageRequest(uri);
    return responses.page(
        request,
        headers,
        ${name}.list(
            ListParameters.query(
                request
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "ref")
                , "${p}"
#end
#end
                )));
  }

  /** Returns a ${feature}. */
  @GET
  @Path("/{id}")
  public Response read(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    return responses.read(headers, ${name}.read(id));
  }

  /** Changes the fields that are given. The body may be what GET returned. */
  @PUT
  @Path("/{id}")
  @RolesAllowed(Roles.USER)
  public Response replace(
      @PathParam("id") UUID id, Change${entity} command, @Context HttpHeaders headers) {
    return change(id, command, headers);
  }

  /** Changes the fields that are given. */
  @PATCH
  @Path("/{id}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @RolesAllowed(Roles.USER)
  @Idempotent
  public Response change(
      @PathParam("id") UUID id, Change${entity} command, @Context HttpHeaders headers) {
    return responses.<${entity}View>changed(
        headers, (request, write) -> ${name}.change(request, id, command, write));
  }

  /** Deletes a ${feature}. */
  @DELETE
  @Path("/{id}")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed(Roles.USER)
  public void remove(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    ${name}.remove(responses.change(headers), id);
  }
}
