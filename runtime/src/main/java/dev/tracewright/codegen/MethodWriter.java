package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes one captured method: plans it, makes statements of it, splits what is too long. */
final class MethodWriter {
  private final ClassPlan around;
  private final CapturedMethod method;
  private final BodyPlan plan;
  private final List<Local> parameters;
  private final Identifiers names = new Identifiers();

  MethodWriter(ClassPlan around, CapturedMethod method) {
    this.around = around;
    this.method = method;
    Signature signature = method.signature();
    TypeNames types = around.types().in(signature.typeParameters());
    List<Node> placeholders = method.result().placeholders();
    List<Signature.Parameter> declared = signature.parameters();
    if (placeholders.size() != declared.size()) {
      throw new IllegalArgumentException(
          "the graph has %d parameters, the signature %d"
              .formatted(placeholders.size(), declared.size()));
    }
    Map<Node, Local> locals = new LinkedHashMap<>();
    for (int i = 0; i < declared.size(); i++) {
      Signature.Parameter parameter = declared.get(i);
      locals.put(
          placeholders.get(i),
          new Local(types.declared(parameter.type()), parameter.name(), Local.Kind.PARAMETER));
    }
    this.parameters = List.copyOf(locals.values());
    this.plan =
        BodyPlan.of(
            method.result(),
            types,
            signature.result(),
            new BodyPlan.Inputs(locals, Map.of(), Map.of()));
    around.typeWords().forEach(names::reserve);
    LocalNames given = new LocalNames(names);
    parameters.forEach(given::give);
  }

  /** The names of the parameters, as the generated method declares them. */
  List<String> parameterNames() {
    return parameters.stream().map(Local::name).toList();
  }

  /** The body; parts that it needs are added to the type. */
  CodeBlock body(TypeSpec.Builder type) {
    List<State> states = new ArrayList<>();
    Body body = build(states);
    LocalNames given = new LocalNames(names);
    given.in(body);
    given.given().forEach(names::reserve);
    PartsWriter parts =
        new PartsWriter(around, method.signature(), plan.types(), names.unique("module"));
    for (State each : states) {
      each.setName(names.unique("state"));
      parts.name(each);
    }
    Set<String> taken = new HashSet<>(given.given());
    taken.addAll(parameterNames());
    CodeBlock code =
        new StatementPrinter(body, new Expressions(body, around, new Inside(taken))).print();
    states.forEach(each -> parts.write(each, type));
    return code;
  }

  /**
   * What the method returns if that is an expression, without any statement before it.
   *
   * @param taken the names of variables where it is to stand
   */
  Optional<CodeBlock> expression(Set<String> taken) {
    List<State> states = new ArrayList<>();
    Body body = build(states);
    if (!states.isEmpty() || body.statements().size() != 1) {
      return Optional.empty();
    }
    taken.forEach(names::reserve);
    LocalNames given = new LocalNames(names);
    given.in(body);
    Set<String> all = new HashSet<>(given.given());
    all.addAll(taken);
    return new Lines(body, new Expressions(body, around, new Inside(all)))
        .expression(body.statements().get(0));
  }

  private Body build(List<State> states) {
    return new RoutineBuilder(around, states).build(plan, List.of(), method.signature().thrown());
  }

  /**
   * The module from inside its own methods.
   *
   * @param taken the names that variables have there
   */
  private record Inside(Set<String> taken) implements Expressions.Scope {
    @Override
    public String self() {
      return "this";
    }

    @Override
    public CodeBlock field(String name) {
      return taken.contains(name) ? CodeBlock.of("this.$L", name) : CodeBlock.of("$L", name);
    }
  }
}
