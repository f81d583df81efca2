package dev.tracewright.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is taken away, and what stays. Graphs stand in {@link BriefText}. */
final class DeadResultsTest {
  private static void assertBecomes(String before, String after) {
    Graph graph = BriefText.parse(before);
    assertThat(graph.eliminateDeadResults()).isTrue();
    graph.lint();
    assertThat(BriefText.print(graph)).isEqualTo(after.strip());
    assertThat(graph.eliminateDeadResults()).isFalse();
    assertThat(BriefText.print(graph)).isEqualTo(after.strip());
  }

  private static void assertStays(String text) {
    Graph graph = BriefText.parse(text);
    assertThat(graph.eliminateDeadResults()).isFalse();
    assertThat(BriefText.print(graph)).isEqualTo(text.strip());
  }

  @Test
  void aResultThatNobodyUsesDisappears() {
    assertBecomes(
        """
        graph():
            %c : boolean;
            %x : int;
            %cond : (int, int, int) = fn[cond](args = (%c,
                graph():
                    %x : int;
                    %neg : int = fn[operator.neg(int)](args = (%x,))
                    %not : int = fn[operator.bitNot(int)](args = (%x,))
                    yield (neg, not, 1)
                end,
                graph():
                    %x : int;
                    yield (x, x, 2)
                end,
                %x))
            %a : int = fn[result[0]](args = (%cond,))
            %b : int = fn[result[1]](args = (%cond,))
            %d : int = fn[result[2]](args = (%cond,))
            %sum : int = fn[operator.add(int, int)](args = (%a, %d))
            return sum
        """,
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
                    yield (x, 2)
                end,
                %x))
            %a : int = fn[result[0]](args = (%cond,))
            %d : int = fn[result[1]](args = (%cond,))
            %sum : int = fn[operator.add(int, int)](args = (%a, %d))
            return sum
        """);
  }

  @Test
  void theOnlyResultThatIsLeftIsTheRegionItself() {
    assertBecomes(
        """
        graph():
            %c : boolean;
            %x : int;
            %cond : (int, int) = fn[cond](args = (%c,
                graph():
                    %x : int;
                    %neg : int = fn[operator.neg(int)](args = (%x,))
                    yield (x, neg)
                end,
                graph():
                    %x : int;
                    yield (1, x)
                end,
                %x))
            %unused : int = fn[result[0]](args = (%cond,))
            %size : int = fn[result[1]](args = (%cond,))
            return size
        """,
        """
        graph():
            %c : boolean;
            %x : int;
            %size : int = fn[cond](args = (%c,
                graph():
                    %x : int;
                    %neg : int = fn[operator.neg(int)](args = (%x,))
                    yield neg
                end,
                graph():
                    %x : int;
                    yield x
                end,
                %x))
            return size
        """);
  }

  @Test
  void exitsFollowARegionThatTakesTheNameOfItsResult() {
    assertBecomes(
        """
        graph():
            %c : boolean;
            %x : int;
            %block : (int, int) = fn[block](args = (
                graph():
                    %c : boolean;
                    %x : int;
                    %size : int = fn[cond](args = (%c,
                        graph():
                            %x : int;
                            break block (1, 2)
                        end,
                        graph():
                            %x : int;
                            break size (x)
                        end,
                        %x))
                    yield (2, size)
                end,
                %c, %x))
            %size : int = fn[result[1]](args = (%block,))
            return size
        """,
        """
        graph():
            %c : boolean;
            %x : int;
            %size : int = fn[block](args = (
                graph():
                    %c : boolean;
                    %x : int;
                    %size_1 : void = fn[cond](args = (%c,
                        graph():
                            break size (2)
                        end,
                        graph():
                            break size_1
                        end))
                    yield x
                end,
                %c, %x))
            return size
        """);
  }

  @Test
  void aRegionWithEffectsIsLeftWithoutResults() {
    assertBecomes(
        """
        graph():
            %c : boolean;
            %x : int;
            %cond : int = fn[cond](args = (%c,
                graph():
                    %x : int;
                    %div : int = fn[operator.div(int, int)](args = (1, %x))
                    yield div
                end,
                graph():
                    %x : int;
                    throw null
                end,
                %x))
            return x
        """,
        """
        graph():
            %c : boolean;
            %x : int;
            %cond : void = fn[cond](args = (%c,
                graph():
                    %x : int;
                    %div : int = fn[operator.div(int, int)](args = (1, %x))
                    yield
                end,
                graph():
                    %x : int;
                    throw null
                end,
                %x))
            return x
        """);
  }

  @Test
  void whatOnlyFeedsItselfIsNotCarried() {
    assertBecomes(
        """
        graph():
            %n : int;
            %loop : (int, int) = fn[loop](args = (
                graph():
                    %i : int;
                    %waste : int;
                    %n : int;
                    %lt : boolean = fn[operator.lt(int, int)](args = (%i, %n))
                    %cond : void = fn[cond](args = (%lt,
                        graph():
                            %i : int;
                            %waste : int;
                            yield
                        end,
                        graph():
                            %i : int;
                            %waste : int;
                            break (i, waste)
                        end,
                        %i, %waste))
                    %more : int = fn[operator.mul(int, int)](args = (%waste, %waste))
                    %next : int = fn[operator.add(int, int)](args = (%i, 1))
                    continue (next, more)
                end,
                [0, 7], %n))
            %i : int = fn[result[0]](args = (%loop,))
            %waste : int = fn[result[1]](args = (%loop,))
            return i
        """,
        """
        graph():
            %n : int;
            %i : int = fn[loop](args = (
                graph():
                    %i : int;
                    %n : int;
                    %lt : boolean = fn[operator.lt(int, int)](args = (%i, %n))
                    %cond : void = fn[cond](args = (%lt,
                        graph():
                            %i : int;
                            yield
                        end,
                        graph():
                            %i : int;
                            break (i)
                        end,
                        %i))
                    %next : int = fn[operator.add(int, int)](args = (%i, 1))
                    continue (next)
                end,
                [0], %n))
            return i
        """);
  }

  @Test
  void whatNeverChangesIsAnOperandOrALiteral() {
    assertBecomes(
        """
        graph():
            %n : int;
            %loop : int = fn[loop](args = (
                graph():
                    %i : int;
                    %limit : int;
                    %step : int;
                    %lt : boolean = fn[operator.lt(int, int)](args = (%i, %limit))
                    %cond : void = fn[cond](args = (%lt,
                        graph():
                            %i : int;
                            %limit : int;
                            %step : int;
                            %next : int = fn[operator.add(int, int)](args = (%i, %step))
                            continue (next, limit, step)
                        end,
                        graph():
                            %i : int;
                            %limit : int;
                            %step : int;
                            break (i)
                        end,
                        %i, %limit, %step))
                    throw null
                end,
                [0, %n, 2]))
            return loop
        """,
        """
        graph():
            %n : int;
            %loop : int = fn[loop](args = (
                graph():
                    %i : int;
                    %limit : int;
                    %lt : boolean = fn[operator.lt(int, int)](args = (%i, %limit))
                    %cond : void = fn[cond](args = (%lt,
                        graph():
                            %i : int;
                            %next : int = fn[operator.add(int, int)](args = (%i, 2))
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
        """);
  }

  @Test
  void whatGoesRoundThroughInnerLoopsUnchangedIsFound() {
    assertBecomes(
        """
        graph():
            %x : int;
            %c : boolean;
            %outer : int = fn[loop](args = (
                graph():
                    %a : int;
                    %c : boolean;
                    %inner : int = fn[loop](args = (
                        graph():
                            %b : int;
                            %c : boolean;
                            %cond : void = fn[cond](args = (%c,
                                graph():
                                    %b : int;
                                    break (b)
                                end,
                                graph():
                                    %b : int;
                                    break outer (b)
                                end,
                                %b))
                            yield b
                        end,
                        [%a], %c))
                    yield inner
                end,
                [%x], %c))
            return outer
        """,
        """
        graph():
            %x : int;
            %c : boolean;
            %outer : void = fn[loop](args = (
                graph():
                    %c : boolean;
                    %inner : void = fn[loop](args = (
                        graph():
                            %c : boolean;
                            %cond : void = fn[cond](args = (%c,
                                graph():
                                    break
                                end,
                                graph():
                                    break outer
                                end))
                            yield
                        end,
                        [], %c))
                    yield
                end,
                [], %c))
            return x
        """);
  }

  @Test
  void operandsThatAreEqualBecomeOne() {
    assertBecomes(
        """
        graph():
            %x : int;
            %y : int;
            %block : int = fn[block](args = (
                graph():
                    %a : int;
                    %b : int;
                    %c : int;
                    %d : int;
                    %sum : int = fn[operator.add(int, int)](args = (%a, %b))
                    %more : int = fn[operator.add(int, int)](args = (%sum, %c))
                    yield more
                end,
                %x, %x, %x, %y))
            return block
        """,
        """
        graph():
            %x : int;
            %y : int;
            %block : int = fn[block](args = (
                graph():
                    %a : int;
                    %sum : int = fn[operator.add(int, int)](args = (%a, %a))
                    %more : int = fn[operator.add(int, int)](args = (%sum, %a))
                    yield more
                end,
                %x))
            return block
        """);
  }

  @Test
  void aParameterThatIsAlwaysAConstantIsThat() {
    assertBecomes(
        """
        graph():
            %f : java.util.function.Supplier = fn[lambda](args = (
                graph():
                    %a : int;
                    %s : java.lang.String;
                    %n : java.lang.Object;
                    %m : java.math.RoundingMode;
                    %k : java.lang.Class;
                    %wide : java.lang.Object;
                    %call : java.lang.Object = fn[A.f(int, java.lang.String, java.lang.Object, java.math.RoundingMode, java.lang.Class, java.lang.Object)](args = (%a, %s, %n, %m, %k, %wide))
                    return call
                end,
                1, "s", null, java.math.RoundingMode.UP, int.class, "w"))
            return f
        """,
        """
        graph():
            %f : java.util.function.Supplier = fn[lambda](args = (
                graph():
                    %wide : java.lang.Object;
                    %call : java.lang.Object = fn[A.f(int, java.lang.String, java.lang.Object, java.math.RoundingMode, java.lang.Class, java.lang.Object)](args = (1, "s", null, java.math.RoundingMode.UP, int.class, %wide))
                    return call
                end,
                "w"))
            return f
        """);
  }

  @Test
  void aResultThatIsAlwaysTheSameIsThat() {
    assertBecomes(
        """
        graph():
            %x : int;
            %y : int;
            %switch_1 : (int, int, int) = fn[switch](args = (%x, [[1], [2], []],
                graph():
                    %x : int;
                    %y : int;
                    yield (7, y, x)
                end,
                graph():
                    %x : int;
                    %y : int;
                    yield (7, y, y)
                end,
                graph():
                    %x : int;
                    %y : int;
                    return x
                end,
                %x, %y))
            %a : int = fn[result[0]](args = (%switch_1,))
            %b : int = fn[result[1]](args = (%switch_1,))
            %c : int = fn[result[2]](args = (%switch_1,))
            %call : int = fn[A.f(int, int, int)](args = (%a, %b, %c))
            return call
        """,
        """
        graph():
            %x : int;
            %y : int;
            %c : int = fn[switch](args = (%x, [[1], [2], []],
                graph():
                    %x : int;
                    %y : int;
                    yield x
                end,
                graph():
                    %x : int;
                    %y : int;
                    yield y
                end,
                graph():
                    %x : int;
                    %y : int;
                    return x
                end,
                %x, %y))
            %call : int = fn[A.f(int, int, int)](args = (7, %y, %c))
            return call
        """);
  }

  @Test
  void aResultOfAnotherStaticTypeStays() {
    assertStays(
        """
        graph():
            %s : java.lang.String;
            %block : java.lang.Object = fn[block](args = (
                graph():
                    %o : java.lang.Object;
                    %call : void = fn[A.f(java.lang.Object)](args = (%o,))
                    yield o
                end,
                %s))
            return block
        """);
  }

  @Test
  void whatIsMadeInsideIsNoValueOfTheOutside() {
    assertStays(
        """
        graph():
            %x : int;
            %block : int = fn[block](args = (
                graph():
                    %x : int;
                    %call : int = fn[A.f(int)](args = (%x,))
                    yield call
                end,
                %x))
            return block
        """);
  }

  @Test
  void exitsFromDeepInsideBringWhatIsLeft() {
    assertBecomes(
        """
        graph():
            %x : int;
            %found : (int, int) = fn[block](args = (
                graph():
                    %x : int;
                    %try_1 : int = fn[try](args = (
                        graph():
                            %x : int;
                            %call : int = fn[A.f(int)](args = (%x,))
                            break found (1, call)
                        end,
                        [[java.lang.RuntimeException.class]],
                        graph():
                            %e : java.lang.RuntimeException;
                            %x : int;
                            %synchronized_1 : void = fn[synchronized](args = (%e,
                                graph():
                                    %x : int;
                                    break found (x, 2)
                                end,
                                %x))
                            throw null
                        end,
                        graph():
                            %x : int;
                            yield
                        end,
                        %x))
                    yield (x, try_1)
                end,
                %x))
            %a : int = fn[result[0]](args = (%found,))
            %b : int = fn[result[1]](args = (%found,))
            return b
        """,
        """
        graph():
            %x : int;
            %found : int = fn[block](args = (
                graph():
                    %x : int;
                    %try_1 : int = fn[try](args = (
                        graph():
                            %x : int;
                            %call : int = fn[A.f(int)](args = (%x,))
                            break found (call)
                        end,
                        [[java.lang.RuntimeException.class]],
                        graph():
                            %e : java.lang.RuntimeException;
                            %x : int;
                            %synchronized_1 : void = fn[synchronized](args = (%e,
                                graph():
                                    break found (2)
                                end))
                            throw null
                        end,
                        graph():
                            %x : int;
                            yield
                        end,
                        %x))
                    yield try_1
                end,
                %x))
            return found
        """);
  }

  @Test
  void whatOnlyLostThingsUsedGoesAndTheUsersOwnDeadCodeStays() {
    assertBecomes(
        """
        graph():
            %c : boolean;
            %x : int;
            %mine : int = fn[operator.neg(int)](args = (%x,))
            %lost : int = fn[operator.bitNot(int)](args = (%x,))
            %kept : int = fn[A.f(int)](args = (%lost,))
            %other : int = fn[operator.neg(int)](args = (%x,))
            %pure : int = fn[cond](args = (%c,
                graph():
                    %other : int;
                    %inside : int = fn[operator.neg(int)](args = (%other,))
                    yield other
                end,
                graph():
                    %other : int;
                    yield 1
                end,
                %other))
            %block : (int, int) = fn[block](args = (
                graph():
                    %pure : int;
                    %kept : int;
                    %inside : int = fn[operator.neg(int)](args = (2,))
                    yield (pure, kept)
                end,
                %pure, %kept))
            %result_0 : int = fn[result[0]](args = (%block,))
            return c
        """,
        """
        graph():
            %c : boolean;
            %x : int;
            %mine : int = fn[operator.neg(int)](args = (%x,))
            %lost : int = fn[operator.bitNot(int)](args = (%x,))
            %kept : int = fn[A.f(int)](args = (%lost,))
            return c
        """);
  }

  @Test
  void aRegionOfTheUsersThatNobodyUsedStays() {
    assertBecomes(
        """
        graph():
            %c : boolean;
            %cond : boolean = fn[cond](args = (%c,
                graph():
                    yield true
                end,
                graph():
                    yield false
                end))
            return c
        """,
        """
        graph():
            %c : boolean;
            %cond : void = fn[cond](args = (%c,
                graph():
                    yield
                end,
                graph():
                    yield
                end))
            return c
        """);
  }

  @Test
  void variablesStayAsFarAsTheyAreUsed() {
    assertBecomes(
        """
        graph():
            %x : int;
            %v : int = fn[variable](args = (%x,))
            %w : int = fn[variable](args = (%x,))
            %block : int = fn[block](args = (
                graph():
                    %v : int;
                    %again : int;
                    %w : int;
                    %store : void = fn[store](args = (%v, 1))
                    %load : int = fn[load](args = (%again,))
                    yield load
                end,
                %v, %v, %w))
            return block
        """,
        """
        graph():
            %x : int;
            %v : int = fn[variable](args = (%x,))
            %block : int = fn[block](args = (
                graph():
                    %v : int;
                    %store : void = fn[store](args = (%v, 1))
                    %load : int = fn[load](args = (%v,))
                    yield load
                end,
                %v))
            return block
        """);
  }

  @Test
  void aSubGraphAloneKeepsWhatTheOutsideGivesAndTakes() {
    Graph graph =
        BriefText.parse(
            """
            graph():
                %x : int;
                %block : (int, int) = fn[block](args = (
                    graph():
                        %x : int;
                        %y : int;
                        %inner : (int, int) = fn[block](args = (
                            graph():
                                %x : int;
                                %y : int;
                                yield (x, x)
                            end,
                            %x, %y))
                        %a : int = fn[result[0]](args = (%inner,))
                        %b : int = fn[result[1]](args = (%inner,))
                        yield (a, 1)
                    end,
                    %x, %x))
                return
            """);
    Graph body = Arguments.subGraphs(graph.node("block").orElseThrow()).get(0);
    assertThat(body.eliminateDeadResults()).isTrue();
    graph.lint();
    assertThat(BriefText.print(body))
        .isEqualTo(
            """
            graph():
                %x : int;
                %y : int;
                yield (x, 1)""");
  }

  @Test
  void aGraphThatIsNotWholeIsRefusedUnchanged() {
    Graph graph =
        BriefText.parse(
            """
            graph():
                %x : int;
                %block : int = fn[block](args = (
                    graph():
                        %x : int;
                        yield x
                    end,
                    %x))
                return block
            """);
    String whole = graph.toString();
    Node block = graph.node("block").orElseThrow();
    Graph body = Arguments.subGraphs(block).get(0);
    block.setArgs(List.of(body));
    assertThatThrownBy(graph::eliminateDeadResults)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sub-graph of %block takes other values than it is given");
    block.setArgs(List.of(body, graph.node("x").orElseThrow()));
    Node output = body.outputNode().orElseThrow();
    output.setArgs(List.of());
    assertThatThrownBy(graph::eliminateDeadResults).isInstanceOf(IllegalArgumentException.class);
    output.setArgs(body.placeholders());
    assertThat(graph).hasToString(whole);
  }

  /** {@code block(x) { block(x) { … } }}, each with a result more that nobody uses. */
  private static Graph nest(int levels) {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", PrimitiveType.INT);
    Argument value = Literal.NULL;
    if (levels > 0) {
      TupleType two = new TupleType(List.of(PrimitiveType.INT, ClassType.OBJECT));
      Node block = graph.callFunction(Region.BLOCK, List.of(nest(levels - 1), x), two);
      value = graph.callFunction(new Projection(1), List.of(block), ClassType.OBJECT);
    }
    graph.exit(Exit.YIELD, List.of(x, value));
    return graph;
  }

  @Test
  void aDeepNestIsEmptied() {
    Graph graph = nest(150);
    assertThat(graph.eliminateDeadResults()).isTrue();
    assertThat(BriefText.print(graph)).isEqualTo("graph():\n    %x : int;\n    yield (x, null)");
  }

  @Test
  void manyCarriedValuesTakeTimeInProportion() {
    int wide = 40_000;
    Graph body = new Graph();
    Graph graph = new Graph();
    Node x = graph.placeholder("x", PrimitiveType.INT);
    Argument[] initial = new Argument[wide];
    java.util.Arrays.fill(initial, x);
    for (int i = 0; i < wide; i++) {
      body.placeholder("p", PrimitiveType.INT);
    }
    List<Node> parameters = body.placeholders();
    body.exit(Exit.CONTINUE, parameters);
    graph.callFunction(
        Region.LOOP, List.of(body, new ListArgument(List.of(initial))), PrimitiveType.VOID);
    graph.output(x);
    long start = System.nanoTime();
    assertThat(graph.eliminateDeadResults()).isTrue();
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    assertThat(body.size()).isEqualTo(1);
  }
}
