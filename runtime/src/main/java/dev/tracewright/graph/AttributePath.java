package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A path from the root to a value: fields, list or array indices, map keys. The empty path is the
 * root itself.
 *
 * @param steps the steps from the root
 */
public record AttributePath(List<Step> steps) implements Target {
  /** The root. */
  public static final AttributePath ROOT = new AttributePath(List.of());

  /** Copies the list. */
  public AttributePath {
    steps = List.copyOf(steps);
  }

  /** One step of a path. */
  public sealed interface Step permits FieldStep, IndexStep, KeyStep {
    /** The step as the path prints it. */
    String text();
  }

  /**
   * A field.
   *
   * @param owner the class that declares it
   * @param name its name
   * @param type its declared type
   * @param mutable whether it is not final and so is read anew on every call
   */
  public record FieldStep(ClassType owner, String name, TypeRef type, boolean mutable)
      implements Step {
    /** Erases the owner. */
    public FieldStep {
      owner = owner.erasure();
    }

    @Override
    public String text() {
      return name;
    }
  }

  /** An element of a list or an array, by its index from 0. */
  public record IndexStep(int index) implements Step {
    @Override
    public String text() {
      return Integer.toString(index);
    }
  }

  /** A value of a map, by its key: a boxed primitive or a string. */
  public record KeyStep(Literal key) implements Step {
    @Override
    public String text() {
      return key.text();
    }
  }

  /** This path with one more step. */
  public AttributePath then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new AttributePath(longer);
  }

  /** Whether this is the root itself. */
  public boolean isRoot() {
    return steps.isEmpty();
  }

  /** Whether a field on the path can change, so that the value is read anew on every call. */
  public boolean isMutable() {
    return steps.stream().anyMatch(step -> step instanceof FieldStep field && field.mutable());
  }

  /** The dotted form that users write and torch.fx prints: {@code layers.0.weight}. */
  public String dotted() {
    return String.join(".", steps.stream().map(Step::text).toList());
  }

  /** As the text format prints it: {@code layers.0.weight}, {@code this}, {@code scales["k"]}. */
  @Override
  public String text() {
    if (isRoot()) {
      return "this";
    }
    StringBuilder out = new StringBuilder();
    for (Step step : steps) {
      out.append(out.isEmpty() || step instanceof KeyStep ? "" : ".").append(text(step));
    }
    return out.toString();
  }

  /** A step as the text format prints it. */
  static String text(Step step) {
    if (step instanceof KeyStep key) {
      return "[" + key.key().text() + "]";
    }
    if (step instanceof FieldStep field) {
      // A field cannot be called "this" in Java, so that word is free for the root.
      return field.name().equals("this") ? "\"this\"" : TextNames.name(field.name());
    }
    return step.text();
  }

  @Override
  public String nameHint() {
    return isRoot() ? "root" : dotted().replace('.', '_');
  }
}
