package dev.tracewright.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers in which order it was called; generated code under test calls it. */
public final class Log {
  private static final List<String> CALLS = new ArrayList<>();

  private Log() {}

  public static int note(int id, int x, int y) {
    CALLS.add(id + "(" + x + ", " + y + ")");
    return x * 31 + y + id;
  }

  public static Object boxed(int id) {
    return new Object() {
      @Override
      public String toString() {
        CALLS.add("toString " + id);
        return "<" + id + ">";
      }
    };
  }

  public static int[] pair(int x, int y) {
    CALLS.add("pair(" + x + ", " + y + ")");
    return new int[] {x, y, x - y, y - x};
  }

  public static @Nullable String text(int x) {
    return x == 7 ? null : "t" + x;
  }

  static List<String> take() {
    List<String> taken = List.copyOf(CALLS);
    CALLS.clear();
    return taken;
  }
}
