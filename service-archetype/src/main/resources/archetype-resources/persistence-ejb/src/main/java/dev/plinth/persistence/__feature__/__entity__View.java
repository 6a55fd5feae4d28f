package dev.plinth.persistence.${feature};

import dev.plinth.runtime.entity.AuditedView;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.UUID;

/**
 * View of a ${feature}.
 *
 * @param userId the owner's id; null if there is none
 * @param version the entity's version, which clients see only in the entity tag
 */
@JsonbPropertyOrder({
  "id",
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
  "${p}",
#end
  "userId",
  "createdAt",
  "updatedAt"
})
public record ${entity}View(
    UUID id,
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
    #if($kind == "string" || $kind == "text")String#elseif($kind == "boolean")boolean#elseif($kind == "integer")int#elseif($kind == "long")long#{else}UUID#end ${p},
#end
    UUID userId,
    Instant createdAt,
    Instant updatedAt,
    @JsonbTransient long version)
    implements AuditedView {}
