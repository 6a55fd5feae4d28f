package dev.plinth.${name};

#if($fields.contains(":string("))
import dev.plinth.rest.validation.Length;
import dev.plinth.rest.validation.Line;
#end
#if($fields.replaceAll("$", ",").contains(":text,"))
import dev.plinth.rest.validation.Lines;
#end
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Command to change a ${feature}. A field that is null keeps its value. The last four are there so
 * that the ${feature} can be sent as GET returned it.
 *
 * @param id the current one
 * @param userId the current one, empty if there is none
 * @param createdAt ignored, because clients may round it
 * @param updatedAt ignored, because each change sets it
 */
public record Change${entity}(
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "string")
    @Length(max = ${argument}, message = "must have at most {max} characters") @Line
#elseif($kind == "text")
    @Lines
#end
    #if($kind == "string" || $kind == "text")String#elseif($kind == "boolean")Boolean#elseif($kind == "integer")Integer#elseif($kind == "long")Long#{else}UUID#end ${p},
#end
    UUID id,
    Optional<UUID> userId,
    Instant createdAt,
    Instant updatedAt) {}
