package ${package};

import dev.plinth.conformance.application.ApplicationConformance;
import dev.plinth.conformance.application.RunningApplication;

/** The service of ${name}. */
class ${plural}ConformanceIT extends ApplicationConformance {

  ${plural}ConformanceIT(RunningApplication application) {
    super(application, "${name}");
  }
#parse("/META-INF/plinth/conformance.vm")
}
