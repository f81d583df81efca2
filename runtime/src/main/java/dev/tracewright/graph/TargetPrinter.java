package dev.tracewright.graph;

/** Writes targets; what the type of the node or {@link Where} already says is left out. */
final class TargetPrinter {
  private final Where where;
  private final StringBuilder out;

  TargetPrinter(Where where, StringBuilder out) {
    this.where = where;
    this.out = out;
  }

  void target(Target target, TypeRef type) {
    if (target instanceof AttributePath path) {
      path(path);
    } else if (target instanceof MemberRef member) {
      member(member, type);
    } else if (target instanceof ModuleTarget module) {
      path(module.path());
      out.append(' ');
      member(module.method(), type);
    } else {
      out.append(target.text());
    }
  }

  private void member(MemberRef member, TypeRef type) {
    if (member.ownerIsInterface() && !where.isInterface(member.owner()) && !where.isBrief()) {
      out.append("interface ");
    }
    out.append(member.text());
    TypeRef expected =
        member.kind() == MemberRef.Kind.CONSTRUCTOR ? member.owner() : type.erasure();
    if (!member.result().equals(expected)) {
      out.append(" -> ").append(member.result().text());
    }
  }

  void path(AttributePath path) {
    if (path.isRoot()) {
      out.append("this");
      return;
    }
    AttributePath.Step before = null;
    for (AttributePath.Step step : path.steps()) {
      if (step instanceof AttributePath.KeyStep) {
        out.append(AttributePath.text(step));
      } else {
        out.append(before == null ? "" : ".");
        if (step instanceof AttributePath.FieldStep field) {
          field(field, before);
        } else {
          out.append(AttributePath.text(step));
        }
      }
      before = step;
    }
  }

  private void field(
      AttributePath.FieldStep field, AttributePath.@org.jspecify.annotations.Nullable Step before) {
    String name = AttributePath.text(field);
    if (where.isBrief() || field.equals(where.find(field.name(), before))) {
      out.append(name);
      return;
    }
    out.append('(').append(field.owner().text()).append(')').append(name);
    if (!field.equals(where.find(field.name(), field.owner()))) {
      out.append(field.mutable() ? ":(mutable " : ":(").append(field.type().text()).append(')');
    }
  }
}
