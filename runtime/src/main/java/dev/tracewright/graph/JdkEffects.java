package dev.tracewright.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of the methods and constructors of the JDK: one table, with the reason for each
 * class. What is not in it is unknown.
 *
 * <p>A method stands here only if it neither reads nor changes state that others may change, always
 * returns, and calls no code of a user's: an overload that takes an interface or an open class
 * ({@code CharSequence}, {@code Locale}, a function) does not count as listed.
 */
final class JdkEffects {
  /** Methods that do nothing with a reference but keep, return or compare it; a null is fine. */
  private static final Set<String> NULL_IS_FINE =
      words("equals equalsIgnoreCase parseBoolean isNull nonNull ofNullable orElse");

  /** Methods whose parameters may be of any class, since no method of theirs is called. */
  private static final Set<String> KEEPS_ARGUMENTS =
      words("equals isNull nonNull requireNonNull of ofNullable orElse");

  /** Methods that return an argument, a constant or the one object there is, and no new one. */
  private static final Set<String> NOTHING_NEW = words("requireNonNull intern getClass orElse get");

  /** Interfaces whose factories ask their arguments for {@code equals} and {@code hashCode}. */
  private static final Set<String> ASK_ARGUMENTS = words("java.util.Set java.util.Map");

  private static final Map<String, Entry> TABLE = new LinkedHashMap<>();

  /**
   * One class.
   *
   * @param reason why its methods are pure
   * @param total the methods that never throw where receiver and arguments are not null
   * @param partial the methods that may throw
   * @param rest whether every other method may throw and is as pure; else it is unknown
   * @param unknown the methods of which nothing is said
   * @param isValue whether values of the class are immutable, their methods run no code of a user's
   * @param hasIdentity whether two results can be told apart by {@code ==}; not for what the JDK
   *     documents as value-based
   */
  private record Entry(
      String reason,
      Set<String> total,
      Set<String> partial,
      boolean rest,
      Set<String> unknown,
      boolean isValue,
      boolean hasIdentity) {}

  static {
    String math =
        "abs acos asin atan atan2 cbrt ceil copySign cos cosh exp expm1 floor fma getExponent hypot"
            + " IEEEremainder log log10 log1p max min multiplyFull multiplyHigh"
            + " unsignedMultiplyHigh nextAfter nextDown nextUp pow rint round scalb signum sin sinh"
            + " sqrt tan tanh toDegrees toRadians ulp";
    String exact =
        "absExact addExact ceilDiv ceilDivExact ceilMod clamp decrementExact divideExact floorDiv"
            + " floorDivExact floorMod incrementExact multiplyExact negateExact subtractExact"
            + " toIntExact";
    tool(
        "java.lang.Math",
        "functions of numbers alone; random() draws from a generator",
        math,
        exact);
    tool("java.lang.StrictMath", "functions of numbers alone, to the bit", math, exact);

    String number =
        "byteValue shortValue intValue longValue floatValue doubleValue hashCode equals toString"
            + " compareTo compare ";
    String choice = "sum max min ";
    String bits =
        "bitCount compareUnsigned highestOneBit lowestOneBit numberOfLeadingZeros"
            + " numberOfTrailingZeros reverse reverseBytes rotateLeft rotateRight signum"
            + " toBinaryString toHexString toOctalString toUnsignedString ";
    String unsigned = "divideUnsigned remainderUnsigned decode ";
    value(
        "java.lang.Integer",
        "a number",
        number + choice + bits + "toUnsignedLong",
        unsigned + "parseInt parseUnsignedInt new");
    value(
        "java.lang.Long",
        "a number",
        number + choice + bits,
        unsigned + "parseLong parseUnsignedLong new");
    value(
        "java.lang.Short",
        "a number",
        number + "compareUnsigned reverseBytes toUnsignedInt toUnsignedLong",
        "parseShort decode new");
    value(
        "java.lang.Byte",
        "a number",
        number + "compareUnsigned toUnsignedInt toUnsignedLong",
        "parseByte decode new");
    String floating = "isNaN isInfinite isFinite toHexString ";
    value(
        "java.lang.Double",
        "a number",
        number + choice + floating + "doubleToLongBits doubleToRawLongBits longBitsToDouble",
        "parseDouble new");
    value(
        "java.lang.Float",
        "a number",
        number
            + choice
            + floating
            + "floatToIntBits floatToRawIntBits intBitsToFloat float16ToFloat"
            + " floatToFloat16",
        "parseFloat new");
    value(
        "java.lang.Boolean",
        "a truth value",
        "booleanValue hashCode equals toString compareTo compare logicalAnd logicalOr logicalXor"
            + " parseBoolean new",
        "");
    value(
        "java.lang.Character",
        "a code unit; the Unicode tables are those of the running JDK",
        "charValue hashCode equals compareTo compare new charCount digit forDigit"
            + " getNumericValue getType highSurrogate lowSurrogate isAlphabetic isBmpCodePoint"
            + " isDefined isDigit isISOControl isIdeographic isJavaIdentifierPart"
            + " isJavaIdentifierStart isLetter isLetterOrDigit isLowerCase isMirrored isSpaceChar"
            + " isSupplementaryCodePoint isSurrogate isSurrogatePair isTitleCase isUpperCase"
            + " isValidCodePoint isWhitespace reverseBytes toCodePoint toLowerCase toTitleCase"
            + " toUpperCase",
        "toString toChars");

    value(
        "java.lang.String",
        "immutable; methods of a default locale or character set are left out",
        "length isEmpty isBlank hashCode equals equalsIgnoreCase indexOf lastIndexOf startsWith"
            + " endsWith compareTo compareToIgnoreCase concat replace trim strip stripLeading"
            + " stripTrailing toString intern valueOf toCharArray new",
        "charAt codePointAt substring repeat matches replaceAll replaceFirst split");
    value(
        "java.math.BigInteger",
        "immutable; what asks random numbers for a prime is left out",
        "negate abs signum bitLength bitCount getLowestSetBit hashCode equals toString intValue"
            + " longValue floatValue doubleValue compareTo max min toByteArray",
        "add subtract multiply divide remainder mod modPow modInverse pow sqrt gcd not and or xor"
            + " andNot testBit setBit clearBit flipBit shiftLeft shiftRight intValueExact"
            + " longValueExact divideAndRemainder valueOf new");
    value(
        "java.math.BigDecimal",
        "immutable; a subclass has to keep what the class promises",
        "negate abs plus signum scale precision unscaledValue hashCode equals toString"
            + " toPlainString toEngineeringString intValue longValue floatValue doubleValue"
            + " compareTo max min toBigInteger stripTrailingZeros ulp",
        "add subtract multiply divide divideToIntegralValue remainder divideAndRemainder pow sqrt"
            + " round setScale movePointLeft movePointRight scaleByPowerOfTen intValueExact"
            + " longValueExact shortValueExact byteValueExact toBigIntegerExact valueOf new");
    value(
        "java.math.MathContext",
        "immutable",
        "getPrecision getRoundingMode hashCode equals",
        "new");
    value("java.math.RoundingMode", "an enum of the JDK", "name ordinal toString", "valueOf");

    for (String name :
        words(
            "Duration Instant LocalDate LocalTime LocalDateTime Month DayOfWeek Period Year"
                + " YearMonth MonthDay ZoneOffset OffsetTime OffsetDateTime")) {
      valueBased(
          "java.time." + name,
          "value-based; now() asks a clock",
          "now systemDefault getAvailableZoneIds");
    }

    String kept = "of empty isPresent isEmpty orElse";
    keeper(
        "java.util.Optional",
        "value-based; the methods that call functions are left out",
        kept + " ofNullable",
        "get orElseThrow");
    keeper("java.util.OptionalInt", "value-based", kept, "getAsInt orElseThrow");
    keeper("java.util.OptionalLong", "value-based", kept, "getAsLong orElseThrow");
    keeper("java.util.OptionalDouble", "value-based", kept, "getAsDouble orElseThrow");
    tool("java.util.List", "of(...) only keeps its elements", "of", "");
    tool("java.util.Set", "of(...) compares its elements: known where these are values", "", "of");
    tool("java.util.Map", "of(...) compares its keys: known where these are values", "", "of");
    tool(
        "java.util.Objects",
        "looks at references only",
        "isNull nonNull requireNonNull",
        "checkIndex checkFromIndexSize checkFromToIndex");
    tool("java.lang.Object", "a bare identity; getClass is fixed for life", "new getClass", "");
    tool("java.lang.Enum", "name and place of a constant are fixed", "name ordinal", "");
  }

  private JdkEffects() {}

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.trim().split(" +")));
  }

  private static void tool(String name, String reason, String total, String partial) {
    put(name, new Entry(reason, words(total), words(partial), false, Set.of(), false, true));
  }

  private static void value(String name, String reason, String total, String partial) {
    put(name, new Entry(reason, words(total), words(partial), false, Set.of(), true, true));
  }

  private static void valueBased(String name, String reason, String unknown) {
    put(
        name,
        new Entry(
            reason, Set.of("hashCode", "equals"), Set.of(), true, words(unknown), true, false));
  }

  private static void keeper(String name, String reason, String total, String partial) {
    put(name, new Entry(reason, words(total), words(partial), false, Set.of(), false, false));
  }

  private static void put(String name, Entry entry) {
    TABLE.put(name, entry);
  }

  /** Why the methods of a class count as known, if they do. */
  static Optional<String> reason(String className) {
    return Optional.ofNullable(TABLE.get(className)).map(Entry::reason);
  }

  /** The classes of the table, in its order. */
  static List<String> classNames() {
    return List.copyOf(TABLE.keySet());
  }

  /** The names that the table gives a class, its constructors as {@code new}. */
  static List<String> memberNames(String className) {
    Entry entry = TABLE.get(className);
    return entry == null
        ? List.of()
        : Stream.of(entry.total(), entry.partial())
            .flatMap(Set::stream)
            .filter(name -> !name.isEmpty())
            .sorted()
            .toList();
  }

  /** Whether {@code toString} and the like of a value of this static type run no unknown code. */
  static boolean isValue(TypeRef type) {
    if (type instanceof ClassType name) {
      Entry entry = TABLE.get(name.binaryName());
      return entry != null && entry.isValue();
    }
    return type instanceof PrimitiveType || type instanceof NullType;
  }

  /**
   * The effects of a call of a method or constructor, if it is listed.
   *
   * @param args the arguments, the receiver first where there is one
   */
  static Optional<Effects> ofCall(MemberRef member, List<Argument> args) {
    Entry entry = TABLE.get(member.owner().binaryName());
    String name = member.name();
    if (entry == null || entry.unknown().contains(name) || !hasListedParameters(member, args)) {
      return Optional.empty();
    }
    boolean total = entry.total().contains(name);
    if (!total && !entry.partial().contains(name) && !entry.rest()) {
      return isBoxing(member) ? Optional.of(boxing(member)) : Optional.empty();
    }
    boolean mayThrow = !total || takesRounding(member) || mayMeetNull(member, args);
    boolean fresh =
        member.kind() == MemberRef.Kind.CONSTRUCTOR
            || (!NOTHING_NEW.contains(name) && hasIdentity(member.result()));
    return Optional.of(new Effects(mayThrow, false, false, fresh, false));
  }

  /** Whether two results of this static type may be told apart by {@code ==}. */
  static boolean hasIdentity(TypeRef type) {
    if (type instanceof ClassType name) {
      Entry entry = TABLE.get(name.binaryName());
      return entry == null || entry.hasIdentity();
    }
    return !type.isPrimitive();
  }

  private static boolean hasListedParameters(MemberRef member, List<Argument> args) {
    if (ASK_ARGUMENTS.contains(member.owner().binaryName())) {
      return args.stream().allMatch(JdkEffects::isValue);
    }
    if (!KEEPS_ARGUMENTS.contains(member.name())) {
      return member.parameters().stream().allMatch(JdkEffects::isValue);
    }
    // An array that nobody else has cannot change before it is read.
    return member.parameters().stream().noneMatch(ArrayType.class::isInstance)
        || args.stream().anyMatch(ArrayArgument.class::isInstance);
  }

  /** Whether {@code toString} and the like of an argument run no unknown code. */
  static boolean isValue(Argument argument) {
    if (argument instanceof ArrayArgument array) {
      return array.elements().stream().allMatch(JdkEffects::isValue);
    }
    return argument instanceof Node node ? isValue(node.type()) : argument instanceof Literal;
  }

  private static boolean isBoxing(MemberRef member) {
    return member.name().equals("valueOf") && PrimitiveType.unboxed(member.owner()).isPresent();
  }

  /** The constants of {@code Boolean} and {@code Byte} are all there is; other boxes may be new. */
  private static Effects boxing(MemberRef member) {
    PrimitiveType type = PrimitiveType.unboxed(member.owner()).orElseThrow();
    if (member.parameters().equals(List.of(type))) {
      return type == PrimitiveType.BOOLEAN || type == PrimitiveType.BYTE
          ? Effects.NONE
          : Effects.FRESH;
    }
    // The other form takes a string.
    return type == PrimitiveType.BOOLEAN ? Effects.NONE : Effects.FRESH.and(Effects.THROWS);
  }

  /** A rounding mode may forbid rounding, and then what is not exact throws. */
  private static boolean takesRounding(MemberRef member) {
    return member.parameters().stream()
        .anyMatch(
            type ->
                type.descriptor().startsWith("Ljava/math/MathContext")
                    || type.descriptor().startsWith("Ljava/math/RoundingMode"));
  }

  private static boolean mayMeetNull(MemberRef member, List<Argument> args) {
    boolean onInstance = member.kind() == MemberRef.Kind.VIRTUAL;
    if (onInstance && !Nullness.isNonNull(args.get(0))) {
      return true;
    }
    if (NULL_IS_FINE.contains(member.name())) {
      return false;
    }
    List<TypeRef> parameters = member.parameters();
    int first = onInstance ? 1 : 0;
    for (int i = 0; i < parameters.size() && first + i < args.size(); i++) {
      if (!parameters.get(i).isPrimitive() && !holdsNoNull(args.get(first + i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsNoNull(Argument argument) {
    return argument instanceof ArrayArgument array
        ? array.elements().stream().allMatch(Nullness::isNonNull)
        : Nullness.isNonNull(argument);
  }
}
