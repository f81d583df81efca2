package dev.tracewright.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Methods that are too long for HotSpot to compile and leave from inside of everything do the same
 * in parts, of which each is short enough. They are in {@code long-methods.txt}; lines that begin
 * with {@code repeat} stand there many times, a dollar sign in them for the number of the time.
 */
final class LongMethodsTest {
  private static final int TIMES = 200;

  /** HotSpot compiles no method that has more bytes. */
  private static final int HUGE_METHOD_LIMIT = 8_000;

  private static String repeated(String line) {
    String text = line.strip();
    return text.startsWith("repeat ")
        ? IntStream.rangeClosed(1, TIMES)
            .mapToObj(i -> text.substring("repeat ".length()).replace("$", "" + i))
            .collect(Collectors.joining("\n"))
        : line;
  }

  @TestFactory
  Stream<DynamicTest> longMethodsDoTheSame() {
    Map<String, Source> sources = new LinkedHashMap<>();
    OddSources.entries("long-methods.txt")
        .forEach(
            (name, entry) -> {
              String text =
                  entry.lines().map(LongMethodsTest::repeated).collect(Collectors.joining("\n"));
              sources.put(name, Source.of("L" + sources.size(), text));
            });
    List<Source> all = List.copyOf(sources.values());
    List<Failure> failures = Differential.check(all);
    Map<String, byte[]> files = Compilation.of(all).files();
    return sources.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      assertThat(failures)
                          .filteredOn(failure -> failure.source().equals(each.getValue()))
                          .isEmpty();
                      String name = each.getValue().name();
                      assertThat(sizes("r/" + name + ".class", files))
                          .anySatisfy(
                              (method, size) -> assertThat(size).isGreaterThan(HUGE_METHOD_LIMIT));
                      assertThat(sizes("r/" + name + "_RunGraphModule", files))
                          .allSatisfy(
                              (method, size) -> assertThat(size).isLessThan(HUGE_METHOD_LIMIT));
                    }));
  }

  /** How many bytes of code the methods of those classes have whose file begins so. */
  private static Map<String, Integer> sizes(String prefix, Map<String, byte[]> files) {
    Map<String, Label> ends = new HashMap<>();
    files.forEach(
        (name, file) -> {
          if (name.startsWith(prefix) && name.endsWith(".class")) {
            collect(name, file, ends);
          }
        });
    return ends.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().getOffset()));
  }

  private static void collect(String type, byte[] file, Map<String, Label> ends) {
    ClassReader reader = new ClassReader(file);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
              @Override
              public void visitMaxs(int stack, int locals) {
                Label end = new Label();
                super.visitLabel(end);
                ends.put(type + " " + name + descriptor, end);
                super.visitMaxs(stack, locals);
              }
            };
          }
        },
        0);
  }
}
