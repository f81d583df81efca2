package dev.tracewright.processor.lowering;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the local and inner classes that syntax mentions, and those that these mention. */
final class InnerClasses {

  private InnerClasses() {}

  static List<ClassSyntax> mentionedIn(Object syntax, Program program) {
    Map<ClassType, ClassSyntax> found = new LinkedHashMap<>();
    Deque<Object> open = new ArrayDeque<>(List.of(syntax));
    while (!open.isEmpty()) {
      Set<ClassType> mentioned = new LinkedHashSet<>();
      collect(open.remove(), mentioned);
      for (ClassType each : mentioned) {
        boolean wanted =
            program
                .info(each)
                .filter(info -> info.isLocal() || info.enclosing().isPresent())
                .isPresent();
        if (wanted && !found.containsKey(each)) {
          ClassSyntax type = program.source(each).orElseThrow();
          found.put(each, type);
          open.add(type);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static void collect(Object syntax, Set<ClassType> found) {
    SyntaxParts.visit(
        syntax,
        part -> {
          if (part instanceof ClassType type) {
            found.add(type.erasure());
          }
        });
  }
}
