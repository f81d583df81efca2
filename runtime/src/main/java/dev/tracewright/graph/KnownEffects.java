package dev.tracewright.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** What is known of effects by a target and its arguments alone, without a word from anybody. */
public final class KnownEffects {
  private static final Effects READS = Effects.READS;
  private static final Effects WRITES = new Effects(false, false, true, false, false);
  private static final Effects DOES_NOT_END = new Effects(false, false, false, false, true);

  /** Leaving a region for a place around it: what follows does not run, so nothing may pass it. */
  private static final Effects LEAVES = Effects.THROWS.and(WRITES);

  /** The first read of a class runs its initialiser, of which nothing is known. */
  private static final Effects INITIALISES = new Effects(true, true, true, false, true);

  private KnownEffects() {}

  /**
   * What is known of a call of a method or constructor, or a read of a field.
   *
   * @param args the arguments, the receiver first where there is one
   * @return its effects, {@link Effects#UNKNOWN} where nothing is known
   */
  public static Effects ofCall(MemberRef member, List<Argument> args) {
    if (!isComplete(member, args)) {
      return Effects.UNKNOWN;
    }
    return switch (member.kind()) {
      case GETTER -> READS.and(throwsIfNull(args.get(0)));
      case STATIC_GETTER -> ofStaticField(member);
      default ->
          member.isOperator()
              ? ofOperator(member, args)
              : JdkEffects.ofCall(member, args).orElse(Effects.UNKNOWN);
    };
  }

  /**
   * What a call does that is promised to be pure: it reads what can change of its arguments, and
   * its result may be a new object.
   *
   * @param isImmutable which classes have instances that never change, beside the values of the JDK
   */
  public static Effects ofPureCall(MemberRef member, Predicate<? super ClassType> isImmutable) {
    List<TypeRef> operands = new ArrayList<>(member.parameters());
    if (member.kind() == MemberRef.Kind.VIRTUAL) {
      operands.add(member.owner());
    }
    boolean reads =
        !operands.stream()
            .allMatch(
                each ->
                    JdkEffects.isValue(each)
                        || (each instanceof ClassType type && isImmutable.test(type)));
    boolean fresh =
        member.kind() == MemberRef.Kind.CONSTRUCTOR || JdkEffects.hasIdentity(member.result());
    // What reads nothing that can change can share nothing that can.
    boolean shares = fresh && reads && !JdkEffects.isValue(member.result());
    return new Effects(false, reads, false, fresh, false, shares);
  }

  /**
   * Whether values of a type are known not to change, so that two that are equal serve alike:
   * primitives, strings, boxes and the like.
   */
  public static boolean isValue(TypeRef type) {
    return JdkEffects.isValue(type);
  }

  /**
   * Whether a method or constructor of the JDK is known to do the same every time, and to nothing
   * but its operands: no clock, no random numbers, no settings of the machine.
   */
  public static boolean isRepeatable(MemberRef member) {
    return JdkEffects.isRepeatable(member);
  }

  /** The effects of a node by its opcode, target and arguments. */
  static Effects of(Node node) {
    return switch (node.op()) {
      case PLACEHOLDER, OUTPUT -> Effects.NONE;
      case GET_ATTR ->
          node.target() instanceof AttributePath path ? ofAttribute(path) : Effects.UNKNOWN;
      case CALL_FUNCTION, CALL_METHOD -> ofCallNode(node);
      case CALL_MODULE -> Effects.UNKNOWN;
    };
  }

  /** A path through a field that can change may meet a null that was not there before. */
  private static Effects ofAttribute(AttributePath path) {
    if (!path.isMutable()) {
      return Effects.NONE;
    }
    AttributePath parent = new AttributePath(path.steps().subList(0, path.steps().size() - 1));
    return parent.isMutable() ? READS.and(Effects.THROWS) : READS;
  }

  private static Effects ofCallNode(Node node) {
    Target target = node.target();
    if (target instanceof Projection) {
      return Effects.NONE;
    }
    if (target instanceof Region region && !node.args().isEmpty()) {
      return ofRegion(node, region, new ArrayDeque<>());
    }
    if (target instanceof Variable variable) {
      return ofVariable(variable);
    }
    return target instanceof MemberRef member ? ofCall(member, node.args()) : Effects.UNKNOWN;
  }

  private static Effects ofVariable(Variable variable) {
    return switch (variable) {
      case VARIABLE -> Effects.FRESH;
      case LOAD -> READS;
      case STORE -> WRITES;
    };
  }

  /** Arguments that do not fit their target are those of a node that is still being made. */
  private static boolean isComplete(MemberRef member, List<Argument> args) {
    boolean onInstance =
        member.kind() == MemberRef.Kind.VIRTUAL || member.kind() == MemberRef.Kind.GETTER;
    return args.size() == member.parameters().size() + (onInstance ? 1 : 0);
  }

  /** Initialisers of the JDK are not seen; fields of most classes that are listed are constants. */
  private static Effects ofStaticField(MemberRef field) {
    if (JdkEffects.hasConstants(field.owner())) {
      return Effects.NONE;
    }
    return field.owner().packageName().startsWith("java.") ? READS : INITIALISES;
  }

  private static Effects throwsIfNull(Argument argument) {
    return Nullness.isNonNull(argument) ? Effects.NONE : Effects.THROWS;
  }

  private static Effects ofOperator(MemberRef operator, List<Argument> args) {
    return switch (operator.name()) {
      case "div", "mod" -> ofDivision(operator, args);
      case "getItem" -> READS.and(Effects.THROWS);
      case "setItem" -> WRITES.and(Effects.THROWS);
      case "initialize" -> Effects.UNKNOWN;
      case "length", "nullCheck" -> throwsIfNull(args.get(0));
      case "newArray" ->
          args.get(1) instanceof Literal length && length.value() instanceof Integer n && n >= 0
              ? Effects.FRESH
              : Effects.FRESH.and(Effects.THROWS);
      case "newMultiArray" ->
          args.get(1) instanceof ArrayArgument
              ? Effects.FRESH.and(Effects.THROWS)
              : Effects.FRESH.and(Effects.THROWS).and(READS);
      case "array" ->
          operator.result() instanceof ArrayType array && array.component().isPrimitive()
              ? Effects.FRESH
              : Effects.SHARES;
      case "cast" -> ofCast(args);
      case "concat" ->
          // It calls toString, which may be anybody's code.
          args.stream().allMatch(JdkEffects::isValue) ? Effects.FRESH : Effects.UNKNOWN;
      default -> Effects.NONE;
    };
  }

  private static Effects ofDivision(MemberRef operator, List<Argument> args) {
    boolean integral =
        operator.result() == PrimitiveType.INT || operator.result() == PrimitiveType.LONG;
    boolean byZero =
        !(args.get(1) instanceof Literal divisor
            && divisor.value() instanceof Number number
            && number.longValue() != 0);
    return integral && byZero ? Effects.THROWS : Effects.NONE;
  }

  private static Effects ofCast(List<Argument> args) {
    if (!(args.get(1) instanceof ClassLiteral literal)) {
      return Effects.THROWS;
    }
    boolean always =
        literal.type().equals(ClassType.OBJECT)
            || args.get(0).equals(Literal.NULL)
            || (args.get(0) instanceof Node node && node.type().erasure().equals(literal.type()));
    return always ? Effects.NONE : Effects.THROWS;
  }

  /**
   * The union of what the bodies do.
   *
   * @param around the regions in which {@code node} stands, the nearest first, as far as they are
   *     part of the question: a break that one of them takes up does not leave
   */
  private static Effects ofRegion(Node node, Region region, Deque<Node> around) {
    if (region == Region.LAMBDA) {
      return Effects.SHARES;
    }
    Effects all = ofRegionItself(node, region);
    around.addFirst(node);
    for (Argument argument : node.args()) {
      all = all.and(ofBodies(argument, around));
    }
    around.removeFirst();
    return all;
  }

  private static Effects ofRegionItself(Node node, Region region) {
    return switch (region) {
      case LOOP -> DOES_NOT_END;
      case SWITCH -> hasNullLabel(node) ? Effects.NONE : throwsIfNull(node.args().get(0));
      case SYNCHRONIZED -> READS.and(WRITES).and(throwsIfNull(node.args().get(0)));
      // A handler's class may not be there, so what a try catches is taken to escape.
      case COND, BLOCK, TRY, LAMBDA -> Effects.NONE;
    };
  }

  private static boolean hasNullLabel(Node node) {
    return node.args().size() > 1
        && node.arg(1) instanceof ListArgument entries
        && entries.elements().stream()
            .anyMatch(
                each ->
                    each instanceof ListArgument labels
                        && labels.elements().contains(Literal.NULL));
  }

  private static Effects ofBodies(Argument argument, Deque<Node> around) {
    Effects all = Effects.NONE;
    if (argument instanceof ListArgument list) {
      for (Argument each : list.elements()) {
        all = all.and(ofBodies(each, around));
      }
    } else if (argument instanceof Graph body) {
      for (Node each : body.nodes()) {
        all = all.and(ofInner(each, around));
      }
    }
    return all;
  }

  private static Effects ofInner(Node node, Deque<Node> around) {
    if (node.op() == Opcode.OUTPUT && node.target() instanceof Exit exit) {
      return ofExit(exit, around);
    }
    if (node.ownEffects().isEmpty()) {
      if (node.target() instanceof Region region && !node.args().isEmpty()) {
        return ofRegion(node, region, around);
      }
      if (node.target() instanceof Variable && isDeclaredInside(node, around.getLast())) {
        return Effects.NONE;
      }
    }
    return node.effects();
  }

  /** Whether a node declares or uses a variable that is declared inside a region: none else can. */
  private static boolean isDeclaredInside(Node node, Node region) {
    Node declared = node;
    if (node.target() != Variable.VARIABLE) {
      declared =
          !node.args().isEmpty() && node.arg(0) instanceof Node variable
              ? Variable.declarationOf(variable).orElse(region)
              : region;
    }
    Node owner = declared.graph().ownerOrNull();
    while (owner != null && owner != region) {
      owner = owner.graph().ownerOrNull();
    }
    return owner == region;
  }

  private static Effects ofExit(Exit exit, Deque<Node> around) {
    return switch (exit.kind()) {
      case YIELD -> Effects.NONE;
      case THROW -> Effects.THROWS;
      case RETURN -> LEAVES;
      case BREAK, CONTINUE -> {
        String label = exit.label();
        boolean stays =
            around.stream()
                .anyMatch(
                    each ->
                        label == null ? each.target() == Region.LOOP : each.name().equals(label));
        yield stays ? Effects.NONE : LEAVES;
      }
    };
  }
}
