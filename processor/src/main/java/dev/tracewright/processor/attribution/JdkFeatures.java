package dev.tracewright.processor.attribution;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * What newer JDKs offer to annotation processors and JDK 17, our floor, does not. Each feature is
 * looked up by name once; a caller asks whether it is there before it uses it.
 */
final class JdkFeatures {

  /** {@code Elements.getFileObjectOf(Element)}, since JDK 18; empty before. */
  private static final Optional<MethodHandle> FILE_OBJECT_OF = fileObjectOf();

  private JdkFeatures() {}

  /** Whether elements tell the file they were read from (JDK 18 and newer). */
  static boolean elementsKnowTheirFiles() {
    return FILE_OBJECT_OF.isPresent();
  }

  /**
   * The file an element was read from, or empty when the compiler does not say.
   *
   * @throws UnsupportedOperationException if this compiler does not support the question, or the
   *     running JDK is older than 18
   */
  static Optional<JavaFileObject> fileObjectOf(Elements elements, Element element) {
    MethodHandle handle =
        FILE_OBJECT_OF.orElseThrow(
            () -> new UnsupportedOperationException("elements know their files since JDK 18"));
    try {
      return Optional.ofNullable((JavaFileObject) handle.invoke(elements, element));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("getFileObjectOf declares no checked exception", e);
    }
  }

  private static Optional<MethodHandle> fileObjectOf() {
    try {
      return Optional.of(
          MethodHandles.publicLookup()
              .findVirtual(
                  Elements.class,
                  "getFileObjectOf",
                  MethodType.methodType(JavaFileObject.class, Element.class)));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return Optional.empty();
    }
  }
}
