package dev.tracewright.processor;

import dev.tracewright.Version;
import dev.tracewright.codegen.ClassFacts;
import dev.tracewright.codegen.GeneratedClass;
import dev.tracewright.codegen.JavaWriter;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.GraphResource;
import dev.tracewright.processor.declaration.PlannedMethod;
import dev.tracewright.processor.declaration.PlannedModule;
import dev.tracewright.processor.rules.AppliedRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written for one generated class.
 *
 * @param source its Java source
 * @param graphs the resources beside it by name; none where nothing could be captured
 * @param methods what was captured; nothing where it failed
 * @param summary what was captured, for those who ask for it
 */
record ModuleText(
    String source, Map<String, String> graphs, List<CapturedMethod> methods, List<String> summary) {

  /** The class with its graphs. */
  static ModuleText captured(
      PlannedModule plan, List<AppliedRules> applied, ClassFacts facts, boolean markGenerated) {
    List<CapturedMethod> methods = applied.stream().map(AppliedRules::method).toList();
    List<String> texts = methods.stream().map(GraphResource::print).toList();
    GeneratedClass shape = shape(plan, markGenerated).withDigest(JavaWriter.digest(texts));
    Map<String, String> graphs = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      graphs.put(shape.resourceName(i), texts.get(i));
    }
    String source = new JavaWriter(facts).write(shape, methods);
    List<String> summary = new ArrayList<>();
    for (AppliedRules each : applied) {
      summary.add(summary(plan, each.method()));
      summary.addAll(each.notes());
    }
    return new ModuleText(source, graphs, methods, summary);
  }

  /** The class without graphs: its methods have their signatures and throw. */
  static ModuleText signaturesOnly(PlannedModule plan, ClassFacts facts, boolean markGenerated) {
    String source =
        new JavaWriter(facts)
            .writeSignaturesOnly(
                shape(plan, markGenerated),
                plan.methods().stream().map(PlannedMethod::signature).toList());
    return new ModuleText(source, Map.of(), List.of(), List.of());
  }

  private static GeneratedClass shape(PlannedModule plan, boolean markGenerated) {
    return GeneratedClass.of(plan.type().packageName(), plan.type().simpleName(), Version.current())
        .withInterfaces(plan.interfaces())
        .withGeneratedMark(markGenerated);
  }

  private static String summary(PlannedModule plan, CapturedMethod method) {
    return "captured "
        + method.signature().owner().simpleName()
        + "."
        + method.signature().method()
        + " for "
        + plan.type().simpleName()
        + ": "
        + method.result().size()
        + " nodes, "
        + method.assumptions().size()
        + " assumptions";
  }
}
