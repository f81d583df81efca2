package dev.tracewright.processor.lowering;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Remembers the bodies that local and anonymous classes stand in, whose variables they read. */
final class LocalClasses {

  private final Map<TypeElement, BodyScope> scopes = new HashMap<>();

  /** Says that a class is declared in a body. */
  void declare(TypeElement type, BodyScope scope) {
    scopes.put(type, scope);
  }

  /**
   * The body around a class or around the classes that it is a member of; null if none is known.
   */
  @Nullable BodyScope around(TypeElement type) {
    TypeElement local = local(type);
    return local == null ? null : scopes.get(local);
  }

  /** The class itself or the one it is a member of, if that is local or anonymous; else null. */
  static @Nullable TypeElement local(TypeElement type) {
    TypeElement at = type;
    while (at != null && at.getNestingKind() == NestingKind.MEMBER) {
      at = EnclosingInstances.around(at);
    }
    return at == null || at.getNestingKind() == NestingKind.TOP_LEVEL ? null : at;
  }
}
