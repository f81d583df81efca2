package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Signature;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Modifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signatures of captured methods, as graphs and generated classes carry them. */
public final class Signatures {
  private Signatures() {}

  /**
   * The signature of a method.
   *
   * @param owner the class that declares it
   * @param specialized the values of parameters that it is captured for
   */
  public static Signature of(
      ClassSyntax owner, MethodSyntax method, Map<Local, Argument> specialized) {
    boolean isStatic = method.info().modifiers().isStatic();
    List<Signature.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      Local local = method.parameters().get(i);
      parameters.add(
          new Signature.Parameter(
              local.name(),
              local.type(),
              isVariableArity(method, i),
              Optional.ofNullable(specialized.get(local))));
    }
    List<Signature.TypeParameter> typeParameters = new ArrayList<>();
    if (!isStatic) {
      typeParameters.addAll(owner.typeParameters());
    }
    typeParameters.addAll(method.typeParameters());
    return new Signature(
        owner.info().type(),
        isStatic,
        method.info().ref().name(),
        typeParameters,
        method.result(),
        method.thrown(),
        owner.info().modifiers().access() == Modifiers.Access.PUBLIC
            && method.info().modifiers().access() == Modifiers.Access.PUBLIC,
        parameters);
  }

  /** Whether the parameter at that place is declared with {@code ...}. */
  static boolean isVariableArity(MethodSyntax method, int place) {
    return method.info().variableArity() && place == method.parameters().size() - 1;
  }
}
