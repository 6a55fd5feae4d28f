package ${package};

import dev.plinth.conformance.application.ApplicationConformance;
import dev.plinth.conformance.application.RunningApplication;

/** The service of ${name}. */
class ${plural}ConformanceIT extends ApplicationConformance {

  ${plural}ConformanceIT(RunningApplication application) {
    super(application, "${name}");
  }
#if($cached == "true")

  @Override
  public boolean isCached() {
    return true;
  }
#end
#if($fields.contains(":ref("))

  @Override
  public String reference(String field) {
    return switch (field) {
#foreach($field in $fields.split(","))
#set($n = $field.replaceAll(":.*", ""))
#set($type = $field.replaceAll("^[^:]*:", ""))
#set($kind = $type.replaceAll("[(].*", ""))
#set($argument = $type.replaceAll("^[^(]*[(]?|[)]", ""))
#if($kind == "ref")
#set($target = $argument.replaceAll(".*[.]", "").toLowerCase())
      case "${n}Id" -> anyOf("#if($target.endsWith("y"))${target.replaceAll("y$", "ies")}#else${target}s#end");
#end
#end
      default -> super.reference(field);
    };
  }
#end
}
