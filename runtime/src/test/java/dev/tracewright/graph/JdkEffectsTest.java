package dev.tracewright.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the JDK, held against the JDK that runs: every member that it knows is called. */
class JdkEffectsTest {
  private static final int MOST_CALLS = 120;

  /** Where a type below that of a parameter stands in for it: there are many of those. */
  private static final int FEWER_CALLS = 12;

  /** What is called with small numbers alone, though it throws for none. */
  private static final Set<String> TAKES_MEMORY = Set.of("indent", "ensureCapacity", "nCopies");

  private final JdkSamples samples = new JdkSamples();
  private final Random random = new Random(17);

  static Stream<JdkMembers.JdkClass> classes() {
    return JdkMembers.all().stream();
  }

  private static List<JdkMembers.Member> listed(JdkMembers.JdkClass type) {
    return type.members().values().stream().flatMap(List::stream).toList();
  }

  private static Class<?> load(JdkMembers.JdkClass type) {
    try {
      return Class.forName(type.name());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Executable> membersOf(Class<?> type) {
    List<Executable> all = new ArrayList<>(List.of(type.getConstructors()));
    List<Method> methods = List.of(type.getMethods());
    for (Method each : methods) {
      if (!each.isBridge() || methods.stream().noneMatch(other -> isBridged(each, other))) {
        all.add(each);
      }
    }
    return all;
  }

  /** A bridge that stands alone makes a method of a hidden superclass public. */
  private static boolean isBridged(Method bridge, Method other) {
    return !other.isBridge()
        && other.getName().equals(bridge.getName())
        && other.getParameterCount() == bridge.getParameterCount();
  }

  private static MemberRef refOf(Class<?> owner, Executable member) {
    List<TypeRef> parameters =
        Stream.of(member.getParameterTypes()).map(JdkEffectsTest::typeOf).toList();
    ClassType type = ClassType.of(owner);
    if (!(member instanceof Method method)) {
      return MemberRef.ofConstructor(type, parameters);
    }
    MemberRef.Kind kind =
        Modifier.isStatic(member.getModifiers()) ? MemberRef.Kind.STATIC : MemberRef.Kind.VIRTUAL;
    return new MemberRef(
        kind,
        type,
        owner.isInterface(),
        method.getName(),
        parameters,
        typeOf(method.getReturnType()));
  }

  private static TypeRef typeOf(Class<?> type) {
    if (type.isArray()) {
      return typeOf(type.getComponentType()).array();
    }
    return type.isPrimitive()
        ? PrimitiveType.ofKeyword(type.getName()).orElseThrow()
        : ClassType.of(type);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void everyListedMemberExists(JdkMembers.JdkClass type) {
    Class<?> loaded = load(type);
    List<MemberRef> members = membersOf(loaded).stream().map(each -> refOf(loaded, each)).toList();
    for (JdkMembers.Member each : listed(type)) {
      if (each.since() <= Runtime.version().feature() && !each.name().equals("<others>")) {
        assertThat(members)
            .as("%s.%s", type.name(), each)
            .anyMatch(
                member ->
                    member.name().equals(each.name())
                        && type.find(member).filter(each::equals).isPresent());
      }
    }
    assertThat(type.reason()).isNotBlank();
    if (type.kind() == JdkMembers.Kind.BUFFER) {
      boolean closed =
          Modifier.isFinal(loaded.getModifiers()) || loaded.getConstructors().length == 0;
      assertThat(closed).as("nobody extends %s", type.name()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("classes")
  void everyKnownMemberKeepsToItsEffects(JdkMembers.JdkClass type) throws Exception {
    Class<?> loaded = load(type);
    for (Executable member : membersOf(loaded)) {
      MemberRef ref = refOf(loaded, member);
      for (List<Class<?>> types : argumentTypes(member)) {
        check(ref, member, types, false);
        check(ref, member, types, true);
      }
    }
  }

  /** The static types that arguments may have: that of the parameter, else one below it. */
  private static List<List<Class<?>>> argumentTypes(Executable member) {
    List<List<Class<?>>> all = new ArrayList<>();
    all.add(List.of(member.getParameterTypes()));
    for (Class<?> each : JdkSamples.classes()) {
      List<Class<?>> types = new ArrayList<>();
      for (Class<?> parameter : member.getParameterTypes()) {
        types.add(parameter.isAssignableFrom(each) ? each : parameter);
      }
      if (!all.contains(types)) {
        all.add(types);
      }
    }
    return all;
  }

  /** A value of a type that is known to be there, or not known to be. */
  private static Argument argument(Class<?> type, boolean mayBeNull) {
    Graph graph = new Graph();
    TypeRef ref = typeOf(type);
    return mayBeNull
        ? graph.placeholder("given", ref)
        : graph.callFunction(MemberRef.ofConstructor(ClassType.OBJECT, List.of()), List.of(), ref);
  }

  private static List<Argument> arguments(MemberRef ref, List<Class<?>> types, boolean mayBeNull) {
    List<Argument> args = new ArrayList<>();
    if (ref.kind() == MemberRef.Kind.VIRTUAL) {
      args.add(argument(Object.class, false));
    }
    for (int i = 0; i < types.size(); i++) {
      boolean isCharset = types.get(i) == java.nio.charset.Charset.class;
      args.add(isCharset ? charset() : argument(types.get(i), mayBeNull));
    }
    return args;
  }

  private static Argument charset() {
    ClassType owner = ClassType.of("java.nio.charset", "StandardCharsets");
    ClassType type = ClassType.of("java.nio.charset", "Charset");
    MemberRef field =
        new MemberRef(MemberRef.Kind.STATIC_GETTER, owner, false, "UTF_8", List.of(), type);
    return new Graph().callFunction(field, List.of(), type);
  }

  private void check(MemberRef ref, Executable member, List<Class<?>> types, boolean mayBeNull)
      throws Exception {
    Optional<Effects> known = JdkEffects.ofCall(ref, arguments(ref, types, mayBeNull));
    if (known.isEmpty() || ref.name().equals("sleep")) {
      return;
    }
    Effects effects = known.get();
    String where = ref.text() + " on " + types + (mayBeNull ? " or null" : "") + " " + effects;
    boolean mild = effects.mayThrow() || TAKES_MEMORY.contains(ref.name()) || isCapacity(ref);
    boolean onInstance = ref.kind() == MemberRef.Kind.VIRTUAL;
    int calls = types.equals(List.of(member.getParameterTypes())) ? MOST_CALLS : FEWER_CALLS;
    for (int call = 0; call < calls; call++) {
      @Nullable Object receiver = onInstance ? pick(ref.owner(), mild) : null;
      @Nullable Object[] args = pick(types, mild, mayBeNull);
      if ((onInstance && receiver == null) || args.length < types.size()) {
        return;
      }
      new Call(where, ref, effects, member, receiver, args).check();
    }
  }

  private static boolean isCapacity(MemberRef ref) {
    return ref.kind() == MemberRef.Kind.CONSTRUCTOR
        && ref.parameters().equals(List.of(PrimitiveType.INT))
        && !JdkEffects.isValue(ref.owner());
  }

  private @Nullable Object pick(ClassType owner, boolean mild) throws ClassNotFoundException {
    Class<?> type = Class.forName(owner.binaryName());
    Class<?> sampled = type == Enum.class ? java.math.RoundingMode.class : type;
    List<Object> values = mild ? JdkSamples.mild(sampled) : JdkSamples.edges(sampled);
    return values.isEmpty() ? null : values.get(random.nextInt(values.size()));
  }

  /** A tuple of values; shorter than the types if there is none. */
  private @Nullable Object[] pick(List<Class<?>> types, boolean mild, boolean mayBeNull) {
    List<@Nullable Object> picked = new ArrayList<>();
    for (Class<?> type : types) {
      List<Object> values = new ArrayList<>(mild ? JdkSamples.mild(type) : JdkSamples.edges(type));
      samples.spy(type).ifPresent(values::add);
      if (mayBeNull && !type.isPrimitive() && random.nextInt(3) == 0) {
        picked.add(null);
      } else if (!values.isEmpty()) {
        picked.add(values.get(random.nextInt(values.size())));
      }
    }
    return picked.toArray();
  }

  /** One call of a member, made twice, and what has to hold of it. */
  private final class Call {
    private final String where;
    private final MemberRef ref;
    private final Effects effects;
    private final Executable member;
    private final @Nullable Object receiver;
    private final @Nullable Object[] args;

    Call(
        String where,
        MemberRef ref,
        Effects effects,
        Executable member,
        @Nullable Object receiver,
        @Nullable Object[] args) {
      this.where = where;
      this.ref = ref;
      this.effects = effects;
      this.member = member;
      this.receiver = receiver;
      this.args = args;
    }

    void check() throws ReflectiveOperationException {
      String before = operands();
      Optional<Result> first = call();
      assertThat(samples.wasTouched()).as("%s calls a user's code", where).isFalse();
      if (!effects.writes()) {
        assertThat(operands()).as("%s changes nothing", where).isEqualTo(before);
      }
      if (first.isPresent()) {
        checkResult(first.get().value());
      }
    }

    private void checkResult(@Nullable Object result) throws ReflectiveOperationException {
      boolean isReference = !ref.result().isPrimitive() && result != null;
      boolean repeats = !effects.writes();
      @Nullable Object again = repeats ? call().map(Result::value).orElse(null) : null;
      if (repeats && !effects.reads()) {
        assertThat(snapshot(again)).as("%s is a function", where).isEqualTo(snapshot(result));
      }
      if (isReference && !effects.fresh() && JdkEffects.hasIdentity(ref.result())) {
        boolean isOperand = result == receiver || Arrays.stream(args).anyMatch(x -> x == result);
        assertThat(isOperand || result == again).as("%s is nothing new", where).isTrue();
      }
      if (result == null && !ref.result().isPrimitive()) {
        assertThat(Nullness.isNonNull(node())).as("%s gives null", where).isFalse();
      }
    }

    private Node node() {
      boolean onInstance = ref.kind() == MemberRef.Kind.VIRTUAL;
      return new Graph()
          .createNode(
              onInstance ? Opcode.CALL_METHOD : Opcode.CALL_FUNCTION,
              ref,
              Collections.nCopies(ref.parameters().size() + (onInstance ? 1 : 0), Literal.NULL),
              ref.result(),
              null,
              null);
    }

    private String operands() {
      return snapshot(receiver) + Arrays.stream(args).map(JdkEffectsTest::snapshot).toList();
    }

    /** The result, or empty if the call threw and may. */
    private Optional<Result> call() throws ReflectiveOperationException {
      try {
        return Optional.of(
            new Result(
                member instanceof Method method
                    ? method.invoke(receiver, args)
                    : ((Constructor<?>) member).newInstance(args)));
      } catch (InvocationTargetException | IllegalArgumentException e) {
        // What a native method throws, newer JDKs take for a fault of the arguments.
        if (!effects.mayThrow() && !(e.getCause() instanceof VirtualMachineError)) {
          throw new AssertionError(where + " throws with " + operands(), e.getCause());
        }
        return Optional.empty();
      }
    }
  }

  private record Result(@Nullable Object value) {}

  /** What can be seen of a value, without calling what notices. */
  private static String snapshot(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    Class<?> type = value.getClass();
    if (type.isArray()) {
      List<String> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(snapshot(Array.get(value, i)));
      }
      return elements.toString();
    }
    boolean printable =
        JdkSamples.classes().contains(type)
            && type != Object.class
            && type != java.util.SplittableRandom.class
            && !(value instanceof Optional);
    return type.getName() + (printable ? " " + value : "");
  }

  private static final ClassType STRING = ClassType.STRING;

  private static Optional<Effects> effects(Function<Graph, List<Argument>> args, MemberRef member) {
    return JdkEffects.ofCall(member, args.apply(new Graph()));
  }

  @Test
  void whatRunsCodeOfAUserIsUnknown() {
    ClassType list = ClassType.of("java.util", "List");
    ClassType arrays = ClassType.of("java.util", "Arrays");
    ClassType function = ClassType.of("java.util.function", "Function");
    Function<Graph, List<Argument>> any =
        graph -> List.of(graph.placeholder("any", ClassType.OBJECT));
    assertThat(
            effects(any, MemberRef.ofStatic(STRING, "valueOf", List.of(ClassType.OBJECT), STRING)))
        .isEmpty();
    assertThat(effects(any, MemberRef.ofInterface(list, "size", List.of(), PrimitiveType.INT)))
        .isEmpty();
    assertThat(
            effects(
                graph -> List.of(graph.placeholder("all", ClassType.OBJECT.array())),
                MemberRef.ofStatic(arrays, "toString", List.of(ClassType.OBJECT.array()), STRING)))
        .isEmpty();
    assertThat(
            effects(
                graph -> List.of(new Literal("x"), graph.placeholder("f", function)),
                MemberRef.ofVirtual(STRING, "transform", List.of(function), ClassType.OBJECT)))
        .isEmpty();
    assertThat(
            effects(
                any,
                MemberRef.ofInterface(
                    function, "apply", List.of(ClassType.OBJECT), ClassType.OBJECT)))
        .isEmpty();
  }

  @Test
  void buffersAreReadAndWritten() {
    ClassType builder = ClassType.of("java.lang", "StringBuilder");
    Graph graph = new Graph();
    Node made = graph.callFunction(MemberRef.ofConstructor(builder, List.of()), List.of(), builder);
    assertThat(made.effects()).isEqualTo(Effects.FRESH);
    MemberRef append = MemberRef.ofVirtual(builder, "append", List.of(STRING), builder);
    Node text = graph.placeholder("text", STRING);
    assertThat(JdkEffects.ofCall(append, List.of(made, text)))
        .contains(new Effects(false, false, true, false, false));
    MemberRef toString = MemberRef.ofVirtual(builder, "toString", List.of(), STRING);
    assertThat(JdkEffects.ofCall(toString, List.of(made)))
        .contains(Effects.READS.and(Effects.FRESH));
  }

  @Test
  void anArrayForVariableArityIsNobodyElses() {
    ClassType objects = ClassType.of("java.util", "Objects");
    MemberRef hash =
        MemberRef.ofStatic(objects, "hash", List.of(ClassType.OBJECT.array()), PrimitiveType.INT);
    Graph graph = new Graph();
    Node text = graph.placeholder("text", STRING);
    Argument made = new ArrayArgument(ClassType.OBJECT, List.of(text, new Literal("x")));
    assertThat(JdkEffects.ofCall(hash, List.of(made))).contains(Effects.NONE);
    Node strings = graph.placeholder("strings", STRING.array());
    assertThat(JdkEffects.ofCall(hash, List.of(strings))).contains(Effects.READS);
  }
}
