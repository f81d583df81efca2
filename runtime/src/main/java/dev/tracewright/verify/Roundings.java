package dev.tracewright.verify;

import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a run rounds floating-point numbers: which operations do, and what becomes of the run if
 * one of them, or all, had rounded a little otherwise.
 */
final class Roundings {
  /** Functions of {@code Math} whose results are exact. */
  private static final Set<String> EXACT =
      Set.of(
          "abs",
          "ceil",
          "clamp",
          "copySign",
          "floor",
          "getExponent",
          "max",
          "min",
          "nextAfter",
          "nextDown",
          "nextUp",
          "rint",
          "round",
          "signum",
          "ulp",
          "IEEEremainder");

  /** Where infinity is no overflow if an operand is zero. */
  private static final Set<String> POLES = Set.of("div", "log", "log10", "pow");

  private static final Set<String> EXACT_OWNERS =
      Set.of("java.lang.Double", "java.lang.Float", "java.lang.Integer", "java.util.List");

  private boolean isOn;
  private int moved = -1;
  private @Nullable Random noise;
  private int count;
  private boolean overflowed;
  private double largest;

  /** Starts a run; without this it is not observed at all. */
  void begin() {
    begin(-1, null);
  }

  /**
   * Starts a run in which roundings go elsewhere.
   *
   * @param newMoved which of them moves, by its number
   * @param newNoise moves all of them by chance
   */
  void begin(int newMoved, @Nullable Random newNoise) {
    isOn = true;
    moved = newMoved;
    noise = newNoise;
    count = 0;
    overflowed = false;
    largest = 0;
  }

  int count() {
    return count;
  }

  boolean overflowed() {
    return overflowed;
  }

  double largest() {
    return largest;
  }

  /** Takes note of a value, or of the elements of an array or a list, as involved. */
  void involve(@Nullable Object value) {
    if (value instanceof Number number && isFloating(number)) {
      double magnitude = Math.abs(number.doubleValue());
      largest = magnitude <= Double.MAX_VALUE ? Math.max(largest, magnitude) : largest;
    } else if (value instanceof List<?> || (value != null && value.getClass().isArray())) {
      Sequences.elementsOf(value).forEach(this::involve);
    }
  }

  /** The value of a node, or what it might as well have been. */
  @Nullable Object after(Node node, List<@Nullable Object> args, @Nullable Object value) {
    if (!isOn
        || !(value instanceof Number floating)
        || !isFloating(floating)
        || !(node.target() instanceof MemberRef member)) {
      return value;
    }
    args.forEach(this::involve);
    involve(value);
    double number = floating.doubleValue();
    boolean fromFinite = args.stream().allMatch(Roundings::isFinite);
    if (!Double.isFinite(number)) {
      overflowed |= Double.isInfinite(number) && fromFinite && !isPole(member, args);
      return value;
    }
    if (!node.type().isPrimitive() || !fromFinite || isExact(member, args, number)) {
      return value;
    }
    boolean isMoved = count++ == moved;
    if (noise != null) {
      return noise.nextBoolean() ? up(value) : down(value);
    }
    return isMoved ? up(value) : value;
  }

  private static boolean isFloating(Number value) {
    return value instanceof Double || value instanceof Float;
  }

  private static boolean isFinite(@Nullable Object value) {
    return !(value instanceof Number number)
        || !isFloating(number)
        || Double.isFinite(number.doubleValue());
  }

  private static Object up(Object value) {
    return value instanceof Float number
        ? (Object) Math.nextUp(number)
        : Math.nextUp((Double) value);
  }

  private static Object down(Object value) {
    return value instanceof Float number
        ? (Object) Math.nextDown(number)
        : Math.nextDown((Double) value);
  }

  private static boolean isPole(MemberRef member, List<@Nullable Object> args) {
    if (member.name().equals("log1p") || member.name().startsWith("parse")) {
      return true;
    }
    int from = member.name().equals("div") ? 1 : 0;
    return POLES.contains(member.name())
        && args.size() > from
        && args.get(from) instanceof Number number
        && number.doubleValue() == 0;
  }

  private static boolean isExact(MemberRef member, List<@Nullable Object> args, double result) {
    if (member.isOperator()) {
      return isExactOperator(member.name(), args, result);
    }
    String owner = member.owner().binaryName();
    if (owner.equals("java.lang.Math") || owner.equals("java.lang.StrictMath")) {
      return switch (member.name()) {
        case "sqrt" -> exact(result).multiply(exact(result)).compareTo(exact(args.get(0))) == 0;
        case "fma" ->
            exact(args.get(0))
                    .multiply(exact(args.get(1)))
                    .add(exact(args.get(2)))
                    .compareTo(exact(result))
                == 0;
        default -> EXACT.contains(member.name());
      };
    }
    return member.kind() == MemberRef.Kind.GETTER
        || member.kind() == MemberRef.Kind.STATIC_GETTER
        || (EXACT_OWNERS.contains(owner) && !member.name().equals("sum"));
  }

  private static boolean isExactOperator(String name, List<@Nullable Object> args, double result) {
    BigDecimal value = exact(result);
    return switch (name) {
      case "add" -> exact(args.get(0)).add(exact(args.get(1))).compareTo(value) == 0;
      case "sub" -> exact(args.get(0)).subtract(exact(args.get(1))).compareTo(value) == 0;
      case "mul" -> exact(args.get(0)).multiply(exact(args.get(1))).compareTo(value) == 0;
      case "div" -> exact(args.get(1)).multiply(value).compareTo(exact(args.get(0))) == 0;
      case "toFloat", "toDouble" ->
          args.get(0) instanceof Character || exact(args.get(0)).compareTo(value) == 0;
      default -> true;
    };
  }

  private static BigDecimal exact(@Nullable Object number) {
    return number instanceof Long integer
        ? BigDecimal.valueOf(integer)
        : new BigDecimal(number instanceof Number value ? value.doubleValue() : 0);
  }
}
