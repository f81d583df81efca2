package dev.tracewright.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Strings, or string builders that hold them. */
final class Texts implements Domain {
  private static final List<String> FIRST = List.of("", "a", "ab", " ");
  private static final List<String> MORE =
      List.of(
          "A",
          "aa",
          "1",
          "-1",
          "0",
          " a ",
          "aba",
          "b",
          "\n",
          "null",
          "true",
          "\ud83d\ude00",
          "\ud800",
          "\udc00",
          "\u00df",
          "\u0130",
          "\u00e9",
          "e\u0301",
          "a.b",
          "a,b,",
          "\t",
          "10",
          "AbC",
          "  ",
          "1.5",
          "\u2003",
          "\\",
          "abcabc");
  private static final String LETTERS = "aabbcAB 01.,-\n\u00df\ud83d";

  private final boolean asBuilder;
  private final List<String> specials;

  private Texts(boolean asBuilder, Set<String> mentioned) {
    this.asBuilder = asBuilder;
    Set<String> all = new LinkedHashSet<>(FIRST);
    for (String each : mentioned) {
      all.add(each);
      all.add(each + each);
      all.add("x" + each + "y");
    }
    all.addAll(MORE);
    specials = List.copyOf(all);
  }

  static Texts strings(Set<String> mentioned) {
    return new Texts(false, mentioned);
  }

  static Texts builders(Set<String> mentioned) {
    return new Texts(true, mentioned);
  }

  @Override
  public List<@Nullable Object> specials() {
    List<@Nullable Object> all = new ArrayList<>();
    specials.forEach(each -> all.add(as(each)));
    return all;
  }

  @Override
  public Object draw(ValueSource source) {
    return as(
        switch (source.nextInt(4)) {
          case 0 -> source.pick(specials);
          case 1 -> near(source);
          default -> any(source);
        });
  }

  private Object as(String text) {
    return asBuilder ? builder(text) : text;
  }

  static StringBuilder builder(CharSequence text) {
    StringBuilder builder = new StringBuilder();
    builder.append(text);
    return builder;
  }

  private static String any(ValueSource source) {
    StringBuilder text = new StringBuilder();
    for (int i = source.nextInt(source.wantsSpecial() ? 3 : 9); i > 0; i--) {
      text.append(LETTERS.charAt(source.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** A string that has to do with an earlier one: equal, a part of it, longer. */
  private static String near(ValueSource source) {
    Optional<CharSequence> found = source.earlier(CharSequence.class);
    if (found.isEmpty()) {
      return any(source);
    }
    String earlier = found.get().toString();
    return switch (source.nextInt(5)) {
      case 0 -> earlier.substring(source.nextInt(earlier.length() + 1));
      case 1 -> earlier.substring(0, source.nextInt(earlier.length() + 1));
      case 2 -> earlier + any(source);
      case 3 -> earlier.toUpperCase(java.util.Locale.ROOT);
      // Equal, and not the same object.
      default -> new String(earlier.toCharArray());
    };
  }
}
