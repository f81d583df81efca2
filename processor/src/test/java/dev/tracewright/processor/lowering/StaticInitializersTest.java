package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.ClassType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether it can be noticed that a class is initialised. */
class StaticInitializersTest {

  private static boolean isConstant(String source) {
    return Lowered.ask(
        source,
        program -> program.info(ClassType.of("p", "T")).orElseThrow().constantInitializer());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class T { }",
        "class T { static int unset; int n = f(); static int f() { return 1; } { n = 2; } }",
        "class T { static final int A = 1; static final String S = \"a\" + A; }",
        "class T { static final double[] W = {1, -2.5, 2 * 3}; static int[] n = new int[3]; }",
        "class T { static final Runnable R = () -> System.exit(1); static Object o = null; }",
        "enum T { A, B }",
        "enum T { A(1), B(2); final int n; T(int n) { this.n = n; } }",
        "interface T { int A = 1; }",
        "record T(int x) { static final int A = 1; }",
        "class S { static final int B = 1; } class T extends S { }",
        "interface I { Object O = new Object(); } class T implements I { }",
      })
  void cannotBeNoticed(String source) {
    assertThat(isConstant(source)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class T { static { } }",
        "class T { static int a = f(); static int f() { return 1; } }",
        "class T { static final Integer[] W = new Integer[g()]; static int g() { return 1; } }",
        "class T { static final Object O = new Object(); }",
        "class T { static int a = 1 / 0; }",
        "enum T { A { } }",
        "enum T { A; T() { System.out.println(); } }",
        "enum T { A; { System.out.println(); } }",
        "enum T { A; final Object o = new Object(); }",
        "enum T { A(T.f()); T(int n) { } static int f() { return 1; } }",
        "class S { static { System.exit(1); } } class T extends S { }",
        "interface I { Object O = new Object(); default void f() {} } class T implements I { }",
      })
  void canBeNoticed(String source) {
    assertThat(isConstant(source)).isFalse();
  }

  @Test
  void classFilesTellByTheirStaticInitializer() {
    List<Boolean> found =
        Lowered.ask(
            "class T { }",
            program ->
                List.of(
                    program
                        .info(ClassType.of("dev.tracewright.graph", "ClassType"))
                        .orElseThrow()
                        .constantInitializer(),
                    program
                        .info(ClassType.of("dev.tracewright.graph", "SourcePosition"))
                        .orElseThrow()
                        .constantInitializer(),
                    program
                        .info(ClassType.of("java.util", "Locale"))
                        .orElseThrow()
                        .constantInitializer()));
    assertThat(found).isEqualTo(List.of(false, true, true));
  }
}
