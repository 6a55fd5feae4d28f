package dev.plinth.system.conformance;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service of ${name}. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class ${plural}ConformanceIT extends ProductConformance {

  ${plural}ConformanceIT(Product product) {
    super(product, "${name}");
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
