package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The classes of {@link JdkMemberTable}, read. */
final class JdkMembers {
  private static final Pattern HEADER = Pattern.compile("(\\w+) ([\\w.$ ]+): (.+)");
  private static final Pattern MEMBER =
      Pattern.compile("(\\w+|<others>)(\\([\\w,\\[\\]]*\\))?([?*=]*)(?:@(\\d+))?");
  private static final String OTHERS = "<others>";
  private static final Map<String, JdkClass> CLASSES = read(JdkMemberTable.lines());

  /** What is said of a class as such. */
  enum Kind {
    /** Instances never change, and their methods run code of the JDK alone. */
    VALUE,
    /** A value without an identity that one may rely on. */
    BASED,
    /** Holds anything, and has no identity that one may rely on. */
    HOLDER,
    /** Instances change, and their methods run code of the JDK alone. */
    BUFFER,
    /** Static members only, fields among them that never change. */
    TOOL,
    /** Static members only, fields among them that may change. */
    STATE
  }

  /**
   * One line about one member.
   *
   * @param name its name; {@code new} for constructors
   * @param parameters the simple names of its parameters, or null for all overloads
   * @param effects what it may do where nothing is null and all classes are known
   * @param nullIsFine whether a null argument is fine
   * @param keepsArguments whether no method of an argument is called
   * @param nothingNew whether the result is an argument or the one object there is
   * @param since the JDK that brought it
   */
  record Member(
      String name,
      @Nullable List<String> parameters,
      Effects effects,
      boolean nullIsFine,
      boolean keepsArguments,
      boolean nothingNew,
      int since) {
    /** Whether the line is about the overload with these parameters alone. */
    boolean isOf(List<TypeRef> actual) {
      List<String> wanted = parameters;
      return wanted != null
          && wanted.size() == actual.size()
          && IntStream.range(0, wanted.size()).allMatch(i -> fits(actual.get(i), wanted.get(i)));
    }

    private static boolean fits(TypeRef actual, String wanted) {
      return wanted.equals(simpleName(actual)) || wanted.equals(general(actual));
    }

    private static String simpleName(TypeRef type) {
      if (type instanceof ArrayType array) {
        return simpleName(array.component()) + "[]";
      }
      return type instanceof ClassType named ? named.simpleName() : type.text();
    }

    /** The name with {@code P} for a primitive type. */
    private static String general(TypeRef type) {
      if (type instanceof ArrayType array) {
        return general(array.component()) + "[]";
      }
      return type.isPrimitive() ? "P" : simpleName(type);
    }
  }

  /**
   * One class.
   *
   * @param name its binary name
   * @param reason why its members count as known
   * @param members what is said of its members, by name
   */
  record JdkClass(String name, Kind kind, String reason, Map<String, List<Member>> members) {
    /** What is said of a member: of the overload, else of the name, else of all others. */
    Optional<Member> find(MemberRef ref) {
      List<Member> named = members.getOrDefault(ref.name(), List.of());
      Member best = null;
      for (Member each : named) {
        if (each.isOf(ref.parameters())) {
          return Optional.of(each);
        }
        best = each.parameters() == null ? each : best;
      }
      return best != null
          ? Optional.of(best)
          : members.getOrDefault(OTHERS, List.of()).stream().findFirst();
    }

    /** Whether results of this class are told apart by {@code ==}. */
    boolean hasIdentity() {
      return kind != Kind.BASED && kind != Kind.HOLDER;
    }

    /** Whether instances never change and run code of the JDK alone. */
    boolean isValue() {
      return kind == Kind.VALUE || kind == Kind.BASED;
    }
  }

  private JdkMembers() {}

  /** The class by that binary name, if it is in the table. */
  static Optional<JdkClass> find(String binaryName) {
    return Optional.ofNullable(CLASSES.get(binaryName));
  }

  /** All classes, in the order of the table. */
  static List<JdkClass> all() {
    return List.copyOf(CLASSES.values());
  }

  private static Map<String, JdkClass> read(List<String> lines) {
    Map<String, JdkClass> classes = new LinkedHashMap<>();
    Map<String, List<Member>> members = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith(" ")) {
        readMembers(line.strip(), members);
        continue;
      }
      Matcher header = HEADER.matcher(line);
      if (!header.matches()) {
        throw new IllegalStateException("no class: " + line);
      }
      Kind kind = Kind.valueOf(header.group(1).toUpperCase(java.util.Locale.ROOT));
      members = new LinkedHashMap<>();
      for (String name : header.group(2).split(" ")) {
        if (classes.put(name, new JdkClass(name, kind, header.group(3), members)) != null) {
          throw new IllegalStateException("listed twice: " + name);
        }
      }
    }
    return classes;
  }

  private static void readMembers(String line, Map<String, List<Member>> members) {
    String[] words = line.split(" +");
    Effects effects = effects(words[0]);
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      Matcher matcher = MEMBER.matcher(word);
      if (!matcher.matches()) {
        throw new IllegalStateException("no member: " + word);
      }
      String list = matcher.group(2);
      String flags = matcher.group(3);
      Member member =
          new Member(
              matcher.group(1),
              list == null ? null : parameters(list),
              effects,
              flags.contains("?"),
              flags.contains("*"),
              flags.contains("="),
              matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4)));
      members.computeIfAbsent(member.name(), name -> new ArrayList<>()).add(member);
    }
  }

  private static List<String> parameters(String list) {
    return list.equals("()") ? List.of() : List.of(list.substring(1, list.length() - 1).split(","));
  }

  private static Effects effects(String words) {
    if (words.equals("none")) {
      return Effects.NONE;
    }
    Map<String, Boolean> said = new HashMap<>();
    for (String word : words.split(",")) {
      if (!Effects.WORDS.contains(word)) {
        throw new IllegalStateException("no effect: " + word);
      }
      said.put(word, true);
    }
    return new Effects(
        said.containsKey("throws"),
        said.containsKey("reads"),
        said.containsKey("writes"),
        false,
        false);
  }
}
