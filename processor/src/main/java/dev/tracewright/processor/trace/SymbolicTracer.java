package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.ParameterName;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Captures methods: runs their code on symbolic values, computes what is known and records the rest
 * in a graph. Everything that cannot be captured is reported, all of a method in one run.
 */
public final class SymbolicTracer {
  private final Program program;
  private final GraphLibrary library;
  private final boolean isExplained;

  /**
   * A tracer of one round.
   *
   * @param isExplained whether notes are to say why things are recorded
   */
  public SymbolicTracer(Program program, GraphLibrary library, boolean isExplained) {
    this.program = program;
    this.library = library;
    this.isExplained = isExplained;
  }

  /**
   * Captures one method.
   *
   * @param problems takes everything that could not be captured
   * @return the captured method, or empty if an error was reported
   */
  public Optional<CapturedMethod> capture(CaptureRequest request, Problems problems) {
    return WholeRecords.capture(problems, (own, whole) -> trace(request, own, whole));
  }

  private CapturedMethod trace(CaptureRequest request, Problems problems, WholeRecords whole) {
    ClassType owner = request.owner().info().type();
    Structures structures =
        new Structures(program, library, problems, request.unrollLimit(), owner);
    Tracing tracing =
        new Tracing(
            program,
            library,
            problems,
            structures,
            request.unrollLimit(),
            request.nodeBudget(),
            false,
            isExplained,
            whole);
    MethodSyntax method = request.method();
    boolean isStatic = method.info().modifiers().isStatic();
    Value self = isStatic ? null : root(request, structures);
    Frame frame =
        new Frame(
            owner,
            method.info().ref().name(),
            self,
            Activation.first(method, method.info().ref().name()),
            TypeBindings.ofCaptured(),
            tracing.journal());
    Signature signature = signature(request.owner(), method, tracing, frame, problems);
    if (isStatic) {
      tracing.entering().initialized(owner, method.span(), frame);
    }
    Destination caller = new Destination(Destination.Kind.METHOD, null, method.result());
    Meeting returns = tracing.regions().open(null);
    caller.setEnd(returns);
    frame.enter(caller);
    Completion end;
    try {
      end = tracing.handlers().body(method, frame);
    } catch (Unwinding.NeverCompletes e) {
      end = Completion.STOPPED;
    }
    for (Meeting.Arrival each : returns.arrivals()) {
      Joining.leave(
          tracing,
          each,
          Exit.RETURN,
          null,
          each.value() == null || method.result() == PrimitiveType.VOID
              ? List.of()
              : List.of(each.value()));
    }
    output(end, method, tracing, frame);
    if (problems.hasErrors()) {
      throw new CaptureAborted();
    }
    Graph graph = new FinishedGraph().of(tracing.recorder().graph());
    if (end instanceof Completion.Stopped && returns.arrivals().isEmpty() && canThrow(graph)) {
      problems.add(Problem.at(method.span(), Key.ALWAYS_THROWS, method.info().ref().name()));
    }
    return new CapturedMethod(signature, tracing.recorder().assumptions(), graph, graph);
  }

  /** Whether one of the exits throws, in a graph or its sub-graphs. */
  private static boolean canThrow(Graph traced) {
    Deque<Graph> open = new ArrayDeque<>(List.of(traced));
    while (!open.isEmpty()) {
      for (Node node : open.pop().nodes()) {
        boolean isReached = Exit.THROW.equals(node.target()) && !node.args().contains(Literal.NULL);
        if (isReached) {
          return true;
        }
        if (node.target() != Region.LAMBDA) {
          open.addAll(Arguments.subGraphs(node));
        }
      }
    }
    return false;
  }

  private static Value root(CaptureRequest request, Structures structures) {
    ClassSyntax owner = request.owner();
    Structure.ObjectStructure structure =
        request
            .preset()
            .map(preset -> structures.ofPreset(owner, preset))
            .orElseGet(() -> structures.ofClass(owner));
    List<TypeRef> variables = new ArrayList<>();
    for (Signature.TypeParameter each : owner.typeParameters()) {
      TypeRef bound = each.bounds().isEmpty() ? ClassType.OBJECT : each.bounds().get(0).erasure();
      variables.add(new dev.tracewright.graph.TypeVariable(each.name(), bound));
    }
    return new Value.ModuleValue(
        AttributePath.ROOT, owner.info().type().withArguments(variables), structure, true);
  }

  /** Makes the placeholders and gives the parameters their values. */
  private Signature signature(
      ClassSyntax owner, MethodSyntax method, Tracing tracing, Frame frame, Problems problems) {
    Map<Local, Argument> values = new HashMap<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      Local local = method.parameters().get(i);
      ParameterName name = new ParameterName(local.name(), Signatures.isVariableArity(method, i));
      Node node = tracing.recorder().placeholder(name, local.type(), method.span());
      tracing.provenance().parameter(node, new Site(method.span(), frame));
      Optional<Argument> specialized = specialized(method, local, problems);
      specialized.ifPresent(each -> values.put(local, each));
      frame.set(
          local,
          specialized
              .map(each -> Calls.ofArgument(each, local.type()))
              .orElse(new Value.NodeValue(node)));
    }
    return Signatures.of(owner, method, values);
  }

  private Optional<Argument> specialized(MethodSyntax method, Local local, Problems problems) {
    MethodSyntax.@Nullable Specialization given = method.specialized().get(local);
    if (given == null) {
      return Optional.empty();
    }
    Optional<Argument> value = SpecializeText.parse(given.text(), local.type(), program);
    if (value.isEmpty()) {
      problems.add(
          Problem.at(
              given.span(),
              Key.SPECIALIZE_TEXT,
              given.text(),
              local.type().text(),
              SpecializeText.example(local.type())));
    }
    return value;
  }

  private static void output(Completion end, MethodSyntax method, Tracing tracing, Frame frame) {
    if (end instanceof Completion.Stopped) {
      tracing.regions().end(new Site(method.span(), frame));
      return;
    }
    Value value = null;
    Span span = method.span();
    if (end instanceof Completion.Return result) {
      value = result.value();
      span = result.span();
    }
    if (value instanceof Value.Poison) {
      return;
    }
    List<Argument> results = new ArrayList<>();
    if (value != null && method.result() != PrimitiveType.VOID) {
      Optional<Argument> argument = tracing.operands().of(value, span, frame);
      if (argument.isEmpty()) {
        return;
      }
      results.add(argument.get());
    }
    tracing.recorder().append(Opcode.OUTPUT, Exit.RETURN, results, method.result(), span, frame);
  }
}
