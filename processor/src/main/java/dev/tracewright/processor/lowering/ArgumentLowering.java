package dev.tracewright.processor.lowering;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Lowers arguments: converts each to its parameter and packs those of variable arity. */
final class ArgumentLowering {

  private final BodyLowering body;

  ArgumentLowering(BodyLowering body) {
    this.body = body;
  }

  /**
   * The arguments as the method takes them.
   *
   * @param signature the method's type with what was inferred for its type variables
   */
  List<Expr> lower(
      TreePath call,
      ExecutableElement method,
      ExecutableType signature,
      List<? extends ExpressionTree> arguments,
      Span span) {
    return pass(method, signature, values(call, arguments), span);
  }

  /** An argument: its own type, and what it is for a parameter of a given type. */
  record Argument(TypeMirror type, Function<TypeMirror, Expr> converted) {}

  /** The arguments as they are written. */
  List<Argument> values(TreePath call, List<? extends ExpressionTree> arguments) {
    List<Argument> values = new ArrayList<>();
    for (ExpressionTree each : arguments) {
      TreePath path = JavacView.child(call, each);
      values.add(new Argument(body.view().type(path), target -> body.assigned(path, target)));
    }
    return values;
  }

  /** An argument that was lowered before. */
  Argument value(TypedValue value) {
    return new Argument(
        value.type(), target -> body.conversions().assigned(value.expr(), value.type(), target));
  }

  /** The values converted and packed. */
  List<Expr> pass(
      ExecutableElement method, ExecutableType signature, List<Argument> values, Span span) {
    List<? extends TypeMirror> parameters = parameters(method, signature);
    int last = parameters.size() - 1;
    if (method.isVarArgs()
        && values.size() >= last
        && parameters.get(last) instanceof javax.lang.model.type.ArrayType array
        && isPacked(values, parameters)) {
      List<Expr> passed = new ArrayList<>();
      for (int i = 0; i < last; i++) {
        passed.add(values.get(i).converted().apply(parameters.get(i)));
      }
      passed.add(packed(values.subList(last, values.size()), array, span));
      return List.copyOf(passed);
    }
    List<Expr> passed = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Argument value = values.get(i);
      passed.add(value.converted().apply(i <= last ? parameters.get(i) : value.type()));
    }
    return List.copyOf(passed);
  }

  private static List<? extends TypeMirror> parameters(
      ExecutableElement method, ExecutableType signature) {
    List<? extends TypeMirror> parameters = signature.getParameterTypes();
    return parameters.size() == method.getParameters().size()
        ? parameters
        : ((ExecutableType) method.asType()).getParameterTypes();
  }

  /** Whether the call is one of variable arity: the public API has no flag that says so. */
  private boolean isPacked(List<Argument> values, List<? extends TypeMirror> parameters) {
    if (values.size() != parameters.size()) {
      return true;
    }
    TypeMirror last = values.get(values.size() - 1).type();
    TypeMirror array = parameters.get(parameters.size() - 1);
    return TypeLowering.isType(last)
        && last.getKind() != TypeKind.ERROR
        && !body.view().types().isAssignable(last, array);
  }

  private Expr packed(List<Argument> values, javax.lang.model.type.ArrayType array, Span span) {
    List<Expr> elements = new ArrayList<>();
    for (Argument each : values) {
      elements.add(each.converted().apply(array.getComponentType()));
    }
    TypeRef component = body.types().lower(array.getComponentType());
    return new Expr.ArrayLiteral(new ArrayType(component), List.copyOf(elements), true, span);
  }
}
