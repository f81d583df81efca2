package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A statement of Java, whose expressions are still nodes and whose variables have no names yet. */
sealed interface Statement {

  /** This statement with each list of statements in it replaced, in their order. */
  default Statement withBodies(UnaryOperator<List<Statement>> change) {
    return this;
  }

  /** A statement that assigns a variable. */
  sealed interface Assignment extends Statement {
    /** The variable, if there is one. */
    Optional<Local> target();

    /** Whether the variable is declared here. */
    boolean declares();

    /** The same statement, declaring the variable. */
    Assignment declaring();
  }

  /**
   * Computes a node.
   *
   * @param node what is computed
   * @param target where its value goes, if it has one
   * @param declares whether the variable is declared here
   */
  record Compute(Node node, Optional<Local> target, boolean declares) implements Assignment {
    @Override
    public Compute declaring() {
      return new Compute(node, target, true);
    }
  }

  /**
   * Assigns a value.
   *
   * @param to where it goes
   * @param value what it is
   * @param origin the node that wants it there
   * @param declares whether the variable is declared here
   */
  record Move(Local to, Argument value, Node origin, boolean declares) implements Assignment {
    @Override
    public Optional<Local> target() {
      return Optional.of(to);
    }

    @Override
    public Move declaring() {
      return new Move(to, value, origin, true);
    }
  }

  /** Assigns one variable to another. */
  record Copy(Local to, Local from, boolean declares) implements Assignment {
    @Override
    public Optional<Local> target() {
      return Optional.of(to);
    }

    @Override
    public Copy declaring() {
      return new Copy(to, from, true);
    }
  }

  /** Declares a variable that is assigned further in. */
  record Declare(Local local) implements Statement {}

  /** Sets a variable to null, so that what it held can be freed. */
  record Drop(Local local) implements Statement {}

  /** Leaves the method or function object. */
  record Return(Optional<Argument> value, Node origin) implements Statement {}

  /** Returns a value that a part has kept. */
  record ReturnKept(Local kept) implements Statement {}

  /**
   * Runs a part of a long method.
   *
   * @param part the part
   * @param exits what is done behind it if it was left, by the number of its exit less one
   * @param number holds which exit it was, if there are several
   */
  record Run(Part part, List<Statement> exits, Optional<Local> number) implements Assignment {
    /** Copies the list. */
    public Run {
      exits = List.copyOf(exits);
    }

    @Override
    public Optional<Local> target() {
      return number;
    }

    @Override
    public boolean declares() {
      return number.isPresent();
    }

    @Override
    public Run declaring() {
      return this;
    }
  }

  /** Returns from a part. */
  record Leave(Part.Result result, int exit) implements Statement {}

  /** Makes the object that parts share. */
  record Begin(State state) implements Statement {}

  /** Throws a NullPointerException if a value is null. */
  record NullCheck(Argument value, Node origin) implements Statement {}

  /**
   * Throws a value.
   *
   * @param hidden whether javac must not see of which class it is
   */
  record Throw(Argument value, boolean hidden, Node origin) implements Statement {}

  /** Lets javac believe that something throws an exception. */
  record MayThrow(ClassType type) implements Statement {}

  /**
   * A {@code break} or {@code continue}.
   *
   * @param isBreak whether it leaves
   * @param to what it leaves or starts again
   * @param byName whether Java would mean something else without the name
   */
  record Jump(boolean isBreak, Label to, boolean byName) implements Statement {}

  /** An {@code if}, with an {@code else} unless that is empty. */
  record If(Condition condition, List<Statement> then, List<Statement> otherwise, Node origin)
      implements Statement {
    /** Copies the lists. */
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public If withBodies(UnaryOperator<List<Statement>> change) {
      return new If(condition, change.apply(then), change.apply(otherwise), origin);
    }
  }

  /**
   * A {@code switch}.
   *
   * @param selector what is looked for
   * @param cases one of them without labels, the default
   * @param label what a {@code break} means
   * @param origin the region
   */
  record Switch(Selector selector, List<Case> cases, Label label, Node origin)
      implements Statement {
    /** Copies the list. */
    public Switch {
      cases = List.copyOf(cases);
    }

    @Override
    public Switch withBodies(UnaryOperator<List<Statement>> change) {
      return new Switch(
          selector,
          cases.stream().map(each -> new Case(each.labels(), change.apply(each.body()))).toList(),
          label,
          origin);
    }
  }

  /**
   * What a switch looks for.
   *
   * @param value the value
   * @param nullLabel the label that stands for null, if there is one
   */
  record Selector(Argument value, Optional<Argument> nullLabel) {}

  /** What runs for some labels, or for all others if there are none. */
  record Case(List<Argument> labels, List<Statement> body) {
    /** Copies the lists. */
    public Case {
      labels = List.copyOf(labels);
      body = List.copyOf(body);
    }
  }

  /** A loop in one of Java's forms. */
  record Loop(Form form, List<Statement> body, Label label, Node origin) implements Statement {
    /** Copies the list. */
    public Loop {
      body = List.copyOf(body);
    }

    @Override
    public Loop withBodies(UnaryOperator<List<Statement>> change) {
      return new Loop(form, change.apply(body), label, origin);
    }
  }

  /** What repeats a loop. */
  sealed interface Form {}

  /** {@code while (true)}. */
  record Endless() implements Form {}

  /** {@code while (condition)}, or {@code do … while (condition)}. */
  record Repeat(Condition condition, boolean testsFirst) implements Form {}

  /**
   * {@code for (initial; condition; update)}.
   *
   * @param initial declares the variable
   * @param condition asked before each turn
   * @param update what the variable becomes after each turn
   */
  record Count(Move initial, Condition condition, Node update) implements Form {}

  /** A block with a name. */
  record Block(Label label, List<Statement> body) implements Statement {
    /** Copies the list. */
    public Block {
      body = List.copyOf(body);
    }

    @Override
    public Block withBodies(UnaryOperator<List<Statement>> change) {
      return new Block(label, change.apply(body));
    }
  }

  /** A {@code try}. */
  record Try(List<Statement> body, List<Catch> catches, List<Statement> last, Node origin)
      implements Statement {
    /** Copies the lists. */
    public Try {
      body = List.copyOf(body);
      catches = List.copyOf(catches);
      last = List.copyOf(last);
    }

    @Override
    public Try withBodies(UnaryOperator<List<Statement>> change) {
      return new Try(
          change.apply(body),
          catches.stream()
              .map(each -> new Catch(each.classes(), each.exception(), change.apply(each.body())))
              .toList(),
          change.apply(last),
          origin);
    }
  }

  /** A {@code catch} of one or several classes. */
  record Catch(List<ClassType> classes, Local exception, List<Statement> body) {
    /** Copies the lists. */
    public Catch {
      classes = List.copyOf(classes);
      body = List.copyOf(body);
    }
  }

  /**
   * Finds the handler of what was thrown, where Java has no name for a class that is caught; throws
   * it again if there is none.
   */
  record Dispatch(Local thrown, List<Catch> handlers, Node origin) implements Statement {
    /** Copies the list. */
    public Dispatch {
      handlers = List.copyOf(handlers);
    }

    @Override
    public Dispatch withBodies(UnaryOperator<List<Statement>> change) {
      return new Dispatch(
          thrown,
          handlers.stream()
              .map(each -> new Catch(each.classes(), each.exception(), change.apply(each.body())))
              .toList(),
          origin);
    }
  }

  /** A {@code synchronized}. */
  record Synchronized(Argument lock, List<Statement> body, Node origin) implements Statement {
    /** Copies the list. */
    public Synchronized {
      body = List.copyOf(body);
    }

    @Override
    public Synchronized withBodies(UnaryOperator<List<Statement>> change) {
      return new Synchronized(lock, change.apply(body), origin);
    }
  }
}
