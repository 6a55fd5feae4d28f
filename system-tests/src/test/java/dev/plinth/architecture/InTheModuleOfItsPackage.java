package dev.plinth.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import dev.plinth.system.product.ListedServices;
import java.util.HashMap;
import java.util.Map;

/** A package prefix belongs to one module, and every class has one of them. */
final class InTheModuleOfItsPackage extends ArchCondition<JavaClass> {

  private final Map<String, String> modules =
      new HashMap<>(
          Map.of(
              "dev.plinth.server", "server-extension",
              "dev.plinth.runtime", "service-runtime",
              "dev.plinth.persistence", "persistence-ejb",
              "dev.plinth.rest", "rest-common",
              "dev.plinth.conformance", "plinth-conformance",
              "dev.plinth.launcher", "launcher",
              "dev.plinth.devtools", "devtools",
              "dev.plinth.benchmarks", "benchmarks"));

  InTheModuleOfItsPackage() {
    super("be in the module of their package");
    ListedServices.names().forEach(name -> modules.put("dev.plinth." + name, name + "-war"));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String module = Modules.of(type);
    String expected =
        modules.entrySet().stream()
            .filter(entry -> (type.getPackageName() + ".").startsWith(entry.getKey() + "."))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("no module");
    if (!module.equals(expected)) {
      String message = type.getName() + " is in " + module + ", its package in " + expected;
      events.add(violated(type, message));
    }
  }
}
