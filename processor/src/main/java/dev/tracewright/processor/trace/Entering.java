package dev.tracewright.processor.trace;

import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Modifiers;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are entered, and entering them. Annotations alone decide: {@code @Traceable} code and
 * the own methods of the code being traced are entered, {@code @Leaf} code never, and only where no
 * other method could run.
 */
final class Entering {
  private static final int DEEPEST = 256;

  private final Tracing tracing;
  private final Set<ClassType> initialized = new HashSet<>();

  Entering(Tracing tracing) {
    this.tracing = tracing;
  }

  /** What keeps a call from being entered. */
  enum Obstacle {
    LEAF,
    OVERRIDABLE,
    FOREIGN,
    NO_BODY
  }

  /** The method that is entered for a call, if one is. */
  Optional<MethodInfo> target(MethodInfo method, @Nullable Value receiver, Frame frame) {
    if (receiver instanceof Value.Known known && known.isNull()) {
      // The call throws where it stands.
      return Optional.empty();
    }
    MethodInfo chosen = chosen(method, receiver);
    if (obstacle(chosen, receiver, frame).isPresent()) {
      return Optional.empty();
    }
    if (receiver instanceof Value.ModuleValue module) {
      if (!isCalledAlways(chosen, false)) {
        assumeExact(module);
      } else if (!module.path().isRoot()) {
        tracing.recorder().assume(new Assumption.NotNull(module.path()));
      }
    } else if (receiver instanceof Value.NodeValue element && !isCalledAlways(chosen, false)) {
      tracing.elements().assumeExact(element.node());
    }
    return Optional.of(chosen);
  }

  /** The method that runs, as far as the class of the receiver is known. */
  MethodInfo chosen(MethodInfo method, @Nullable Value receiver) {
    if (isLeaf(method)) {
      return method;
    }
    return exactClass(receiver)
        .filter(ClassType.class::isInstance)
        .flatMap(type -> tracing.program().implementation(((ClassType) type).erasure(), method))
        .orElse(method);
  }

  /** What keeps a call of the method that runs from being entered; empty if nothing does. */
  Optional<Obstacle> obstacle(MethodInfo chosen, @Nullable Value receiver, Frame frame) {
    if (isLeaf(chosen)) {
      return Optional.of(Obstacle.LEAF);
    }
    if (!isCalledAlways(chosen, exactClass(receiver).isPresent())) {
      return Optional.of(Obstacle.OVERRIDABLE);
    }
    if (!(isTraceable(chosen) || isOwn(chosen, receiver, frame) || isAccessor(chosen))) {
      return Optional.of(Obstacle.FOREIGN);
    }
    return hasBody(chosen) ? Optional.empty() : Optional.of(Obstacle.NO_BODY);
  }

  private boolean isLeaf(MethodInfo method) {
    return method.marks().leaf() || isLeaf(method.declaring());
  }

  /** Takes the class of a module as known. */
  void assumeExact(Value.ModuleValue module) {
    ClassType type = (ClassType) module.type().erasure();
    boolean isFinal = tracing.program().info(type).filter(ClassInfo::isExact).isPresent();
    if (!isFinal) {
      tracing.recorder().assume(new Assumption.ExactClass(module.path(), type));
    } else if (!module.path().isRoot()) {
      tracing.recorder().assume(new Assumption.NotNull(module.path()));
    }
  }

  private Optional<TypeRef> exactClass(@Nullable Value receiver) {
    if (receiver instanceof Value.NodeValue element) {
      return tracing.elements().exactClass(element.node()).map(type -> type);
    }
    if (receiver instanceof Value.ModuleValue module && module.exact()) {
      return Optional.of(module.type());
    }
    return receiver != null && isMade(receiver)
        ? Optional.of(Operations.staticType(receiver))
        : Optional.empty();
  }

  /** Whether traced code made the object; a function is an object of its interface. */
  private static boolean isMade(Value receiver) {
    return receiver instanceof Value.ObjectValue || receiver instanceof Value.Closure;
  }

  /** Whether no override can run in place of this method. */
  private boolean isCalledAlways(MethodInfo method, boolean receiverIsExact) {
    return receiverIsExact
        || method.ref().kind() != MemberRef.Kind.VIRTUAL
        || method.modifiers().isFinal()
        || method.modifiers().access() == Modifiers.Access.PRIVATE
        || tracing.program().info(method.declaring()).filter(ClassInfo::isExact).isPresent();
  }

  /** Whether a method or its class is annotated {@code @Traceable}. */
  boolean isTraceable(MethodInfo method) {
    return method.marks().traceable()
        || tracing
            .program()
            .info(method.declaring())
            .filter(each -> each.marks().traceable())
            .isPresent();
  }

  /** Own code: static methods around the code being traced, methods of the same object's class. */
  private boolean isOwn(MethodInfo method, @Nullable Value receiver, Frame frame) {
    boolean sameNest = outermost(method.declaring()).equals(outermost(frame.owner()));
    if (receiver == null || isMade(receiver)) {
      return sameNest || receiver != null;
    }
    return method.declaring().equals(frame.owner())
        || (receiver == frame.self()
            && tracing.program().isSubtype(frame.owner(), method.declaring()))
        || (sameNest && isRecord(method.declaring()));
  }

  /** A record's accessor as the compiler makes it: it is a read of the field. */
  private boolean isAccessor(MethodInfo method) {
    if (!isRecord(method.declaring()) || !method.ref().parameters().isEmpty()) {
      return false;
    }
    return tracing
        .program()
        .body(method)
        .map(MethodSyntax::body)
        .filter(body -> body.statements().size() == 1)
        .filter(
            body ->
                body.statements().get(0) instanceof Stmt.Return end
                    && end.value() instanceof Expr.FieldRead read
                    && read.field().name().equals(method.ref().name()))
        .isPresent();
  }

  private static ClassType outermost(ClassType type) {
    return ClassType.of(type.packageName(), type.simpleNames().get(0));
  }

  private boolean isRecord(ClassType type) {
    return tracing
        .program()
        .info(type)
        .filter(each -> each.kind() == ClassInfo.Kind.RECORD && each.inSource())
        .isPresent();
  }

  /** Whether a call on this module is a call of a leaf module rather than of a plain object. */
  boolean isLeafModule(Value.ModuleValue module) {
    return module.type().erasure() instanceof ClassType type
        && tracing
            .program()
            .info(type)
            .filter(each -> each.marks().traceable() || each.marks().leaf())
            .isPresent();
  }

  /** Whether a class is annotated {@code @Leaf}. */
  boolean isLeaf(ClassType type) {
    return tracing.program().info(type).filter(each -> each.marks().leaf()).isPresent();
  }

  /** Whether a method belongs to a traceable class or function of a dependency. */
  boolean isShipped(MethodInfo method) {
    return isTraceable(method)
        && !method.marks().leaf()
        && tracing.program().info(method.declaring()).filter(each -> !each.inSource()).isPresent();
  }

  /** Whether the source of a method is part of this compilation. */
  boolean hasBody(MethodInfo method) {
    return tracing.program().body(method).filter(each -> each.body() != null).isPresent();
  }

  /**
   * Calling a static method initialises its class. Where that could be noticed, it happens in the
   * graph, at the first call.
   */
  void initialized(ClassType type, Span span, Frame frame) {
    if (isFirst(type)
        && tracing.program().info(type).filter(each -> !each.constantInitializer()).isPresent()) {
      tracing
          .operations()
          .recorded(
              "initialize",
              List.of(ClassType.CLASS),
              PrimitiveType.VOID,
              List.of(Value.Known.of(new ClassLiteral(type), ClassType.CLASS)),
              PrimitiveType.VOID,
              span,
              frame);
    }
  }

  private boolean isFirst(ClassType type) {
    if (initialized.contains(type)) {
      return false;
    }
    tracing.journal().note(new Cell.Initialized(initialized, type));
    return initialized.add(type);
  }

  /**
   * Runs a method on known and unknown arguments.
   *
   * @param expected the static type of the call
   */
  Value enter(
      MethodInfo method,
      @Nullable Value receiver,
      List<Value> arguments,
      TypeRef expected,
      Span span,
      Frame frame) {
    MethodSyntax syntax = tracing.program().body(method).orElseThrow();
    if (isUnresolved(syntax, span, frame)) {
      return Value.Poison.VALUE;
    }
    if (receiver instanceof Value.NodeValue && !receiver.equals(frame.self())) {
      tracing.operations().nullCheck(receiver, span, frame);
    }
    if (method.ref().kind() == MemberRef.Kind.STATIC && !method.declaring().equals(frame.owner())) {
      initialized(method.declaring(), span, frame);
    }
    Frame inner = frame(syntax, receiver, arguments, span, frame);
    bind(syntax.parameters(), arguments, inner);
    if (!tracing.constructing()) {
      inner.types().bind(syntax.result(), frame.types().apply(expected));
      TypeRef type = inner.types().apply(syntax.result());
      Code body = () -> tracing.handlers().body(syntax, inner);
      Value value = run(syntax, body, type, span, inner);
      return tracing.operations().fitted(value, expected, span, frame);
    }
    try {
      return result(tracing.statements().run(syntax.body(), inner));
    } catch (StructureUnknown e) {
      arguments.forEach(each -> tracing.operands().of(each, span, frame));
      if (receiver instanceof Value.Aggregate object) {
        tracing.operands().of(object, span, frame);
      }
      return new Value.NodeValue(tracing.operands().opaque(syntax.result(), span, frame));
    }
  }

  /** Runs the body of a lambda where it is called. */
  Value enter(Value.Closure closure, List<Value> arguments, Span span, Frame frame) {
    Expr.Lambda lambda = closure.lambda();
    List<Value> inputs = new ArrayList<>(arguments);
    inputs.add(closure);
    Frame inner = closure.frame().forLambda(activation(lambda, "lambda", inputs, span, frame));
    bind(lambda.parameters(), arguments, inner);
    if (tracing.constructing()) {
      return result(tracing.statements().run(lambda.body(), inner));
    }
    TypeRef type = inner.types().apply(lambda.result());
    Code body = () -> tracing.statements().run(lambda.body(), inner);
    return run(lambda, body, type, span, inner);
  }

  /** A frame for what is around the method of an object that is a function. */
  Frame frame(Value.ObjectValue object, Expr.Lambda function) {
    Frame around = java.util.Objects.requireNonNull(object.around());
    ClassType owner = (ClassType) object.type().erasure();
    String name = function.functionalMethod().ref().name();
    return frame(owner, name, object, around.activation(), List.of());
  }

  /** A frame for the body of a lambda that others call. */
  Frame frame(Value.Closure closure) {
    Site site = new Site(closure.lambda().span(), closure.frame());
    return closure
        .frame()
        .forLambda(
            checked(Activation.passedOn(closure.lambda(), "lambda", List.of(closure), site), site));
  }

  /** Runs a body; what it returns from inside a region is joined behind it. */
  private Value run(Object syntax, Code body, TypeRef type, Span span, Frame inner) {
    Destination end = new Destination(Destination.Kind.METHOD, null, type);
    Completion completion = tracing.regions().leavable(end, syntax, new Site(span, inner), body);
    if (completion instanceof Completion.Stopped) {
      throw new Unwinding.NeverCompletes();
    }
    return result(completion);
  }

  private boolean isUnresolved(MethodSyntax syntax, Span span, Frame frame) {
    if (syntax.unresolved().isEmpty()) {
      return false;
    }
    MethodSyntax.Unresolved first = syntax.unresolved().get(0);
    Frame inner = frame(syntax, null, List.of(), span, frame);
    tracing.problem(inner, first.span(), Key.UNRESOLVED_TYPE, first.name());
    return true;
  }

  private Frame frame(
      MethodSyntax syntax,
      @Nullable Value receiver,
      List<Value> arguments,
      Span span,
      Frame frame) {
    MethodInfo method = syntax.info();
    List<@Nullable Value> inputs = new ArrayList<>(arguments);
    inputs.add(receiver);
    Activation activation = activation(syntax, method.ref().nameHint(), inputs, span, frame);
    return frame(
        method.declaring(), method.ref().name(), receiver, activation, syntax.typeParameters());
  }

  private Frame frame(
      ClassType owner,
      String method,
      @Nullable Value receiver,
      Activation activation,
      List<Signature.TypeParameter> typeParameters) {
    TypeBindings types = bindings(owner, typeParameters, receiver);
    Frame made = new Frame(owner, method, receiver, activation, types, tracing.journal());
    around(owner, receiver).ifPresent(made::see);
    return made;
  }

  /** The variables around the class whose code runs on an object. */
  private Optional<Frame> around(ClassType owner, @Nullable Value receiver) {
    return receiver instanceof Value.ObjectValue object
            && object.around() != null
            && tracing.names().isLocal(owner)
        ? Optional.of(object.around())
        : Optional.empty();
  }

  /**
   * What type variables stand for in the code of a class.
   *
   * @param typeParameters those of the method that runs
   */
  TypeBindings bindings(
      ClassType owner, List<Signature.TypeParameter> typeParameters, @Nullable Value receiver) {
    List<Signature.TypeParameter> declared =
        tracing.program().source(owner).map(ClassSyntax::typeParameters).orElse(List.of());
    List<String> names =
        Stream.concat(declared.stream(), typeParameters.stream())
            .map(Signature.TypeParameter::name)
            .toList();
    TypeBindings types =
        around(owner, receiver)
            .map(each -> each.types().inside(names))
            .orElseGet(TypeBindings::ofEntered);
    if (receiver != null
        && Operations.staticType(receiver) instanceof ClassType actual
        && actual.erasure().equals(owner)) {
      for (int i = 0; i < Math.min(declared.size(), actual.arguments().size()); i++) {
        types.bind(
            new TypeVariable(declared.get(i).name(), ClassType.OBJECT), actual.arguments().get(i));
      }
    }
    return types;
  }

  /** A call that is entered; an error where that would not come to an end. */
  private Activation activation(
      Object body, String name, List<? extends @Nullable Value> inputs, Span span, Frame frame) {
    Site call = new Site(span, frame);
    return checked(Activation.of(body, name, inputs, call), call);
  }

  private Activation checked(Activation made, Site call) {
    made.endless().ifPresent(each -> refuse(each, call));
    if (made.depth() > DEEPEST) {
      tracing.problem(
          call.frame(), call.span(), Key.RECURSION_DEPTH, Integer.toString(DEEPEST), made.name());
      throw new CaptureAborted();
    }
    return made;
  }

  private void refuse(Activation again, Site last) {
    Site call = again.call() == null ? last : again.call();
    tracing.problem(call.frame(), call.span(), Key.RECURSION, again.cycle(), again.name());
    throw new CaptureAborted();
  }

  private static void bind(List<Local> parameters, List<Value> arguments, Frame frame) {
    for (int i = 0; i < parameters.size(); i++) {
      frame.types().bind(parameters.get(i).type(), Operations.staticType(arguments.get(i)));
      frame.set(parameters.get(i), arguments.get(i));
    }
  }

  private static Value result(Completion completion) {
    if (completion instanceof Completion.Return end) {
      return end.value() == null ? Value.Known.of(null, PrimitiveType.VOID) : end.value();
    }
    return completion instanceof Completion.Normal
        ? Value.Known.of(null, PrimitiveType.VOID)
        : Value.Poison.VALUE;
  }

  /**
   * Runs a constructor on an object; its source is part of this compilation, or it does nothing.
   */
  void construct(
      Value.ObjectValue object,
      MethodInfo constructor,
      List<Value> arguments,
      Span span,
      Frame frame) {
    Optional<MethodSyntax> syntax = tracing.program().body(constructor);
    if (syntax.isEmpty() || syntax.get().body() == null) {
      arguments.forEach(each -> tracing.operands().of(each, span, frame));
      return;
    }
    ClassType type = constructor.declaring();
    if (tracing.program().info(type).flatMap(ClassInfo::enclosing).isPresent()) {
      object.enclosing().put(type, arguments.get(0));
    }
    Frame inner = frame(syntax.get(), object, arguments, span, frame);
    bind(syntax.get().parameters(), arguments, inner);
    Code body = () -> tracing.statements().run(syntax.get().body(), inner);
    if (tracing.constructing()) {
      body.run();
    } else {
      run(syntax.get(), body, PrimitiveType.VOID, span, inner);
    }
  }

  /** Runs the initialisers of a class on an object, behind the call of {@code super}. */
  void initialize(ClassType type, Frame frame) {
    Optional<ClassSyntax> source = tracing.program().source(type);
    if (source.isPresent()) {
      for (Stmt each : source.get().initializers()) {
        tracing.statements().execute(each, frame);
      }
    }
  }
}
