package dev.tracewright.processor.declaration;

import dev.tracewright.codegen.MemberNames;
import dev.tracewright.graph.ClassType;
import java.util.List;
import java.util.Locale;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

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

  /**
   * Whether a generated class can offer no such method: it would override one of {@code Object}'s,
   * or be an overload of {@code GraphModule}'s, whose callers then reached another method.
   */
  static boolean isReserved(ExecutableElement method, Elements elements, Types types) {
    if (!MemberNames.ALL.contains(method.getSimpleName().toString())) {
      return false;
    }
    List<ExecutableElement> ofObject =
        ElementFilter.methodsIn(elements.getTypeElement("java.lang.Object").getEnclosedElements())
            .stream()
            .filter(each -> each.getSimpleName().equals(method.getSimpleName()))
            .toList();
    return ofObject.isEmpty()
        || ofObject.stream().anyMatch(each -> sameErasure(each, method, types));
  }

  private static boolean sameErasure(ExecutableElement a, ExecutableElement b, Types types) {
    ExecutableType one = (ExecutableType) types.erasure(a.asType());
    ExecutableType other = (ExecutableType) types.erasure(b.asType());
    return types.isSubsignature(one, other);
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
