package dev.tracewright.interpret;

import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.AttributePath.FieldStep;
import dev.tracewright.graph.AttributePath.IndexStep;
import dev.tracewright.graph.AttributePath.KeyStep;
import dev.tracewright.graph.AttributePath.Step;
import dev.tracewright.graph.Node;
import java.lang.reflect.Array;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads attributes along paths for one node. */
final class Attributes {
  private final Linker linker;
  private final Node node;

  Attributes(Linker linker, Node node) {
    this.linker = linker;
    this.node = node;
  }

  /** The value at the end of the path, step by step from the root. */
  @Nullable Object read(@Nullable Object root, AttributePath path) throws Throwable {
    Object value = root;
    for (int i = 0; i < path.steps().size(); i++) {
      Step step = path.steps().get(i);
      if (value == null) {
        String before = new AttributePath(path.steps().subList(0, i)).dotted();
        throw new NullPointerException(
            (before.isEmpty() ? "the root" : before) + " is null: " + NodeText.of(node));
      }
      value = read(value, step);
    }
    return value;
  }

  private @Nullable Object read(Object value, Step step) throws Throwable {
    if (step instanceof FieldStep field) {
      return linker.field(node, field).invoke(Collections.singletonList(value));
    }
    if (step instanceof IndexStep index && value instanceof List<?> list) {
      return list.get(index.index());
    }
    if (step instanceof IndexStep index && value.getClass().isArray()) {
      return Array.get(value, index.index());
    }
    if (step instanceof KeyStep key && value instanceof Map<?, ?> map) {
      if (!map.containsKey(key.key().value())) {
        throw new UnresolvedTargetException(node, "the map has no key " + key.text(), null);
      }
      return map.get(key.key().value());
    }
    throw new UnresolvedTargetException(
        node, "a " + value.getClass().getName() + " has no element " + step.text(), null);
  }
}
