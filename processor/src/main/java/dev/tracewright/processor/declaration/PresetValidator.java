package dev.tracewright.processor.declaration;

import dev.tracewright.annotations.Preset;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Types;

/** Finds the presets of a class and checks that they make its instances. */
final class PresetValidator {
  private PresetValidator() {}

  /** The factories that can be captured for. */
  static List<ExecutableElement> presetsOf(Declaration declaration, boolean traceable) {
    List<ExecutableElement> presets = new ArrayList<>();
    for (ExecutableElement method : declaration.methods()) {
      if (!Annotations.has(method, Preset.class)) {
        continue;
      }
      if (traceable && isFactory(declaration, method)) {
        presets.add(method);
      } else {
        String simple = method.getSimpleName().toString();
        String type = declaration.element().getSimpleName().toString();
        Span name = declaration.annotations().nameOf(method);
        declaration.report(name, Key.PRESET_NOT_FACTORY, simple, type, type, simple);
      }
    }
    return presets;
  }

  private static boolean isFactory(Declaration declaration, ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    Types types = declaration.round().types();
    return modifiers.contains(Modifier.STATIC)
        && !modifiers.contains(Modifier.PRIVATE)
        && types.isSameType(
            types.erasure(method.getReturnType()), types.erasure(declaration.element().asType()));
  }
}
