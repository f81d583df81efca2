package dev.tracewright.graph;

import java.util.List;

/** Writes captured methods. */
final class ResourcePrinter {
  private final CapturedMethod method;
  private final Where where = new Where();
  private final GraphPrinter printer = new GraphPrinter(where);
  private final StringBuilder out = new StringBuilder();

  ResourcePrinter(CapturedMethod method) {
    this.method = method;
  }

  String print(boolean positions) {
    boolean one = method.captured() == method.result();
    collect(one);
    out.append("tracewright ").append(GraphResource.VERSION).append('\n');
    signature(method.signature());
    if (!method.assumptions().isEmpty()) {
      out.append("assumed:\n");
      method.assumptions().forEach(this::assumption);
    }
    out.append("captured:\n").append(printer.body(method.captured())).append('\n');
    if (one) {
      out.append("final: captured");
    } else {
      out.append("final:\n").append(printer.body(method.result()));
    }
    out.append(where.text());
    if (positions) {
      out.append(
          PositionTable.print(
              one ? List.of(method.captured()) : List.of(method.captured(), method.result())));
    }
    return out.append('\n').toString();
  }

  private void collect(boolean one) {
    for (Assumption each : method.assumptions()) {
      where.add(each.path());
      if (each instanceof Assumption.Same same) {
        where.add(same.other());
      }
    }
    where.addAll(method.captured());
    if (!one) {
      where.addAll(method.result());
    }
  }

  private void signature(Signature signature) {
    out.append("method ").append(TextNames.name(signature.method())).append(" of ");
    out.append(signature.owner().text()).append(" : ").append(signature.result().text());
    out.append('\n');
    if (signature.isPublic()) {
      line("public");
    }
    if (signature.isStatic()) {
      line("static");
    }
    if (signature.frozen()) {
      line("frozen");
    }
    for (Signature.TypeParameter each : signature.typeParameters()) {
      String bounds = String.join(" & ", each.bounds().stream().map(TypeRef::text).toList());
      line(
          "type "
              + TextNames.name(each.name())
              + (each.ofClass() ? " of class" : "")
              + (bounds.isEmpty() ? "" : " : " + bounds));
    }
    for (Signature.Parameter each : signature.parameters()) {
      line(
          "parameter "
              + new ParameterName(each.name(), each.variableArity()).text()
              + " : "
              + each.type().text()
              + each.specialized().map(value -> " = " + printer.argument(value)).orElse(""));
    }
    signature.thrown().forEach(each -> line("throws " + each.text()));
  }

  private void assumption(Assumption assumption) {
    String path = printer.path(assumption.path());
    if (assumption instanceof Assumption.ExactClass exact) {
      line("class " + path + " : " + exact.type().text());
    } else if (assumption instanceof Assumption.ElementClass elements) {
      line("elements " + path + " : " + elements.type().text());
    } else if (assumption instanceof Assumption.IsNull) {
      line("null " + path);
    } else if (assumption instanceof Assumption.NotNull) {
      line("present " + path);
    } else if (assumption instanceof Assumption.Size size) {
      line("size " + path + " : " + size.size());
    } else if (assumption instanceof Assumption.Equals equal) {
      line("equal " + path + " : " + printer.argument(equal.value()));
    } else if (assumption instanceof Assumption.Same same) {
      line("same " + path + " : " + printer.path(same.other()));
    }
  }

  private void line(String text) {
    out.append("    ").append(text).append('\n');
  }
}
