package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Captures the methods of rewrite rules: each as a method that is entered where it is called. So
 * what it returns from inside a region is joined behind that, and the graph has one end; it fits
 * into the middle of another.
 */
public final class RuleTracer {
  private static final int UNROLL_LIMIT = 1024;
  private static final int NODE_BUDGET = 100_000;

  private final Program program;
  private final GraphLibrary library;

  /** A tracer of one round. */
  public RuleTracer(Program program, GraphLibrary library) {
    this.program = program;
    this.library = library;
  }

  /**
   * Captures one method.
   *
   * @param problems takes everything that could not be captured
   * @return its graph, or empty if an error was reported
   */
  public Optional<Graph> capture(RuleMethod method, Problems problems) {
    return WholeRecords.capture(problems, (own, whole) -> trace(method, own, whole));
  }

  private Graph trace(RuleMethod method, Problems problems, WholeRecords whole) {
    ClassType owner = method.owner().info().type();
    // Whether the structure of a module is known is no concern of the rule's.
    Structures structures = new Structures(program, library, new Problems(), UNROLL_LIMIT, owner);
    Tracing tracing =
        new Tracing(
            program, library, problems, structures, UNROLL_LIMIT, NODE_BUDGET, false, false, whole);
    MethodSyntax syntax = method.method();
    Frame frame =
        new Frame(
            owner,
            syntax.info().ref().name(),
            null,
            Activation.first(syntax, syntax.info().ref().name()),
            TypeBindings.ofCaptured(),
            tracing.journal());
    parameters(method, structures, tracing, frame);
    Destination end = new Destination(Destination.Kind.METHOD, null, syntax.result());
    Completion completion = Completion.STOPPED;
    try {
      completion =
          tracing
              .regions()
              .leavable(
                  end,
                  syntax,
                  new Site(syntax.span(), frame),
                  () -> tracing.handlers().body(syntax, frame));
    } catch (Unwinding.NeverCompletes e) {
      // Every path throws or loops for ever.
    }
    if (!problems.hasErrors()) {
      output(completion, method, tracing, frame);
    }
    if (problems.hasErrors()) {
      throw new CaptureAborted();
    }
    Graph graph = new FinishedGraph().of(tracing.recorder().graph());
    if (method.isPattern()) {
      dropInitialization(graph);
    }
    return graph;
  }

  private void parameters(RuleMethod method, Structures structures, Tracing tracing, Frame frame) {
    MethodSyntax syntax = method.method();
    for (int i = 0; i < syntax.parameters().size(); i++) {
      Local local = syntax.parameters().get(i);
      ParameterName name = new ParameterName(local.name(), Signatures.isVariableArity(syntax, i));
      Node node = tracing.recorder().placeholder(name, local.type(), syntax.span());
      boolean isModule = method.modules().contains(local.name());
      frame.set(local, isModule ? module(method, local, structures) : new Value.NodeValue(node));
    }
  }

  /** A submodule as the code of a module reads it from a final field of its own. */
  private Value module(RuleMethod method, Local local, Structures structures) {
    AttributePath path =
        AttributePath.ROOT.then(
            new AttributePath.FieldStep(
                method.owner().info().type(), local.name(), local.type(), false));
    ClassType type = (ClassType) local.type().erasure();
    Optional<ClassInfo> info = program.info(type);
    boolean isExact = info.filter(ClassInfo::isExact).isPresent();
    boolean hasInstances =
        info.filter(each -> !each.modifiers().isAbstract())
            .filter(each -> each.kind() != ClassInfo.Kind.INTERFACE)
            .isPresent();
    Optional<ClassSyntax> source = program.source(type);
    if (method.knowledge() == RuleMethod.Knowledge.MADE && hasInstances && source.isPresent()) {
      return new Value.ModuleValue(path, local.type(), structures.ofClass(source.get()), true);
    }
    return new Value.ModuleValue(path, local.type(), null, isExact);
  }

  private void output(Completion end, RuleMethod method, Tracing tracing, Frame frame) {
    MethodSyntax syntax = method.method();
    if (end instanceof Completion.Stopped) {
      tracing.problem(Problem.at(syntax.span(), Key.RULE_NO_RETURN, syntax.info().ref().name()));
      return;
    }
    Span span = end instanceof Completion.Return result ? result.span() : syntax.span();
    Value value = end instanceof Completion.Return result ? result.value() : null;
    if (value == null || syntax.result() == PrimitiveType.VOID) {
      append(List.of(), PrimitiveType.VOID, tracing, span, frame);
      return;
    }
    Optional<List<Value>> parts = parts(value, method, tracing, span, frame);
    List<Value> results = parts.orElse(List.of(value));
    tracing
        .operands()
        .all(results, span, frame)
        .ifPresent(
            each ->
                append(each, parts.isEmpty() ? syntax.result() : type(each), tracing, span, frame));
  }

  private static void append(
      List<Argument> results, TypeRef type, Tracing tracing, Span span, Frame frame) {
    tracing.recorder().append(Opcode.OUTPUT, Exit.RETURN, results, type, span, frame);
  }

  /** The type of an output with these results: that of a single one. */
  private static TypeRef type(List<Argument> results) {
    return results.size() == 1 && results.get(0) instanceof Node node
        ? node.type()
        : PrimitiveType.VOID;
  }

  /** The results that an array or a record of the rule's stands for; empty for any other value. */
  private Optional<List<Value>> parts(
      Value value, RuleMethod method, Tracing tracing, Span span, Frame frame) {
    if (value instanceof Value.ArrayValue array
        && method.method().result() instanceof ArrayType
        && tracing.places().isKnown(array)) {
      return Optional.of(List.of(array.elements()));
    }
    if (!(value instanceof Value.ObjectValue object)
        || object.isShared()
        || !isOwnRecord((ClassType) object.type().erasure(), method.owner())) {
      return Optional.empty();
    }
    List<Value> components = new ArrayList<>();
    ClassSyntax type = program.source((ClassType) object.type().erasure()).orElseThrow();
    for (FieldInfo field : type.fields()) {
      if (!field.modifiers().isStatic()) {
        components.add(tracing.objects().read(object, field, field.type(), span, frame));
      }
    }
    return Optional.of(components);
  }

  private boolean isOwnRecord(ClassType type, ClassSyntax rule) {
    List<String> around = rule.info().type().simpleNames();
    List<String> names = type.simpleNames();
    return type.packageName().equals(rule.info().type().packageName())
        && names.size() > around.size()
        && names.subList(0, around.size()).equals(around)
        && program.source(type).isPresent()
        && program.info(type).filter(each -> each.kind() == ClassInfo.Kind.RECORD).isPresent();
  }

  /** Where a class is initialised does not belong to what is looked for: it happens once. */
  private static void dropInitialization(Graph pattern) {
    Deque<Graph> open = new ArrayDeque<>(List.of(pattern));
    while (!open.isEmpty()) {
      Graph graph = open.pop();
      for (Node node : graph.nodes()) {
        if (node.target() instanceof MemberRef member
            && member.isOperator()
            && member.name().equals("initialize")) {
          graph.erase(node);
        } else {
          open.addAll(Arguments.subGraphs(node));
        }
      }
    }
  }
}
