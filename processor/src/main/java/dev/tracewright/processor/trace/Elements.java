package dev.tracewright.processor.trace;

import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Node;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.FieldInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The elements of lists and arrays of the root whose number is not known: where the class that
 * holds one only reads it, {@code of(root)} can check that all are of the class they are declared
 * with, so that their methods can be entered.
 */
final class Elements {
  private final Tracing tracing;
  private final Map<Node, Origin> origins = new HashMap<>();

  /** The list or array that an element was read from, and the class declared for its elements. */
  private record Origin(AttributePath path, ClassType type) {}

  Elements(Tracing tracing) {
    this.tracing = tracing;
  }

  /** An element of a list or array. */
  Value read(Value holder, Node element) {
    if (holder instanceof Value.ModuleValue module
        && !module.path().isMutable()
        && isOnlyRead(module.path())
        && element.type().erasure() instanceof ClassType type
        && tracing
            .program()
            .info(type)
            .filter(each -> each.kind() == ClassInfo.Kind.CLASS && !each.modifiers().isAbstract())
            .isPresent()) {
      origins.put(element, new Origin(module.path(), type));
    }
    return new Value.NodeValue(element);
  }

  private boolean isOnlyRead(AttributePath path) {
    List<AttributePath.Step> steps = path.steps();
    if (steps.isEmpty() || !(steps.get(steps.size() - 1) instanceof AttributePath.FieldStep step)) {
      return false;
    }
    Optional<ClassSyntax> owner = tracing.program().source(step.owner());
    Optional<FieldInfo> field = tracing.program().field(step.owner(), step.name());
    return owner.isPresent()
        && field.isPresent()
        && HeldUse.isOnlyRead(owner.get(), field.get(), tracing.program());
  }

  /** The class of an element, if it can be checked. */
  Optional<ClassType> exactClass(Node element) {
    return Optional.ofNullable(origins.get(element)).map(Origin::type);
  }

  /** Takes the class of the elements among which this one is as known. */
  void assumeExact(Node element) {
    Origin origin = origins.get(element);
    if (origin != null) {
      tracing.recorder().assume(new Assumption.NotNull(origin.path()));
      tracing.recorder().assume(new Assumption.ElementClass(origin.path(), origin.type()));
    }
  }
}
