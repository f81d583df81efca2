package dev.tracewright.codegen;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.tree.ClassNode;

/** How long compiled methods are. */
final class MethodSizes {
  /** HotSpot compiles no method that has so many bytes. */
  static final int HOTSPOT_LIMIT = 8_000;

  private MethodSizes() {}

  /** By class, the bytes of its longest method. */
  static Map<String, Integer> longest(Sources.Loaded loaded) {
    Map<String, Integer> sizes = new TreeMap<>();
    loaded.classes().forEach((name, bytes) -> sizes.put(name, longestMethod(bytes)));
    return sizes;
  }

  private static int longestMethod(byte[] bytes) {
    int[] longest = {0};
    ClassReader reader =
        new ClassReader(bytes) {
          @Override
          protected Label readLabel(int offset, Label[] labels) {
            // There is a place for each offset of the code, and one for its end.
            longest[0] = Math.max(longest[0], labels.length - 1);
            return super.readLabel(offset, labels);
          }
        };
    reader.accept(new ClassNode(), 0);
    return longest[0];
  }
}
