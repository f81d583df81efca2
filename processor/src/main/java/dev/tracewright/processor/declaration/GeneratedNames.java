package dev.tracewright.processor.declaration;

import dev.tracewright.codegen.MemberNames;
import dev.tracewright.graph.ClassType;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/** How generated classes are named, and which names their captured methods cannot have. */
public final class GeneratedNames {
  private static final String SUFFIX = "GraphModule";

  private GeneratedNames() {}

  /** {@code Outer.Inner} gives {@code Outer_InnerGraphModule}. */
  public static String ofClass(ClassType owner) {
    return String.join("_", owner.simpleNames()) + SUFFIX;
  }

  /** {@code Formulas.blackScholes} gives {@code Formulas_BlackScholesGraphModule}. */
  public static String ofMethod(ClassType owner, String method) {
    int first = method.codePointAt(0);
    String capitalized =
        Character.toString(Character.toUpperCase(first))
            + method.substring(Character.charCount(first));
    return String.join("_", owner.simpleNames()) + "_" + capitalized + SUFFIX;
  }

  /** Whether a generated class can offer no method of that name. */
  public static boolean isReserved(String method) {
    return MemberNames.ALL.contains(method);
  }

  /** Whether a class can be declared under that simple name. */
  static boolean isValid(String simpleName) {
    return SourceVersion.isIdentifier(simpleName) && !SourceVersion.isKeyword(simpleName);
  }

  /** The name by which clashes are told: file systems that ignore case hold one of them. */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
