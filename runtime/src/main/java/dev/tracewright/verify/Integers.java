package dev.tracewright.verify;

import dev.tracewright.graph.PrimitiveType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Integers of one type, and characters. */
final class Integers implements Domain {
  private static final List<Long> FIRST = List.of(0L, 1L, -1L, 2L);
  private static final List<Long> EDGES =
      List.of(
          (long) Integer.MIN_VALUE,
          (long) Integer.MAX_VALUE,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          3L,
          -2L,
          8L,
          -7L,
          31L,
          32L,
          33L,
          -3L,
          7L,
          10L,
          -8L,
          64L,
          63L,
          46_341L,
          1L << 32,
          3_037_000_500L,
          Integer.MIN_VALUE + 1L,
          Integer.MAX_VALUE - 1L,
          127L,
          -128L,
          128L,
          255L,
          256L,
          32_767L,
          -32_768L,
          65_535L,
          65_536L,
          5L,
          100L,
          -129L,
          1L << 30,
          (1L << 31),
          -(1L << 31) - 1,
          Long.MIN_VALUE + 1,
          Long.MAX_VALUE - 1,
          0x5555555555555555L,
          16_777_217L,
          9_007_199_254_740_993L);
  private static final List<Long> CHARACTERS =
      List.of(97L, 65L, 48L, 32L, 0L, 122L, 90L, 57L, 0xffffL, 0xd800L, 0xdc00L, 0xdfL, 0x130L);

  private final PrimitiveType type;
  private final List<@Nullable Object> specials;

  Integers(PrimitiveType type, Set<Long> mentioned) {
    this.type = type;
    Set<@Nullable Object> all = new LinkedHashSet<>();
    (type == PrimitiveType.CHAR ? CHARACTERS : FIRST).forEach(each -> all.add(narrow(each)));
    mentioned.forEach(each -> all.add(narrow(each)));
    EDGES.forEach(each -> all.add(narrow(each)));
    specials = new ArrayList<>(all);
  }

  @Override
  public List<@Nullable Object> specials() {
    return specials;
  }

  @Override
  public @Nullable Object draw(ValueSource source) {
    if (source.wantsSmall()) {
      return narrow(source.nextInt(14) - 3L);
    }
    return switch (source.nextInt(8)) {
      case 0, 1 -> source.pick(specials);
      case 2 -> narrow(near(source));
      case 3, 4 -> narrow(source.nextInt(21) - 10L);
      case 5 -> narrow((1L << source.nextInt(64)) + source.nextInt(3) - 1);
      case 6 -> narrow(source.nextLong() >> source.nextInt(64));
      default -> narrow(source.nextLong());
    };
  }

  /** A number that has to do with an earlier value: its neighbour, its opposite, an index. */
  private static long near(ValueSource source) {
    Object earlier = source.earlier(Object.class).orElse(0);
    if (earlier instanceof Number || earlier instanceof Character) {
      long value = earlier instanceof Number number ? number.longValue() : (Character) earlier;
      return switch (source.nextInt(6)) {
        case 0 -> -value;
        case 1 -> ~value;
        case 2 -> value + 1;
        case 3 -> value - 1;
        default -> value;
      };
    }
    int size = 0;
    if (earlier instanceof CharSequence text) {
      size = text.length();
    } else if (earlier instanceof List<?> list) {
      size = list.size();
    } else if (earlier.getClass().isArray()) {
      size = Array.getLength(earlier);
    }
    return (long) source.nextInt(size + 2) - source.nextInt(2);
  }

  private Object narrow(long value) {
    return switch (type) {
      case BYTE -> (byte) value;
      case SHORT -> (short) value;
      case CHAR -> (char) value;
      case INT -> (int) value;
      default -> value;
    };
  }
}
