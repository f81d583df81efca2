package dev.tracewright.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.graph.BriefText;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lambdas in graphs: objects that run a sub-graph. */
final class FunctionObjectTest {
  private static final String PROBE = "dev.tracewright.interpret.Probe";

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T run(String text, @Nullable Object... args) {
    String whole = text.replace("Probe", PROBE);
    Interpreter interpreter = new Interpreter(BriefText.parse(whole), null, MethodHandles.lookup());
    return (T) Objects.requireNonNull(interpreter.run(args));
  }

  @Test
  void aFunctionObjectClosesOverItsOperands() {
    String text =
        """
        graph():
            %k : int;
            %lambda : java.util.function.IntBinaryOperator = fn[lambda](args = (
                graph():
                    %x : int;
                    %y : int;
                    %k : int;
                    %sub : int = fn[operator.sub(int, int)](args = (%x, %y))
                    %gt : boolean = fn[operator.gt(int, int)](args = (%sub, 0))
                    %cond : void = fn[cond](args = (%gt,
                        graph():
                            %sub : int;
                            return sub
                        end,
                        graph():
                            %sub : int;
                            yield
                        end,
                        %sub))
                    return k
                end,
                %k))
            return lambda
        """;
    IntBinaryOperator first = run(text, 7);
    IntBinaryOperator second = run(text, 8);
    assertThat(first.applyAsInt(5, 2)).isEqualTo(3);
    assertThat(first.applyAsInt(2, 5)).isEqualTo(7);
    assertThat(second.applyAsInt(2, 5)).isEqualTo(8);
    assertThat(new ArrayList<>(List.of(second, first)).indexOf(first)).isEqualTo(1);
    assertThat(new HashSet<>(List.of(first, second))).contains(first, second).hasSize(2);
    assertThat(first.toString()).startsWith("java.util.function.IntBinaryOperator$$Lambda@");
  }

  @Test
  void inheritedMethodsWork() {
    String text =
        """
        graph():
            %lambda : java.util.Comparator = fn[lambda](args = (
                graph():
                    %a : java.lang.String;
                    %b : java.lang.String;
                    %compare : int = call_method[target=java.lang.String.compareTo(java.lang.String)](args = (%a, %b))
                    return compare
                end,))
            return lambda
        """;
    Comparator<String> order = run(text);
    List<String> words = new ArrayList<>(List.of("b", "c", "a"));
    words.sort(order.reversed());
    assertThat(words).containsExactly("c", "b", "a");
    assertThat(order.thenComparing(Comparator.reverseOrder()).compare("a", "b")).isNegative();
    assertThatThrownBy(() -> Probe.pollute(identity(), 1)).isInstanceOf(ClassCastException.class);
  }

  private static Function<String, Object> identity() {
    return run(
        """
        graph():
            %lambda : java.util.function.Function = fn[lambda](args = (
                graph():
                    %x : java.lang.String;
                    return x
                end,))
            return lambda
        """);
  }

  @Test
  void interfacesThatAreNotPublicWork() throws IOException {
    Probe.Step step =
        run(
            """
            graph():
                %lambda : Probe$Step = fn[lambda](args = (
                    graph():
                        %x : int;
                        %y : java.lang.Object;
                        %mul : int = fn[operator.mul(int, int)](args = (%x, %x))
                        %wide : long = fn[operator.toLong(int)](args = (%mul,))
                        return wide
                    end,))
                return lambda
            """);
    assertThat(step.apply(3, "")).isEqualTo(9);
    assertThat(step.twice(3, "")).isEqualTo(81);
    List<Object> both =
        run(
            """
            graph():
                %lambda : Probe$Hidden = fn[lambda](args = (
                    graph():
                        %x : java.lang.String;
                        return x
                    end,))
                %both : java.lang.Object = fn[Probe.both(Probe$Hidden, java.lang.String)](args = (%lambda, "a"))
                return both
            """);
    assertThat(both).containsExactly("a", "aa");
  }

  private static final String THROWING =
      """
      graph():
          %thrown : java.lang.Throwable;
          %lambda : TYPE = fn[lambda](args = (
              graph():
                  %thrown : java.lang.Throwable;
                  throw thrown
              end,
              %thrown))
          LAST
      """;

  @Test
  void whatItThrowsPassesUnchanged() {
    IOException thrown = new IOException();
    String callable = THROWING.replace("TYPE", "java.util.concurrent.Callable");
    Callable<Object> declares = run(callable.replace("LAST", "return lambda"), thrown);
    assertThatThrownBy(declares::call).isSameAs(thrown);
    String supplier = THROWING.replace("TYPE", "java.util.function.Supplier");
    Error error = new Error();
    Supplier<Object> fails = run(supplier.replace("LAST", "return lambda"), error);
    assertThatThrownBy(fails::get).isSameAs(error);
    // Code that was compiled may throw what its method does not declare, through generics say.
    String called =
        supplier.replace(
            "LAST",
            """
            %supplied : java.lang.Object = fn[Probe.supplied(java.util.function.Supplier)](args = (%lambda,))
                return supplied
            """);
    assertThatThrownBy(() -> run(called, thrown)).isSameAs(thrown);
  }

  @Test
  void itRunsInAnyThreadAndAnyNumberOfTimesAtOnce() throws InterruptedException {
    String text =
        """
        graph():
            %list : java.util.List;
            %lambda : java.lang.Runnable = fn[lambda](args = (
                graph():
                    %list : java.util.List;
                    %note : void = fn[Probe.note(java.util.List, java.lang.Object)](args = (%list, "ran"))
                    return
                end,
                %list))
            return lambda
        """;
    List<Object> list = java.util.Collections.synchronizedList(new ArrayList<>());
    Runnable task = run(text, list);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread thread = new Thread(task);
      threads.add(thread);
      thread.start();
    }
    for (Thread each : threads) {
      each.join();
    }
    assertThat(list).hasSize(8);
  }

  @Test
  void aFunctionObjectMayCallItself() {
    String text =
        """
        graph():
            %self : java.util.List;
            %lambda : java.util.function.IntUnaryOperator = fn[lambda](args = (
                graph():
                    %x : int;
                    %self : java.util.List;
                    %gt : boolean = fn[operator.gt(int, int)](args = (%x, 0))
                    %cond : int = fn[cond](args = (%gt,
                        graph():
                            %x : int;
                            %self : java.util.List;
                            %get : java.lang.Object = call_method[target=interface java.util.List.get(int)](args = (%self, 0))
                            %cast : java.util.function.IntUnaryOperator = fn[operator.cast(java.lang.Object, java.lang.Class) -> java.lang.Object](args = (%get, java.util.function.IntUnaryOperator.class))
                            %sub : int = fn[operator.sub(int, int)](args = (%x, 1))
                            %call : int = call_method[target=interface java.util.function.IntUnaryOperator.applyAsInt(int)](args = (%cast, %sub))
                            %add : int = fn[operator.add(int, int)](args = (%call, %x))
                            yield add
                        end,
                        graph():
                            %x : int;
                            %self : java.util.List;
                            yield 0
                        end,
                        %x, %self))
                    return cond
                end,
                %self))
            return lambda
        """;
    List<Object> self = new ArrayList<>();
    java.util.function.IntUnaryOperator sum = run(text, self);
    self.add(sum);
    assertThat(sum.applyAsInt(100)).isEqualTo(5050);
  }

  @Test
  void whatIsNoInterfaceIsRefusedByName() {
    assertThatThrownBy(
            () ->
                run(
                    """
                    graph():
                        %lambda : java.lang.String = fn[lambda](args = (
                            graph():
                                return
                            end,))
                        return lambda
                    """))
        .isInstanceOf(UnresolvedTargetException.class)
        .hasMessageStartingWith("no function object of java.lang.String can be made: %lambda");
  }
}
