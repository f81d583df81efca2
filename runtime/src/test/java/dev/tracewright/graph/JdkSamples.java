package dev.tracewright.graph;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Values to call the JDK with, by class: those at its edges, those that take no time or memory, and
 * those that notice when one of their methods is called.
 */
final class JdkSamples {
  private static final Map<Class<?>, List<Supplier<Object>>> EDGES = new LinkedHashMap<>();

  private boolean touched;

  private static void put(Class<?> type, Object... values) {
    List<Supplier<Object>> all = new ArrayList<>();
    for (Object each : values) {
      all.add(() -> each);
    }
    EDGES.put(type, all);
  }

  private static void fresh(Class<?> type, Maker... values) {
    EDGES.put(type, List.of(values));
  }

  /** Makes a value anew. */
  private interface Maker extends Supplier<Object> {}

  static {
    String odd = "\u0130\u00df\ud83d\ude00\ud800";
    put(String.class, "", " \t", "a", "0", "-1", "1e9", "\\", "$1(", odd, "lg,lg", "x".repeat(99));
    put(Integer.class, Integer.MIN_VALUE, -1, 0, 1, 127, 128, Integer.MAX_VALUE);
    put(Long.class, Long.MIN_VALUE, -1L, 0L, 1L, 128L, Long.MAX_VALUE);
    put(Short.class, Short.MIN_VALUE, (short) 0, Short.MAX_VALUE);
    put(Byte.class, Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE);
    put(Character.class, '\0', 'a', '\ud800', '\uffff');
    put(Boolean.class, true, false);
    put(Double.class, -0.0, 0.1, Double.NaN, Double.MIN_VALUE, Double.NEGATIVE_INFINITY);
    put(Float.class, -0f, 0.1f, Float.NaN, Float.MIN_VALUE, Float.POSITIVE_INFINITY);
    BigInteger large = BigInteger.TEN.pow(50).negate();
    BigInteger word = BigInteger.ONE.shiftLeft(64);
    put(BigInteger.class, BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE.negate(), word, large);
    put(
        BigDecimal.class,
        BigDecimal.ZERO,
        new BigDecimal("-1.50"),
        new BigDecimal("1E+40"),
        BigDecimal.valueOf(10, Integer.MIN_VALUE),
        BigDecimal.valueOf(-10, Integer.MAX_VALUE),
        BigDecimal.valueOf(0, Integer.MIN_VALUE),
        new BigDecimal(large, Integer.MAX_VALUE),
        new BigDecimal(large, Integer.MIN_VALUE));
    put(MathContext.class, MathContext.UNLIMITED, MathContext.DECIMAL32, new MathContext(3));
    put(RoundingMode.class, RoundingMode.UNNECESSARY, RoundingMode.HALF_EVEN);
    time();
    put(Optional.class, Optional.empty(), Optional.of("x"));
    put(OptionalInt.class, OptionalInt.empty(), OptionalInt.of(1));
    put(OptionalLong.class, OptionalLong.empty(), OptionalLong.of(1));
    put(OptionalDouble.class, OptionalDouble.empty(), OptionalDouble.of(Double.NaN));
    put(UUID.class, new UUID(0, 0), new UUID(-1, -1), UUID.fromString("0-0-1000-0-0"));
    put(Locale.class, Locale.ROOT, Locale.US, Locale.forLanguageTag("tr"));
    put(TimeUnit.class, TimeUnit.NANOSECONDS, TimeUnit.DAYS);
    put(Charset.class, StandardCharsets.UTF_8, StandardCharsets.US_ASCII);
    put(ThreadLocalRandom.class, ThreadLocalRandom.current());
    fresh(Object.class, Object::new);
    fresh(SplittableRandom.class, () -> new SplittableRandom(7));
    buffers();
    arrays();
  }

  @SuppressWarnings({"JdkObsolete", "UnnecessaryStringBuilder"})
  private static void buffers() {
    fresh(StringBuilder.class, StringBuilder::new, () -> new StringBuilder("a\ud800\udc00b"));
    fresh(StringBuffer.class, StringBuffer::new, () -> new StringBuffer("a\ud800\udc00b"));
    fresh(StringJoiner.class, () -> new StringJoiner(","), () -> new StringJoiner("", "(", ")"));
  }

  private static void time() {
    put(
        Duration.class,
        Duration.ZERO,
        Duration.ofSeconds(Long.MIN_VALUE),
        Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
        Duration.ofNanos(-1));
    put(Period.class, Period.ZERO, Period.of(Integer.MIN_VALUE, Integer.MIN_VALUE, 1));
    put(Instant.class, Instant.EPOCH, Instant.MIN, Instant.MAX);
    put(LocalDate.class, LocalDate.EPOCH, LocalDate.MIN, LocalDate.MAX, LocalDate.of(2024, 2, 29));
    put(LocalTime.class, LocalTime.MIN, LocalTime.MAX, LocalTime.NOON);
    put(LocalDateTime.class, LocalDateTime.MIN, LocalDateTime.MAX);
    put(ZoneOffset.class, ZoneOffset.UTC, ZoneOffset.MIN, ZoneOffset.MAX);
    put(ZoneId.class, ZoneOffset.UTC, ZoneId.of("Europe/Paris"));
    put(OffsetTime.class, OffsetTime.MIN, OffsetTime.MAX);
    put(OffsetDateTime.class, OffsetDateTime.MIN, OffsetDateTime.MAX);
    put(
        ZonedDateTime.class,
        ZonedDateTime.of(LocalDateTime.MIN, ZoneOffset.MAX),
        ZonedDateTime.of(LocalDateTime.MAX, ZoneId.of("Europe/Paris")));
    put(Year.class, Year.of(0), Year.of(Year.MIN_VALUE), Year.of(Year.MAX_VALUE));
    put(YearMonth.class, YearMonth.of(Year.MAX_VALUE, 12), YearMonth.of(Year.MIN_VALUE, 1));
    put(MonthDay.class, MonthDay.of(2, 29), MonthDay.of(12, 31));
    put(Month.class, Month.JANUARY, Month.DECEMBER);
    put(DayOfWeek.class, DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    put(ChronoUnit.class, ChronoUnit.NANOS, ChronoUnit.MONTHS, ChronoUnit.FOREVER);
    put(ChronoField.class, ChronoField.NANO_OF_DAY, ChronoField.YEAR, ChronoField.OFFSET_SECONDS);
  }

  private static void arrays() {
    fresh(boolean[].class, () -> new boolean[0], () -> new boolean[] {true, false});
    fresh(byte[].class, () -> new byte[0], () -> new byte[] {-1, 65, 0});
    fresh(short[].class, () -> new short[0], () -> new short[] {5, -1});
    fresh(char[].class, () -> new char[0], () -> new char[] {'b', '\ud800', 'a'});
    fresh(int[].class, () -> new int[0], () -> new int[] {3, -1, 2});
    fresh(long[].class, () -> new long[0], () -> new long[] {3, -1, 2});
    fresh(float[].class, () -> new float[0], () -> new float[] {1, Float.NaN, -0f});
    fresh(double[].class, () -> new double[0], () -> new double[] {1, Double.NaN, -0.0});
    fresh(String[].class, () -> new String[0], () -> new String[] {"b", "a"});
    fresh(BigDecimal[].class, () -> new BigDecimal[] {BigDecimal.TEN, BigDecimal.ONE});
  }

  /** The classes of which there are values. */
  static List<Class<?>> classes() {
    return List.copyOf(EDGES.keySet());
  }

  /** The values at the edges of a class or primitive type, mutable ones made anew. */
  static List<Object> edges(Class<?> type) {
    if (type.isPrimitive()) {
      return List.copyOf(EdgeValues.of(type));
    }
    return EDGES.getOrDefault(type, List.of()).stream().map(Supplier::get).toList();
  }

  /** Values with which nothing takes long. */
  static List<Object> mild(Class<?> type) {
    if (type == int.class) {
      return List.of(-1, 0, 1, 2, 7);
    }
    if (type == long.class) {
      return List.of(-1L, 0L, 1L, 2L, 7L);
    }
    if (type == BigDecimal.class) {
      return List.of(BigDecimal.ZERO, new BigDecimal("-1.50"), BigDecimal.TEN);
    }
    return edges(type);
  }

  /** An object of a class of the user's that notices calls; empty if there can be none. */
  Optional<Object> spy(Class<?> type) {
    if (type == Object.class) {
      return Optional.of(new Spy());
    }
    if (type == Object[].class) {
      return Optional.of(new Object[] {new Spy(), new Spy()});
    }
    if (type == Throwable.class) {
      return Optional.of(new LoudThrowable(() -> touched = true));
    }
    if (!type.isInterface() || type.isSealed()) {
      return Optional.empty();
    }
    InvocationHandler handler =
        (self, method, arguments) -> {
          touched = true;
          throw new IllegalStateException(method.getName());
        };
    ClassLoader loader = JdkSamples.class.getClassLoader();
    return Optional.of(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
  }

  /** Whether a method of a spy was called since the last question. */
  boolean wasTouched() {
    boolean was = touched;
    touched = false;
    return was;
  }

  /** An object that notices when it is compared or printed. */
  private final class Spy {
    @Override
    public boolean equals(Object other) {
      touched = true;
      return this == other;
    }

    @Override
    public int hashCode() {
      touched = true;
      return 0;
    }

    @Override
    public String toString() {
      touched = true;
      return "spy";
    }
  }

  /** An exception that notices when it is asked. */
  private static final class LoudThrowable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Runnable noticed;

    LoudThrowable(Runnable noticed) {
      this.noticed = noticed;
    }

    @Override
    public String getMessage() {
      noticed.run();
      return "loud";
    }

    @Override
    public String toString() {
      noticed.run();
      return "loud";
    }
  }
}
