package dev.tracewright.interpret;

import static dev.tracewright.graph.PrimitiveType.VOID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.graph.BriefText;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Region;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each region comes to; lambdas have a test of their own. */
final class RegionsTest {
  private static final String PROBE = "dev.tracewright.interpret.Probe";

  private static Interpreter interpreter(String text) {
    Graph graph = BriefText.parse(text.replace("Probe.", PROBE + "."));
    return new Interpreter(graph, null, MethodHandles.lookup());
  }

  private static @Nullable Object run(String text, @Nullable Object... args) {
    return interpreter(text).run(args);
  }

  @Test
  void aCondRunsOneOfItsGraphs() {
    String text =
        """
        graph():
            %c : boolean;
            %x : int;
            %cond : (int, int) = fn[cond](args = (%c,
                graph():
                    %x : int;
                    %neg : int = fn[operator.neg(int)](args = (%x,))
                    yield (neg, 1)
                end,
                graph():
                    %x : int;
                    %div : int = fn[operator.div(int, int)](args = (1, 0))
                    yield (x, div)
                end,
                %x))
            %a : int = fn[result[0]](args = (%cond,))
            %b : int = fn[result[1]](args = (%cond,))
            %sum : int = fn[operator.add(int, int)](args = (%a, %b))
            return sum
        """;
    assertThat(run(text, true, 5)).isEqualTo(-4);
    assertThatThrownBy(() -> run(text, false, 5)).isInstanceOf(ArithmeticException.class);
  }

  /** A switch whose graphs yield their index. */
  private static String switchOn(String type, String... entries) {
    StringBuilder text = new StringBuilder("graph():\n    %s : " + type + ";\n");
    text.append("    %switch_1 : int = fn[switch](args = (%s, [");
    text.append(String.join(", ", entries)).append("],");
    for (int i = 0; i < entries.length; i++) {
      text.append("\n        graph():\n            yield ").append(i).append("\n        end");
      text.append(i == entries.length - 1 ? "))" : ",");
    }
    return text + "\n    return switch_1\n";
  }

  @Test
  void aSwitchRunsTheGraphOfItsLabel() {
    String numbers = switchOn("int", "[1, 2]", "[]", "[-3]");
    assertThat(run(numbers, 1)).isEqualTo(0);
    assertThat(run(numbers, 2)).isEqualTo(0);
    assertThat(run(numbers, 3)).isEqualTo(1);
    assertThat(run(numbers, -3)).isEqualTo(2);
    assertThat(run(switchOn("char", "['a']", "[]"), 'a')).isEqualTo(0);
    assertThat(run(switchOn("byte", "[1b]", "[]"), (byte) 1)).isEqualTo(0);
    assertThat(run(switchOn("short", "[1s]", "[]"), (short) 2)).isEqualTo(1);
    String texts = switchOn("java.lang.String", "[\"a\", \"\"]", "[]");
    assertThat(run(texts, new String("a"))).isEqualTo(0);
    assertThat(run(texts, "b")).isEqualTo(1);
    String modes = switchOn("java.math.RoundingMode", "[]", "[java.math.RoundingMode.UP]");
    assertThat(run(modes, RoundingMode.UP)).isEqualTo(1);
    assertThat(run(modes, RoundingMode.DOWN)).isEqualTo(0);
  }

  @Test
  void aSelectorThatIsNullThrowsUnlessThatIsALabel() {
    assertThatThrownBy(() -> run(switchOn("java.lang.Integer", "[1]", "[]"), (Object) null))
        .isExactlyInstanceOf(NullPointerException.class);
    String withNull = switchOn("java.lang.Integer", "[1, null]", "[]");
    assertThat(run(withNull, (Object) null)).isEqualTo(0);
    assertThat(run(withNull, 1)).isEqualTo(0);
    assertThat(run(withNull, 2)).isEqualTo(1);
  }

  /** The sum of the numbers below n, save those that skip divides; -1 beyond a limit. */
  private static final String SUM =
      """
      graph():
          %n : int;
          %skip : int;
          %loop : (int, int) = fn[loop](args = (
              graph():
                  %i : int;
                  %sum : int;
                  %n : int;
                  %skip : int;
                  %lt : boolean = fn[operator.lt(int, int)](args = (%i, %n))
                  %done : void = fn[cond](args = (%lt,
                      graph():
                          %i : int;
                          %sum : int;
                          yield
                      end,
                      graph():
                          %i : int;
                          %sum : int;
                          break (sum, i)
                      end,
                      %i, %sum))
                  %next : int = fn[operator.add(int, int)](args = (%i, 1))
                  %mod : int = fn[operator.mod(int, int)](args = (%i, %skip))
                  %eq : boolean = fn[operator.eq(int, int)](args = (%mod, 0))
                  %skipped : void = fn[cond](args = (%eq,
                      graph():
                          %next : int;
                          %sum : int;
                          continue (next, sum)
                      end,
                      graph():
                          %next : int;
                          %sum : int;
                          %gt : boolean = fn[operator.gt(int, int)](args = (%sum, 2000000000))
                          %cond : void = fn[cond](args = (%gt,
                              graph():
                                  return -1
                              end,
                              graph():
                                  yield
                              end))
                          yield
                      end,
                      %next, %sum))
                  %added : int = fn[operator.add(int, int)](args = (%sum, %i))
                  yield (next, added)
              end,
              [0, 0], %n, %skip))
          %total : int = fn[result[0]](args = (%loop,))
          return total
      """;

  @Test
  void aLoopRunsUntilItIsLeft() {
    assertThat(run(SUM, 10, 3)).isEqualTo(1 + 2 + 4 + 5 + 7 + 8);
    assertThat(run(SUM, 0, 3)).isEqualTo(0);
    assertThat(run(SUM, 100_000, 3)).isEqualTo(-1);
    assertThatThrownBy(() -> run(SUM, 10, 0)).isInstanceOf(ArithmeticException.class);
  }

  private static final String COUNT =
      """
      graph():
          %n : int;
          %loop : int = fn[loop](args = (
              graph():
                  %i : int;
                  %n : int;
                  %lt : boolean = fn[operator.lt(int, int)](args = (%i, %n))
                  %cond : void = fn[cond](args = (%lt,
                      graph():
                          %i : int;
                          %next : int = fn[operator.add(int, int)](args = (%i, 1))
                          continue (next)
                      end,
                      graph():
                          %i : int;
                          break (i)
                      end,
                      %i))
                  throw null
              end,
              [0], %n))
          return loop
      """;

  @Test
  void aLoopTakesNoStack() throws InterruptedException {
    Object[] result = new Object[1];
    Thread thread = new Thread(null, () -> result[0] = run(COUNT, 300_000), "small", 192 * 1024);
    thread.start();
    thread.join();
    assertThat(result[0]).isEqualTo(300_000);
  }

  @Test
  void aBlockIsLeftFromInside() {
    String text =
        """
        graph():
            %x : int;
            %found : java.lang.Object = fn[block](args = (
                graph():
                    %x : int;
                    %gt : boolean = fn[operator.gt(int, int)](args = (%x, 0))
                    %cond : void = fn[cond](args = (%gt,
                        graph():
                            break found ("positive")
                        end,
                        graph():
                            yield
                        end))
                    yield "other"
                end,
                %x))
            return found
        """;
    assertThat(run(text, 1)).isEqualTo("positive");
    assertThat(run(text, 0)).isEqualTo("other");
  }

  private static final String TRY =
      """
      graph():
          %log : java.util.List;
          %thrown : java.lang.Throwable;
          %inHandler : java.lang.Throwable;
          %try_1 : java.lang.Object = fn[try](args = (
              graph():
                  %log : java.util.List;
                  %thrown : java.lang.Throwable;
                  %inHandler : java.lang.Throwable;
                  %ne : boolean = fn[operator.ne(java.lang.Object, java.lang.Object)](args = (%thrown, null))
                  %cond : void = fn[cond](args = (%ne,
                      graph():
                          %thrown : java.lang.Throwable;
                          throw thrown
                      end,
                      graph():
                          %thrown : java.lang.Throwable;
                          yield
                      end,
                      %thrown))
                  yield "body"
              end,
              [[java.lang.ArithmeticException.class, java.io.IOException.class], [java.lang.RuntimeException.class]],
              graph():
                  %e : java.lang.Exception;
                  %log : java.util.List;
                  %thrown : java.lang.Throwable;
                  %inHandler : java.lang.Throwable;
                  %note : void = fn[Probe.note(java.util.List, java.lang.Object)](args = (%log, %e))
                  yield "first"
              end,
              graph():
                  %e : java.lang.RuntimeException;
                  %log : java.util.List;
                  %thrown : java.lang.Throwable;
                  %inHandler : java.lang.Throwable;
                  %ne : boolean = fn[operator.ne(java.lang.Object, java.lang.Object)](args = (%inHandler, null))
                  %cond : void = fn[cond](args = (%ne,
                      graph():
                          %inHandler : java.lang.Throwable;
                          throw inHandler
                      end,
                      graph():
                          %inHandler : java.lang.Throwable;
                          yield
                      end,
                      %inHandler))
                  return "second"
              end,
              graph():
                  %log : java.util.List;
                  %thrown : java.lang.Throwable;
                  %inHandler : java.lang.Throwable;
                  %note : void = fn[Probe.note(java.util.List, java.lang.Object)](args = (%log, "finally"))
                  FINALLY
              end,
              %log, %thrown, %inHandler))
          return try_1
      """;

  private static void assertTry(
      @Nullable Throwable thrown, @Nullable Throwable inHandler, Object outcome, Object... log) {
    List<Object> actual = new ArrayList<>();
    Object result;
    try {
      result = run(TRY.replace("FINALLY", "yield"), actual, thrown, inHandler);
    } catch (Throwable e) {
      result = e;
    }
    assertThat(result).isEqualTo(outcome);
    assertThat(actual).isEqualTo(Arrays.asList(log));
    actual.clear();
    assertThat(run(TRY.replace("FINALLY", "return 7"), actual, thrown, inHandler)).isEqualTo(7);
    assertThat(run(TRY.replace("FINALLY", "break try_1 (8)"), actual, thrown, inHandler))
        .isEqualTo(8);
    assertThatThrownBy(() -> run(TRY.replace("FINALLY", "throw null"), actual, thrown, inHandler))
        .isExactlyInstanceOf(NullPointerException.class);
  }

  @Test
  void aTryRunsTheFirstHandlerThatFitsAndTheFinallyAlways() {
    ArithmeticException arithmetic = new ArithmeticException();
    IOException io = new IOException();
    IllegalStateException state = new IllegalStateException();
    Error error = new Error();
    assertTry(null, null, "body", "finally");
    assertTry(arithmetic, null, "first", arithmetic, "finally");
    assertTry(io, null, "first", io, "finally");
    assertTry(state, null, "second", "finally");
    assertTry(state, io, io, "finally");
    assertTry(error, null, error, "finally");
    Exception checked = new Exception();
    assertTry(checked, null, checked, "finally");
  }

  @Test
  void aVariableIsSeenWhereAnExceptionEndedItsAssignments() {
    String text =
        """
        graph():
            %x : int;
            %v : int = fn[variable](args = (0,))
            %try_1 : void = fn[try](args = (
                graph():
                    %x : int;
                    %v : int;
                    %store : void = fn[store](args = (%v, 1))
                    %div : int = fn[operator.div(int, int)](args = (6, %x))
                    %store_1 : void = fn[store](args = (%v, %div))
                    yield
                end,
                [[java.lang.ArithmeticException.class]],
                graph():
                    %e : java.lang.ArithmeticException;
                    %x : int;
                    %v : int;
                    %load : int = fn[load](args = (%v,))
                    %neg : int = fn[operator.neg(int)](args = (%load,))
                    %store : void = fn[store](args = (%v, %neg))
                    yield
                end,
                %x, %v))
            %load : int = fn[load](args = (%v,))
            return load
        """;
    Interpreter interpreter = interpreter(text);
    assertThat(interpreter.run(3)).isEqualTo(2);
    assertThat(interpreter.run(0)).isEqualTo(-1);
  }

  @Test
  void whatCannotRunIsNotHandled() {
    String text =
        """
        graph():
            %log : java.util.List;
            %try_1 : void = fn[try](args = (
                graph():
                    %log : java.util.List;
                    %call : int = fn[com.acme.Gone.f()](args = ())
                    yield
                end,
                [[java.lang.Throwable.class]],
                graph():
                    %e : java.lang.Throwable;
                    %log : java.util.List;
                    yield
                end,
                graph():
                    %log : java.util.List;
                    %note : void = fn[Probe.note(java.util.List, java.lang.Object)](args = (%log, 1))
                    yield
                end,
                %log))
            return
        """;
    List<Object> log = new ArrayList<>();
    assertThatThrownBy(() -> run(text, log)).isInstanceOf(UnresolvedTargetException.class);
    assertThat(log).containsExactly(1);
  }

  private static final String LOCKED =
      """
      graph():
          %lock : java.lang.Object;
          %thrown : java.lang.Throwable;
          %synchronized_1 : boolean = fn[synchronized](args = (%lock,
              graph():
                  %lock : java.lang.Object;
                  %thrown : java.lang.Throwable;
                  %eq : boolean = fn[operator.eq(java.lang.Object, java.lang.Object)](args = (%thrown, null))
                  %held : boolean = fn[Probe.isHeld(java.lang.Object)](args = (%lock,))
                  %cond : void = fn[cond](args = (%eq,
                      graph():
                          %thrown : java.lang.Throwable;
                          yield
                      end,
                      graph():
                          %thrown : java.lang.Throwable;
                          throw thrown
                      end,
                      %thrown))
                  yield held
              end,
              %lock, %thrown))
          return synchronized_1
      """;

  @Test
  void aMonitorIsHeldAndReleased() {
    Object lock = new Object();
    assertThat(run(LOCKED, lock, null)).isEqualTo(true);
    assertThat(Thread.holdsLock(lock)).isFalse();
    IOException thrown = new IOException();
    assertThatThrownBy(() -> run(LOCKED, lock, thrown)).isSameAs(thrown);
    assertThat(Thread.holdsLock(lock)).isFalse();
    assertThatThrownBy(() -> run(LOCKED, null, thrown))
        .isExactlyInstanceOf(NullPointerException.class);
  }

  @Test
  void subGraphsReadAttributesOfTheSameRoot() {
    Graph graph =
        BriefText.parse(
            """
            graph():
                %block : int = fn[block](args = (
                    graph():
                        %count : int = get_attr[target=count]
                        yield count
                    end,))
                return block
            where:
                mutable field dev.tracewright.interpret.Gate.count : int
            """);
    Gate gate = new Gate();
    gate.count = 12;
    assertThat(new Interpreter(graph, gate, MethodHandles.lookup()).run()).isEqualTo(12);
  }

  @Test
  void oneInterpreterRunsInManyThreads() throws InterruptedException {
    Interpreter interpreter = interpreter(SUM);
    List<@Nullable Object> results = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread thread = new Thread(() -> results.add(interpreter.run(2_000, 3)));
      threads.add(thread);
      thread.start();
    }
    for (Thread each : threads) {
      each.join();
    }
    assertThat(results).hasSize(8).containsOnly(run(SUM, 2_000, 3));
  }

  @Test
  void aGraphWhoseExitsMeanNothingInItIsRefused() {
    Graph body = new Graph();
    body.exit(Exit.BREAK, List.of());
    Graph graph = new Graph();
    graph.callFunction(Region.LOOP, List.of(body, new ListArgument(List.of())), VOID);
    graph.output();
    assertThatThrownBy(() -> new Interpreter(body, null, MethodHandles.lookup()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("nothing that runs is meant by 'break': %output");
    assertThat(new Interpreter(graph, null, MethodHandles.lookup()).run()).isNull();
    body.erase(body.outputNode().orElseThrow());
    assertThatThrownBy(() -> new Interpreter(graph, null, MethodHandles.lookup()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a graph without output cannot run");
  }
}
