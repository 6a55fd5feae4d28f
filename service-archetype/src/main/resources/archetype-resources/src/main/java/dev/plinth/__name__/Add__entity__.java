package dev.plinth.${name};

#if($fields.contains(":string("))
import dev.plinth.rest.validation.Length;
import dev.plinth.rest.validation.Line;
#end
#if($fields.replaceAll("$", ",").contains(":text,"))
import dev.plinth.rest.validation.Lines;
#end
import jakarta.validation.constraints.NotNull;
#if($fields.contains(":ref("))
import java.util.UUID;
#end

/** Command to add a ${feature}. */
public record Add${entity}(
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
@NotNull
#if($kind == "string")
    @Length(max = ${argument}, message = "must have at most {max} characters") @Line
#elseif($kind == "text")
    @Lines
#end
    #if($kind == "string" || $kind == "text")String#elseif($kind == "boolean")Boolean#elseif($kind == "integer")Integer#elseif($kind == "long")Long#{else}UUID#end ${p}#if($foreach.hasNext),#end
#end
) {}
