package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text says once at its end, so that its lines stay short: the fields that paths walk, with
 * owner and type, and which owners of methods are interfaces. Printer and parser ask the same
 * questions here, so what one leaves out the other finds.
 */
final class Where {
  /** Leaves out of the line what a reader of one line does not need; cannot be read back. */
  static final Where BRIEF = new Where(true);

  private final boolean brief;
  private final Set<AttributePath.FieldStep> fields = new LinkedHashSet<>();
  private final Map<String, List<AttributePath.FieldStep>> byName = new LinkedHashMap<>();
  private final Set<ClassType> interfaces = new LinkedHashSet<>();
  private final Set<ClassType> classes = new LinkedHashSet<>();
  private @Nullable ClassType root;

  private Where(boolean brief) {
    this.brief = brief;
  }

  Where() {
    this(false);
  }

  static Where of(Graph graph) {
    Where where = new Where();
    where.addAll(graph);
    return where;
  }

  void addAll(Graph graph) {
    Walk.preOrder(graph, node -> add(node.target()));
  }

  private void add(Target target) {
    if (target instanceof MemberRef member) {
      add(member);
    } else if (target instanceof AttributePath path) {
      add(path);
    } else if (target instanceof ModuleTarget module) {
      add(module.path());
      add(module.method());
    }
  }

  private void add(MemberRef member) {
    (member.ownerIsInterface() ? interfaces : classes).add(member.owner());
  }

  void add(AttributePath path) {
    for (AttributePath.Step step : path.steps()) {
      if (step instanceof AttributePath.FieldStep field) {
        add(field);
      }
    }
  }

  /** Declares a field; false if it was declared before. */
  boolean add(AttributePath.FieldStep field) {
    if (!fields.add(field)) {
      return false;
    }
    byName.computeIfAbsent(field.name(), name -> new ArrayList<>(1)).add(field);
    if (root == null) {
      root = field.owner().erasure();
    }
    return true;
  }

  /** Declares an interface. */
  void addInterface(ClassType type) {
    interfaces.add(type);
  }

  /** Whether a member of this owner is taken for one of an interface unless its line says so. */
  boolean isInterface(ClassType owner) {
    return interfaces.contains(owner) && !classes.contains(owner);
  }

  boolean isBrief() {
    return brief;
  }

  /**
   * The field that a plain name means.
   *
   * @param before the step before, or null at the start
   */
  AttributePath.@Nullable FieldStep find(String name, AttributePath.@Nullable Step before) {
    List<AttributePath.FieldStep> found = byName.getOrDefault(name, List.of());
    if (found.size() == 1) {
      return found.get(0);
    }
    if (before == null) {
      return root == null ? null : find(name, root);
    }
    return before instanceof AttributePath.FieldStep field
            && field.type().erasure() instanceof ClassType type
        ? find(name, type)
        : null;
  }

  /** The field of this name and owner, if there is exactly one. */
  AttributePath.@Nullable FieldStep find(String name, ClassType owner) {
    AttributePath.FieldStep only = null;
    for (AttributePath.FieldStep each : byName.getOrDefault(name, List.of())) {
      if (each.owner().equals(owner)) {
        if (only != null) {
          return null;
        }
        only = each;
      }
    }
    return only;
  }

  /** The section as text, empty if there is nothing to say. */
  String text() {
    StringBuilder out = new StringBuilder();
    for (ClassType each : interfaces) {
      if (isInterface(each)) {
        out.append("\n    interface ").append(each.text());
      }
    }
    for (AttributePath.FieldStep each : fields) {
      out.append(each.mutable() ? "\n    mutable field " : "\n    field ");
      out.append(each.owner().text()).append('.').append(TextNames.name(each.name()));
      out.append(" : ").append(each.type().text());
    }
    return out.isEmpty() ? "" : "\nwhere:" + out;
  }
}
