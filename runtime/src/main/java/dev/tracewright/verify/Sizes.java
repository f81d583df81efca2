package dev.tracewright.verify;

import dev.tracewright.graph.MemberRef;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ends runs that would take more memory or time than counting nodes can see. */
final class Sizes {
  private static final int MOST_ELEMENTS = 1 << 14;
  private static final int MOST_ALTOGETHER = 1 << 20;
  private static final int MOST_BITS = 1 << 12;
  private static final int MOST_SCALE = 1_000;

  /** Regular expressions may take a time that is exponential in this. */
  private static final int MOST_MATCHED = 20;

  /** What makes something as large as a number among its arguments says. */
  private static final Set<String> SIZED =
      Set.of(
          "new",
          "repeat",
          "copyOf",
          "copyOfRange",
          "nCopies",
          "setLength",
          "ensureCapacity",
          "pow",
          "shiftLeft",
          "shiftRight",
          "setBit",
          "flipBit",
          "clearBit",
          "setScale",
          "movePointLeft",
          "movePointRight",
          "scaleByPowerOfTen",
          "indent",
          "divide",
          "powExact");

  private static final Set<String> MATCHING =
      Set.of("matches", "replaceAll", "replaceFirst", "split", "splitWithDelimiters");

  private static final Pattern WIDE = Pattern.compile("%[^a-zA-Z%]*\\d{4}");

  private int altogether;

  /** Starts a run. */
  void begin() {
    altogether = 0;
  }

  /** Looks at the operands of a call. */
  void before(MemberRef member, List<@Nullable Object> args) {
    if (member.isOperator()) {
      if (member.name().equals("newArray")) {
        require(number(args.get(1)));
      } else if (member.name().equals("newMultiArray") && args.get(1) instanceof int[] lengths) {
        requireProduct(lengths);
      }
      return;
    }
    String owner = member.owner().binaryName();
    if (!owner.startsWith("java.") || owner.equals("java.lang.Math")) {
      return;
    }
    boolean grows = member.name().equals("setLength") || member.name().equals("ensureCapacity");
    if (grows || (SIZED.contains(member.name()) && !member.result().isPrimitive())) {
      args.forEach(each -> require(each instanceof Integer ? number(each) : 0));
    }
    if (MATCHING.contains(member.name()) && args.get(0) instanceof String text) {
      end(text.length() > MOST_MATCHED);
    }
    if (member.name().startsWith("format")) {
      args.forEach(each -> end(each instanceof String text && WIDE.matcher(text).find()));
    }
  }

  /** Looks at a value that a node came to. */
  void after(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      if (value instanceof BigInteger number) {
        end(number.bitLength() > MOST_BITS);
      } else if (value instanceof BigDecimal number) {
        end(Math.abs((long) number.scale()) > MOST_SCALE);
        end(number.unscaledValue().bitLength() > MOST_BITS);
      }
    } else if (value instanceof CharSequence text) {
      require(text.length());
    } else if (value instanceof Collection<?> elements) {
      require(elements.size());
    } else if (value.getClass().isArray()) {
      require(Array.getLength(value));
    }
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? Math.abs(number.longValue()) : 0;
  }

  private void requireProduct(int[] lengths) {
    long product = 1;
    for (int each : lengths) {
      // A length of 0 or below ends it anyway.
      product *= Math.max(1, each);
      require(product);
    }
  }

  private void require(long elements) {
    // Negative sizes throw what they throw.
    altogether += (int) Math.min(elements, MOST_ELEMENTS + 1);
    end(elements > MOST_ELEMENTS || altogether > MOST_ALTOGETHER);
  }

  private static void end(boolean isTooMuch) {
    if (isTooMuch) {
      throw new OverBudgetException();
    }
  }
}
