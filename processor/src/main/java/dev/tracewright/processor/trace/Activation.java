package dev.tracewright.processor.trace;

import dev.tracewright.graph.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A method or lambda that is being run, and the call that entered it. */
final class Activation {
  /** How often the same code may enter itself without anything more known than before. */
  private static final int MOST_REPETITIONS = 8;

  private static final int LONGEST_CYCLE = 8;

  private final Object body;
  private final String name;
  private final @Nullable Site call;
  private final @Nullable SourcePosition caller;
  private final int depth;

  /** What is known of the receiver and the arguments, where the body has entered itself. */
  private final @Nullable Object known;

  private Activation(
      Object body,
      String name,
      @Nullable Site call,
      @Nullable SourcePosition caller,
      @Nullable Object known,
      int depth) {
    this.body = body;
    this.name = name;
    this.call = call;
    this.caller = caller;
    this.known = known;
    this.depth = depth;
  }

  /** The captured method itself, or a constructor that is evaluated. */
  static Activation first(Object body, String name) {
    return new Activation(body, name, null, null, null, 0);
  }

  /**
   * A call that is entered.
   *
   * @param body what is run, of which there is one object
   * @param inputs the receiver and the arguments
   */
  static Activation of(
      Object body, String name, List<? extends @Nullable Value> inputs, Site call) {
    return within(body, name, inputs, call, Calls.position(call.span(), call.frame()));
  }

  /**
   * A lambda that others will call.
   *
   * @param made where it was made
   */
  static Activation passedOn(
      Object body, String name, List<? extends @Nullable Value> inputs, Site made) {
    return within(body, name, inputs, made, made.frame().caller());
  }

  private static Activation within(
      Object body,
      String name,
      List<? extends @Nullable Value> inputs,
      Site call,
      @Nullable SourcePosition caller) {
    Activation from = call.frame().activation();
    Object known = from.before(body) == null ? null : Outline.of(inputs);
    return new Activation(body, name, call, caller, known, from.depth + 1);
  }

  /** The name of what runs. */
  String name() {
    return name;
  }

  /** The call, or null for what was not called. */
  @Nullable SourcePosition caller() {
    return caller;
  }

  /** How many calls were entered to get here. */
  int depth() {
    return depth;
  }

  /** The activation that made the call, or null. */
  private @Nullable Activation from() {
    return call == null ? null : call.frame().activation();
  }

  /** The last activation of a body among this one and those that led to it, or null. */
  private @Nullable Activation before(Object searched) {
    for (Activation each = this; each != null; each = each.from()) {
      if (each.body == searched) {
        return each;
      }
    }
    return null;
  }

  /**
   * The first of the calls through which a body has entered itself with nothing more known than
   * before, if there were so many that it will go on for ever.
   */
  Optional<Activation> endless() {
    Activation first = this;
    int repetitions = 0;
    for (Activation each = from(); known != null && each != null; each = each.from()) {
      if (each.body == body && known.equals(each.known)) {
        first = each;
        repetitions++;
      }
    }
    return repetitions < MOST_REPETITIONS ? Optional.empty() : Optional.of(first);
  }

  /** The call that entered the body again. */
  @Nullable Site call() {
    return call;
  }

  /** The names from the activation of the same body before this one up to this one. */
  String cycle() {
    List<String> names = new ArrayList<>();
    names.add(name);
    for (Activation each = from(); each != null; each = each.from()) {
      names.add(0, each.name);
      if (each.body == body) {
        break;
      }
    }
    if (names.size() > LONGEST_CYCLE) {
      names.subList(LONGEST_CYCLE / 2, names.size() - LONGEST_CYCLE / 2).clear();
      names.add(LONGEST_CYCLE / 2, "…");
    }
    return String.join(" → ", names);
  }
}
