package dev.tracewright.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator does what the same expression does when javac compiles it. */
class OperatorsTest {
  private static final Set<OperatorSyntax.Form> ON_VALUES =
      Set.of(OperatorSyntax.Form.BINARY, OperatorSyntax.Form.PREFIX);

  @TempDir static Path classes;
  private static @Nullable Class<?> compiled;

  static List<Method> operators() {
    return Arrays.stream(Operators.class.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(
            method -> ON_VALUES.contains(OperatorSyntax.of(method.getName()).orElseThrow().form()))
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  /** Writes one method for each operator, as an expression. */
  @BeforeAll
  static void compileExpressions() throws IOException, ClassNotFoundException {
    StringBuilder text = new StringBuilder("public class Expressions {\n");
    List<Method> operators = operators();
    for (int i = 0; i < operators.size(); i++) {
      text.append(source(operators.get(i), "f" + i));
    }
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("mem:///Expressions.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text + "}\n";
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", classes.toString());
    boolean done = compiler.getTask(messages, null, null, options, null, List.of(source)).call();
    assertThat(done).as(messages.toString()).isTrue();
    // Only loaded here: the class needs nothing else from the loader once it is linked.
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      compiled = Class.forName("Expressions", true, loader);
    }
  }

  private static String source(Method operator, String name) {
    OperatorSyntax syntax = OperatorSyntax.of(operator.getName()).orElseThrow();
    Class<?>[] types = operator.getParameterTypes();
    String head =
        "  public static "
            + operator.getReturnType().getName()
            + " "
            + name
            + "("
            + types[0].getName();
    return syntax.form() == OperatorSyntax.Form.BINARY
        ? head + " a, " + types[1].getName() + " b) { return a " + syntax.symbol() + " b; }\n"
        : head + " a) { return " + syntax.symbol() + " a; }\n";
  }

  private static @Nullable Object call(Method method, @Nullable Object[] args)
      throws IllegalAccessException {
    try {
      return method.invoke(null, args);
    } catch (InvocationTargetException thrown) {
      return String.valueOf(thrown.getCause());
    }
  }

  @ParameterizedTest
  @MethodSource("operators")
  void operatorIsTheExpression(Method operator) throws ReflectiveOperationException {
    Method expression =
        java.util.Objects.requireNonNull(compiled)
            .getMethod("f" + operators().indexOf(operator), operator.getParameterTypes());
    for (@Nullable Object[] args : EdgeValues.tuples(operator.getParameterTypes())) {
      assertThat(call(operator, args))
          .as("%s%s", operator.getName(), Arrays.toString(args))
          .isEqualTo(call(expression, args));
    }
  }

  @Test
  void everyPairOfNumericTypesHasItsCast() {
    List<Class<?>> types =
        List.of(
            byte.class, short.class, char.class, int.class, long.class, float.class, double.class);
    Stream<String> expected =
        types.stream()
            .flatMap(
                to ->
                    types.stream()
                        .filter(from -> from != to)
                        .map(from -> "to" + capital(to) + "(" + from + ")"));
    Stream<String> found =
        operators().stream()
            .filter(each -> each.getName().matches("to[BSCILFD].*"))
            .map(each -> each.getName() + "(" + each.getParameterTypes()[0] + ")");
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  private static String capital(Class<?> type) {
    return type.getName().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
        + type.getName().substring(1);
  }

  @Test
  void valuesAreThoseOfTheSpecification() {
    assertThat(Operators.div(Integer.MIN_VALUE, -1)).isEqualTo(Integer.MIN_VALUE);
    assertThat(Operators.mod(-7, 2)).isEqualTo(-1);
    assertThat(Operators.mod(-0.0, 1.0)).isEqualTo(-0.0);
    assertThat(Operators.neg(0.0)).isEqualTo(-0.0);
    assertThat(Operators.shl(1, 33)).isEqualTo(2);
    assertThat(Operators.shl(1, 0x1_0000_0021L)).isEqualTo(2);
    assertThat(Operators.ushr(-1L, 63)).isEqualTo(1L);
    assertThat(Operators.toInt(Double.NaN)).isZero();
    assertThat(Operators.toChar((byte) -1)).isEqualTo('\uffff');
    assertThat(Operators.toByte(300.7)).isEqualTo((byte) 44);
    assertThat(Operators.toLong(1e300)).isEqualTo(Long.MAX_VALUE);
    assertThat(Operators.eq(Double.NaN, Double.NaN)).isFalse();
    assertThat(Operators.eq(0.0, -0.0)).isTrue();
    assertThat(Operators.add('a', 1)).isEqualTo(98);
    assertThat(Operators.concat((String) null, 'c')).isEqualTo("nullc");
    assertThat(Operators.concat(1.0f, (String) null)).isEqualTo("1.0null");
    assertThatThrownBy(() -> Operators.div(1L, 0L))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("/ by zero");
  }

  @Test
  void referencesAreComparedByIdentity() {
    String one = new String("x");
    assertThat(Operators.eq(one, new String("x"))).isFalse();
    assertThat(Operators.ne(one, one)).isFalse();
    assertThat(Operators.eq((Object) null, null)).isTrue();
  }

  @Test
  void castsAndChecksOfReferences() {
    assertThat(Operators.cast("x", CharSequence.class)).isEqualTo("x");
    assertThat(Operators.cast(null, Integer.class)).isNull();
    assertThat(Operators.cast(new int[0], int[].class)).isInstanceOf(int[].class);
    assertThatThrownBy(() -> Operators.cast("x", Integer.class))
        .isExactlyInstanceOf(ClassCastException.class);
    assertThat(Operators.instanceOf(null, Object.class)).isFalse();
    assertThat(Operators.instanceOf(new String[0], Object[].class)).isTrue();
    Operators.nullCheck("x");
    assertThatThrownBy(() -> Operators.nullCheck(null))
        .isExactlyInstanceOf(NullPointerException.class);
  }

  @Test
  void arraysOfEveryTypeAreReadAndWritten() throws ReflectiveOperationException {
    for (Class<?> type :
        List.of(
            boolean.class,
            byte.class,
            short.class,
            char.class,
            int.class,
            long.class,
            float.class,
            double.class,
            Object.class)) {
      Object array = Operators.newArray(type, 2);
      Class<?> arrayType = array.getClass();
      Object value = EdgeValues.of(type).get(1);
      Operators.class
          .getMethod("setItem", arrayType, int.class, type)
          .invoke(null, array, 1, value);
      Method getItem = Operators.class.getMethod("getItem", arrayType, int.class);
      assertThat(getItem.invoke(null, array, 1)).isEqualTo(value);
      assertThat(Operators.class.getMethod("length", arrayType).invoke(null, array)).isEqualTo(2);
      assertThat(Operators.class.getMethod("array", arrayType).invoke(null, array)).isSameAs(array);
      assertThatThrownBy(() -> getItem.invoke(null, array, 2))
          .hasCauseExactlyInstanceOf(ArrayIndexOutOfBoundsException.class);
    }
  }

  @Test
  void arraysKeepWhatTheyHold() {
    Object[] strings = new String[1];
    assertThatThrownBy(() -> Operators.setItem(strings, 0, 1))
        .isExactlyInstanceOf(ArrayStoreException.class);
  }

  @Test
  void newArraysHaveTheShapeAskedFor() {
    assertThat(Operators.newMultiArray(int[][][].class, new int[] {2, 3}))
        .isInstanceOfSatisfying(
            int[][][].class, made -> assertThat(made).isDeepEqualTo(new int[2][3][]));
    assertThat(Operators.newMultiArray(String[][].class, new int[] {1, 2}))
        .isEqualTo(new String[1][2]);
    assertThatThrownBy(() -> Operators.newArray(int.class, -1))
        .isExactlyInstanceOf(NegativeArraySizeException.class)
        .hasMessage("-1");
    assertThatThrownBy(() -> Operators.newMultiArray(int[][].class, new int[] {0, -2}))
        .isExactlyInstanceOf(NegativeArraySizeException.class);
    assertThatThrownBy(() -> Operators.newMultiArray(int[].class, new int[] {1, 1}))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("[I has fewer than 2 dimensions");
    assertThatThrownBy(() -> Operators.newMultiArray(int[].class, new int[0]))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }
}
