package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The selector and the labels of a switch. */
final class SwitchSyntax {
  private static final ClassType ENUM = ClassType.of("java.lang", "Enum");

  private static final CodeBlock DEFAULT = CodeBlock.of("default");

  private final TypeNames types;
  private final Expressions expressions;

  SwitchSyntax(TypeNames types, Expressions expressions) {
    this.types = types;
    this.expressions = expressions;
  }

  /**
   * As Java writes it.
   *
   * @param selector the expression in the parentheses
   * @param labels for each entry {@code case 1, 2} or {@code default}
   */
  record Form(CodeBlock selector, List<CodeBlock> labels) {
    /** The places of the entries as they are written: the default last, where one looks for it. */
    List<Integer> order() {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        order.add(i);
      }
      order.sort(Comparator.comparing(each -> labels.get(each).equals(DEFAULT)));
      return order;
    }
  }

  /** The form of a switch; an entry without labels is the default. */
  Form form(Statement.Selector selector, List<List<Argument>> entries) {
    Optional<EnumConstant> constant =
        entries.stream()
            .flatMap(List::stream)
            .filter(EnumConstant.class::isInstance)
            .map(EnumConstant.class::cast)
            .findFirst();
    boolean byName = constant.isPresent() && !types.isAccessible(constant.get().type());
    Expr value = expressions.of(selector.value());
    if (constant.isPresent()) {
      value = cast(value, byName ? ENUM : constant.get().type());
    } else if (entries.stream().flatMap(List::stream).anyMatch(SwitchSyntax::isString)) {
      value = cast(value, ClassType.STRING);
    }
    CodeBlock code = byName ? CodeBlock.of("$L.name()", value.receiver()) : value.code();
    if (selector.nullLabel().isPresent()) {
      Argument label = selector.nullLabel().get();
      CodeBlock instead = byName ? label(label, true) : expressions.of(label).code();
      code = CodeBlock.of("$L == null ? $L : $L", value.receiver(), instead, code);
    }
    List<CodeBlock> labels = new ArrayList<>();
    for (List<Argument> each : entries) {
      labels.add(each.isEmpty() ? DEFAULT : labels(each, byName));
    }
    return new Form(code, labels);
  }

  private Expr cast(Expr value, ClassType type) {
    return value.type().erasure().equals(type) ? value : value.cast(types, type);
  }

  private static boolean isString(Argument label) {
    return label instanceof Literal literal && literal.value() instanceof String;
  }

  private static CodeBlock labels(List<Argument> entry, boolean byName) {
    CodeBlock.Builder out = CodeBlock.builder().add("case ");
    String separator = "";
    for (Argument each : entry) {
      out.add(separator).add(label(each, byName));
      separator = ", ";
    }
    return out.build();
  }

  private static CodeBlock label(Argument label, boolean byName) {
    if (label instanceof EnumConstant constant) {
      return CodeBlock.of(
          "$L", byName ? Literals.string(constant.name()) : Identifiers.check(constant.name()));
    }
    Literal literal = (Literal) label;
    TypeRef type = literal.type();
    return literal.value() instanceof Number number
        ? Literals.bareInteger(number, type).code()
        : Literals.of(literal).code();
  }
}
