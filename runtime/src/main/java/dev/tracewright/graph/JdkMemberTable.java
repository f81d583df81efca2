package dev.tracewright.graph;

import java.util.List;

/**
 * What is known of the members of the JDK: one table, with the reason for each class. What is not
 * in it is unknown.
 *
 * <pre>
 * KIND CLASS…: REASON
 *   EFFECTS MEMBER…
 * </pre>
 *
 * The kinds of classes:
 *
 * <ul>
 *   <li>{@code value}: instances never change and their methods run code of the JDK alone;
 *   <li>{@code based}: a value that has no identity one should rely on;
 *   <li>{@code holder}: has no identity either, but holds anything;
 *   <li>{@code buffer}: a final class whose instances change, and run code of the JDK alone;
 *   <li>{@code tool}: static members are all that is said of it;
 *   <li>{@code state}: the same, but its static fields can change.
 * </ul>
 *
 * <p>A member is a name, {@code new} for constructors, and stands for all overloads that are not
 * listed themselves; with the simple names of its parameters it stands for one overload, {@code P}
 * among them for each primitive type. {@code <others>} stands for all that are not listed. Behind
 * it may follow: {@code ?} a null argument is fine, {@code *} no method of an argument is called,
 * {@code =} the result is an argument or the one object there is, {@code @21} the JDK that brought
 * it. The effects hold for receivers and arguments that are not null and whose classes are known;
 * that a result is fresh, that arrays are read and that a null throws follows from the types.
 *
 * <p>Errors of the machine, out of memory say, are no effects.
 */
final class JdkMemberTable {
  private static final String LANG =
      """
      tool java.lang.Math java.lang.StrictMath: functions of numbers, but for random()
        none abs acos asin atan atan2 cbrt ceil copySign cos cosh exp expm1 floor fma getExponent
        none hypot IEEEremainder log log10 log1p max min multiplyFull multiplyHigh nextAfter
        none nextDown nextUp pow rint round scalb signum sin sinh sqrt tan tanh toDegrees toRadians
        none ulp unsignedMultiplyHigh@18
        throws absExact addExact decrementExact floorDiv floorMod incrementExact multiplyExact
        throws negateExact subtractExact toIntExact
        throws ceilDiv@18 ceilDivExact@18 ceilMod@18 divideExact@18 floorDivExact@18 clamp@21
        throws powExact@25 unsignedMultiplyExact@25 unsignedPowExact@25
        writes random
      value java.lang.Integer: a number
        none byteValue shortValue intValue longValue floatValue doubleValue hashCode equals*?
        none toString compareTo compare sum max min signum bitCount compareUnsigned highestOneBit
        none lowestOneBit numberOfLeadingZeros numberOfTrailingZeros reverse reverseBytes rotateLeft
        none rotateRight toBinaryString toHexString toOctalString toUnsignedString toUnsignedLong
        none valueOf(int) new(int) compress@19 expand@19
        throws parseInt parseUnsignedInt valueOf new decode divideUnsigned remainderUnsigned
      value java.lang.Long: a number
        none byteValue shortValue intValue longValue floatValue doubleValue hashCode equals*?
        none toString compareTo compare sum max min signum bitCount compareUnsigned highestOneBit
        none lowestOneBit numberOfLeadingZeros numberOfTrailingZeros reverse reverseBytes rotateLeft
        none rotateRight toBinaryString toHexString toOctalString toUnsignedString
        none valueOf(long) new(long) compress@19 expand@19
        throws parseLong parseUnsignedLong valueOf new decode divideUnsigned remainderUnsigned
      value java.lang.Short: a number
        none byteValue shortValue intValue longValue floatValue doubleValue hashCode equals*?
        none toString compareTo compare compareUnsigned reverseBytes toUnsignedInt toUnsignedLong
        none valueOf(short) new(short)
        throws parseShort valueOf new decode
      value java.lang.Byte: a number; all its boxes are there from the start
        none byteValue shortValue intValue longValue floatValue doubleValue hashCode equals*?
        none toString compareTo compare compareUnsigned toUnsignedInt toUnsignedLong
        none valueOf(byte)= new(byte)
        throws parseByte valueOf= new decode=
      value java.lang.Double: a number
        none byteValue shortValue intValue longValue floatValue doubleValue hashCode equals*?
        none toString compareTo compare sum max min isNaN isInfinite isFinite toHexString
        none doubleToLongBits doubleToRawLongBits longBitsToDouble valueOf(double) new(double)
        throws parseDouble valueOf new
      value java.lang.Float: a number
        none byteValue shortValue intValue longValue floatValue doubleValue hashCode equals*?
        none toString compareTo compare sum max min isNaN isInfinite isFinite toHexString
        none floatToIntBits floatToRawIntBits intBitsToFloat float16ToFloat@20 floatToFloat16@20
        none valueOf(float) new(float) new(double)
        throws parseFloat valueOf new
      value java.lang.Boolean: a truth value; two boxes are there from the start
        none booleanValue hashCode equals*? toString= compareTo compare logicalAnd logicalOr
        none logicalXor parseBoolean? valueOf?= new?
      value java.lang.Character: a code unit; the Unicode tables are those of the running JDK
        none charValue hashCode equals*? compareTo compare valueOf(char) new charCount digit
        none forDigit getDirectionality getNumericValue getType highSurrogate lowSurrogate
        none isAlphabetic isBmpCodePoint isDefined isDigit isHighSurrogate isISOControl
        none isIdentifierIgnorable isIdeographic isJavaIdentifierPart isJavaIdentifierStart isLetter
        none isLetterOrDigit isLowSurrogate isLowerCase isMirrored isSpaceChar
        none isSupplementaryCodePoint isSurrogate isSurrogatePair isTitleCase
        none isUnicodeIdentifierPart isUnicodeIdentifierStart isUpperCase isValidCodePoint
        none isWhitespace reverseBytes toCodePoint toLowerCase toTitleCase toUpperCase toString
        none isEmoji@21 isEmojiComponent@21 isEmojiModifier@21 isEmojiModifierBase@21
        none isEmojiPresentation@21 isExtendedPictographic@21
        throws toString(int) toChars(int) getName codePointOf codePointAt codePointBefore
        throws codePointCount offsetByCodePoints
        throws,writes toChars(int,char[],int)
      value java.lang.String: immutable; letters change their case by the default locale
        none length isEmpty isBlank hashCode equals*? equalsIgnoreCase? startsWith endsWith
        none indexOf(int) indexOf(int,int) indexOf(String) indexOf(String,int) lastIndexOf
        none compareTo compareToIgnoreCase concat replace contains contentEquals regionMatches
        none trim strip stripLeading stripTrailing stripIndent indent toString= intern= toCharArray
        none getBytes() getBytes(Charset) chars codePoints toLowerCase(Locale) toUpperCase(Locale)
        none new() new(String) new(char[]) new(byte[]) new(byte[],Charset) new(StringBuilder)
        none new(StringBuffer) copyValueOf(char[]) valueOf valueOf(Object)? valueOf(boolean)=
        throws charAt codePointAt codePointBefore codePointCount offsetByCodePoints substring
        throws subSequence repeat matches replaceAll replaceFirst split translateEscapes
        throws getBytes(String) new copyValueOf(char[],int,int) valueOf(char[],int,int)
        throws join(CharSequence,CharSequence[]) format(Locale,String,Object[])
        throws indexOf(int,int,int)@21 indexOf(String,int,int)@21 splitWithDelimiters@21
        throws,reads format(String,Object[]) formatted
        reads toLowerCase() toUpperCase()
        throws,writes getChars
      buffer java.lang.StringBuilder java.lang.StringBuffer: text that grows
        none new() new(String) new(CharSequence)
        throws new(int)
        reads length isEmpty indexOf lastIndexOf toString compareTo capacity
        throws,reads charAt codePointAt codePointBefore codePointCount offsetByCodePoints
        throws,reads substring subSequence
        writes append?= append(char[])= reverse= ensureCapacity trimToSize
        throws,writes append(char[],int,int)= append(CharSequence,int,int)= appendCodePoint=
        throws,writes insert= delete= deleteCharAt= replace= setCharAt setLength getChars repeat=@21
      tool java.lang.Object: a bare identity, and a class that is fixed for life
        none new getClass=
      tool java.lang.Enum: name and place of a constant are fixed
        none name= ordinal equals*? hashCode getDeclaringClass=
        throws compareTo*
      state java.lang.System: clocks run, properties are set
        none lineSeparator=
        writes nanoTime currentTimeMillis
        throws,reads getProperty= getenv(String)=
        throws,writes arraycopy*
      state java.lang.Thread: what the running one is doing
        reads currentThread=
        writes onSpinWait yield interrupted
        throws,writes sleep
      state java.lang.Throwable java.lang.Exception java.lang.RuntimeException java.lang.Error: a message
        none new() new(String)? new(String,Throwable)*?
      state java.lang.IllegalArgumentException java.lang.IllegalStateException: a message
        none new() new(String)? new(String,Throwable)*?
      state java.lang.UnsupportedOperationException java.lang.SecurityException: a message
        none new() new(String)? new(String,Throwable)*?
      state java.lang.ArithmeticException java.lang.NullPointerException: a message
        none new() new(String)?
      state java.lang.ClassCastException java.lang.NumberFormatException: a message
        none new() new(String)?
      state java.lang.NegativeArraySizeException java.lang.ArrayStoreException: a message
        none new() new(String)?
      state java.lang.InterruptedException java.lang.CloneNotSupportedException: a message
        none new() new(String)?
      state java.lang.IndexOutOfBoundsException: a message or an index
        none new() new(String)? new(int) new(long)
      state java.lang.ArrayIndexOutOfBoundsException java.lang.StringIndexOutOfBoundsException: a message
        none new() new(String)? new(int)
      state java.lang.AssertionError: a message, which is asked for its text
        none new() new(Object)? new(boolean) new(char) new(int) new(long) new(float) new(double)
        none new(String,Throwable)*?
      """;

  private static final String MATH =
      """
      value java.math.BigInteger: immutable; what asks random numbers for a prime is left out
        none negate abs signum bitLength bitCount getLowestSetBit hashCode equals*? toString
        none byteValue shortValue intValue longValue floatValue doubleValue compareTo max min
        none toByteArray valueOf not and or xor andNot
        throws add subtract multiply divide remainder mod modPow modInverse pow sqrt gcd testBit
        throws setBit clearBit flipBit shiftLeft shiftRight byteValueExact shortValueExact
        throws intValueExact longValueExact divideAndRemainder sqrtAndRemainder new
        throws parallelMultiply@19
      value java.math.BigDecimal: immutable; a subclass has to keep what the class promises
        none negate() abs() plus() signum scale precision unscaledValue hashCode equals*?
        none toString toEngineeringString byteValue shortValue intValue longValue floatValue
        none doubleValue compareTo max min ulp
        none valueOf(long) valueOf(long,int) new(int) new(long) new(BigInteger) new(BigInteger,int)
        throws negate abs plus add subtract multiply divide divideToIntegralValue remainder
        throws divideAndRemainder pow sqrt round setScale movePointLeft movePointRight
        throws scaleByPowerOfTen stripTrailingZeros toBigInteger toPlainString byteValueExact
        throws shortValueExact intValueExact longValueExact toBigIntegerExact valueOf new
      value java.math.MathContext: immutable
        none getPrecision getRoundingMode= hashCode equals*? toString
        throws new
      value java.math.RoundingMode: an enum of the JDK
        none name= ordinal toString= hashCode equals*? getDeclaringClass= values
        throws valueOf= compareTo
      """;

  private static final String TIME =
      """
      based java.time.Duration: value-based
        none getSeconds getNano isZero isNegative toDays toHours toMinutes toSeconds toDaysPart
        none toHoursPart toMinutesPart toSecondsPart toMillisPart toNanosPart
        none hashCode equals*? toString compareTo
        throws <others>
      based java.time.Period: value-based
        none getYears getMonths getDays isZero isNegative toTotalMonths hashCode equals*? toString
        throws <others>
      based java.time.Instant: value-based; now() asks a clock
        none getEpochSecond getNano isAfter isBefore hashCode equals*? toString compareTo
        throws,writes now
        throws <others>
      based java.time.LocalDate: value-based; now() asks a clock
        none getYear getMonth getMonthValue getDayOfMonth getDayOfYear getDayOfWeek isLeapYear
        none lengthOfMonth lengthOfYear toEpochDay isAfter isBefore isEqual atStartOfDay()
        none atTime(LocalTime) hashCode equals*? toString compareTo
        throws,writes now
        throws,reads atStartOfDay(ZoneId) ofInstant
        throws <others>
      based java.time.LocalTime: value-based; now() asks a clock
        none getHour getMinute getSecond getNano toSecondOfDay toNanoOfDay isAfter isBefore atDate
        none atOffset plusHours plusMinutes plusSeconds plusNanos minusHours minusMinutes
        none minusSeconds minusNanos hashCode equals*? toString compareTo
        throws,writes now
        throws,reads ofInstant
        throws <others>
      based java.time.LocalDateTime: value-based; now() asks a clock
        none getYear getMonth getMonthValue getDayOfMonth getDayOfYear getDayOfWeek getHour
        none getMinute getSecond getNano toLocalDate toLocalTime isAfter isBefore isEqual atOffset
        none hashCode equals*? toString compareTo
        throws,writes now
        throws,reads atZone ofInstant
        throws <others>
      based java.time.OffsetTime: value-based; now() asks a clock
        none getHour getMinute getSecond getNano getOffset toLocalTime isAfter isBefore isEqual
        none hashCode equals*? toString compareTo
        throws,writes now
        throws,reads ofInstant
        throws <others>
      based java.time.OffsetDateTime: value-based; now() asks a clock
        none getYear getMonth getMonthValue getDayOfMonth getDayOfYear getDayOfWeek getHour
        none getMinute getSecond getNano getOffset toLocalDate toLocalTime toLocalDateTime
        none toEpochSecond isAfter isBefore isEqual hashCode equals*? toString compareTo
        throws,writes now
        throws,reads atZoneSameInstant atZoneSimilarLocal ofInstant toZonedDateTime
        throws <others>
      based java.time.ZonedDateTime: value-based; its zone's rules can be brought up to date
        none getYear getMonth getMonthValue getDayOfMonth getDayOfYear getDayOfWeek getHour
        none getMinute getSecond getNano getOffset getZone toLocalDate toLocalTime toLocalDateTime
        none toEpochSecond isAfter isBefore isEqual hashCode equals*? toString compareTo
        throws,writes now
        throws,reads <others>
      based java.time.Year: value-based; now() asks a clock
        none getValue isLeap length isAfter isBefore isValidMonthDay? hashCode equals*? toString
        none compareTo
        throws,writes now
        throws <others>
      based java.time.YearMonth: value-based; now() asks a clock
        none getYear getMonth getMonthValue isLeapYear lengthOfMonth lengthOfYear isValidDay
        none atEndOfMonth isAfter isBefore hashCode equals*? toString compareTo
        throws,writes now
        throws <others>
      based java.time.MonthDay: value-based; now() asks a clock
        none getMonth getMonthValue getDayOfMonth isValidYear isAfter isBefore hashCode equals*?
        none toString compareTo
        throws,writes now
        throws <others>
      based java.time.ZoneOffset: value-based
        none getTotalSeconds getId hashCode equals*? toString compareTo
        throws,reads systemDefault getAvailableZoneIds of(String,Map)
        throws <others>
      based java.time.ZoneId: value-based; its rules can be brought up to date
        none getId hashCode equals*? toString
        throws,reads <others>
      based java.time.Month java.time.DayOfWeek: an enum of the JDK
        none getValue plus minus name ordinal hashCode equals*? toString values
        none getDeclaringClass=
        throws <others>
      based java.time.temporal.ChronoUnit java.time.temporal.ChronoField: an enum of the JDK
        none name ordinal hashCode equals*? toString values isDateBased isTimeBased
        none getDeclaringClass=
        throws valueOf compareTo
      """;

  private static final String UTIL =
      """
      holder java.util.Optional: value-based; the methods that call functions are left out
        none of* ofNullable*? empty isPresent isEmpty orElse*?=
        throws get= orElseThrow()=
      holder java.util.OptionalInt: value-based; the methods that call functions are left out
        none of empty isPresent isEmpty orElse
        throws getAsInt orElseThrow()
      holder java.util.OptionalLong: value-based; the methods that call functions are left out
        none of empty isPresent isEmpty orElse
        throws getAsLong orElseThrow()
      holder java.util.OptionalDouble: value-based; the methods that call functions are left out
        none of empty isPresent isEmpty orElse
        throws getAsDouble orElseThrow()
      tool java.util.List: of(...) only keeps its elements
        none of*
      tool java.util.Set: of(...) compares its elements
        throws of
      tool java.util.Map: of(...) compares its keys
        throws of
        none entry*
      tool java.util.Collections: views and small collections that only keep what they are given
        none emptyList= emptySet= emptyMap= emptySortedSet= emptySortedMap= emptyNavigableSet=
        none emptyNavigableMap= emptyIterator= emptyListIterator= emptyEnumeration=
        none singleton*? singletonList*? singletonMap*? reverseOrder()=
        none unmodifiableCollection* unmodifiableList* unmodifiableSet* unmodifiableMap*
        none unmodifiableSortedSet* unmodifiableSortedMap* unmodifiableNavigableSet*
        none unmodifiableNavigableMap* unmodifiableSequencedCollection*@21
        none unmodifiableSequencedSet*@21 unmodifiableSequencedMap*@21
        throws nCopies*?
      tool java.util.Arrays: arrays are read and written; what compares elements needs values
        none asList* toString(P[])? toString(Object[])? hashCode(P[])? hashCode(Object[])?
        none equals(P[],P[])? equals(Object[],Object[])? compare(P[],P[])? mismatch(P[],P[])
        none binarySearch(P[],P)
        throws copyOf* copyOfRange*
        writes fill(P[],P) sort(P[]) parallelSort(P[])
        throws,writes fill* sort(P[],int,int) parallelSort(P[],int,int)
        throws,writes sort(Object[]) sort(Object[],int,int)
      tool java.util.Objects: looks at references, and at values
        none isNull*? nonNull*? requireNonNull(Object)*= requireNonNull(Object,String)*=
        none requireNonNullElse*= equals? hashCode? toString(Object)? toString(Object,String)? hash?
        throws checkIndex checkFromIndexSize checkFromToIndex
      value java.util.UUID: immutable; a random one asks random numbers
        none new getMostSignificantBits getLeastSignificantBits version variant hashCode equals*?
        none toString compareTo nameUUIDFromBytes
        throws fromString timestamp clockSequence node
        writes randomUUID
      value java.util.Locale: immutable; the default one can be set
        none getLanguage= getCountry= getVariant= getScript= toString toLanguageTag hashCode
        none equals*? forLanguageTag new of@19 hasExtensions stripExtensions
        reads getDefault()=
        throws getISO3Country getISO3Language
      value java.util.concurrent.TimeUnit: an enum of the JDK
        none toNanos toMicros toMillis toSeconds toMinutes toHours toDays name= ordinal hashCode
        none equals*? toString= values convert(long,TimeUnit) convert(Duration)
        none toChronoUnit= getDeclaringClass=
        throws valueOf(String)= compareTo
        throws,writes sleep
      tool java.nio.charset.StandardCharsets: constants
      buffer java.util.StringJoiner: text that grows
        none new(CharSequence) new(CharSequence,CharSequence,CharSequence)
        reads length toString
        writes add?= setEmptyValue= merge=
      buffer java.util.SplittableRandom: random numbers by a seed
        none new(long)
        writes new() nextInt() nextLong() nextDouble() nextFloat() nextBoolean() nextGaussian()
        writes nextBytes nextExponential split()
        throws,writes nextInt nextLong nextDouble nextFloat nextGaussian
      buffer java.util.concurrent.ThreadLocalRandom: random numbers
        reads current=
        writes nextInt() nextLong() nextDouble() nextFloat() nextBoolean() nextGaussian()
        writes nextBytes nextExponential
        throws,writes nextInt nextLong nextDouble nextFloat nextGaussian
      state java.util.Random: random numbers; anybody may extend the class, so it is only made here
        none new(long)
        writes new()
      state java.util.ArrayList java.util.Vector java.util.PriorityQueue: only made here
        none new()
        throws new(int)
      state java.util.ArrayDeque: only made here
        none new() new(int)
      state java.util.HashMap java.util.LinkedHashMap java.util.HashSet java.util.LinkedHashSet: only made here
        none new()
        throws new(int) new(int,float)
      state java.util.LinkedList java.util.TreeMap java.util.TreeSet java.util.IdentityHashMap: only made here
        none new()
      state java.util.NoSuchElementException java.util.ConcurrentModificationException: a message
        none new() new(String)?
      """;

  private JdkMemberTable() {}

  /** The lines of the table. */
  static List<String> lines() {
    return (LANG + MATH + TIME + UTIL).lines().toList();
  }
}
