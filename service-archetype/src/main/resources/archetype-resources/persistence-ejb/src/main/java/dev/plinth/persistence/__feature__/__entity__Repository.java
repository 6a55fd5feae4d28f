package dev.plinth.persistence.${feature};

import dev.plinth.persistence.entity.EntityRepository;
import dev.plinth.persistence.entity.ViewTable;
import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.fact.ConcurrentChange;
#if($fields.contains(":ref("))
import dev.plinth.runtime.fact.InvalidField;
#end
import java.util.Map;

/** Repository of ${name}. */
@DatabaseAccess
public class ${entity}Repository extends EntityRepository<${entity}, ${entity}View> {

  /** Creates the repository. */
  public ${entity}Repository() {
    super(
        ${entity}.class,
        ${entity}::view,
        new ViewTable<>(
            "${name}",
            ${entity}View.class
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "text")
            , "${p}"
#end
#end
            ),
        Map.of(
            ${entity}.USER_FKEY,
            ConcurrentChange::new
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "ref")
            , ${entity}.${constant}_FKEY,
            () -> new InvalidField("${p}", "must be the id of a ${argument.replaceAll('.*[.]', '').toLowerCase()}")
#end
#end
            ));
  }
}
