package dev.plinth.${name};

import dev.plinth.persistence.entity.EntityReads;
import dev.plinth.persistence.${feature}.${entity};
import dev.plinth.persistence.${feature}.${entity}Repository;
import dev.plinth.persistence.${feature}.${entity}View;
import dev.plinth.rest.access.Caller;
import dev.plinth.rest.entity.ChangeRequest;
import dev.plinth.rest.entity.OwnedWrites;
import dev.plinth.rest.entity.Ownership;
import dev.plinth.runtime.entity.EntityQuery;
import dev.plinth.runtime.fact.NotFound;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The use cases of ${name}. All callers see them; {@link Ownership} says who changes them. */
@ApplicationScoped
public class ${plural} {

  @Inject private ${entity}Repository repository;
  @Inject private EntityReads reads;

  /** Adds a ${feature}, which belongs to the caller. */
  public List<Written<${entity}View>> add(
      Caller caller, Add${entity} command, IdempotentWrite<List<Written<${entity}View>>> write) {
    ${entity} added =
        new ${entity}(
            caller.id(),
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
            command.${p}()#if($foreach.hasNext),#end
#end
            );
    return repository.add(List.of(added), write);
  }

  /**
   * Returns a ${feature}.
   *
   * @throws NotFound if none has this id
   */
  public Representation read(UUID id) {
    return reads
        .find(${entity}.class, id, () -> repository.find(id))
        .orElseThrow(() -> new NotFound("${feature}", id));
  }

  /** Returns a page of ${name}. */
  public Representation list(EntityQuery query) {
    return reads.list(${entity}.class, query, () -> repository.list(query));
  }

  /**
   * Changes the fields that are given.
   *
   * @throws NotFound if none has this id
   * @throws dev.plinth.runtime.fact.AccessDenied if the caller may not change it
   */
  public Written<${entity}View> change(
      ChangeRequest request,
      UUID id,
      Change${entity} command,
      IdempotentWrite<Written<${entity}View>> write) {
    Consumer<${entity}> change =
        changed -> {
          OwnedWrites.requireCurrent(command.id(), command.userId(), changed);
          apply(command, changed);
        };
    return writes().change(request, id, change, write);
  }

  private static void apply(Change${entity} command, ${entity} changed) {
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
    if (command.${p}() != null) {
      changed.change${cap}(command.${p}());
    }
#end
  }

  /**
   * Deletes a ${feature}.
   *
   * @throws NotFound if none has this id
   * @throws dev.plinth.runtime.fact.AccessDenied if the caller may not delete it
   */
  public void remove(ChangeRequest request, UUID id) {
    writes().remove(request, id);
  }

  private OwnedWrites<${entity}, ${entity}View> writes() {
    return new OwnedWrites<>("${feature}", repository, Ownership::check);
  }
}
