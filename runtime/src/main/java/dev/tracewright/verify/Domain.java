package dev.tracewright.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one type. */
interface Domain {
  /**
   * Values at which rules tend to go wrong, the most telling first; made anew on every call, so
   * that no two parameters share an array by accident. Empty where only drawing helps.
   */
  List<@Nullable Object> specials();

  /** Any value, a special one often. */
  @Nullable Object draw(ValueSource source);
}
