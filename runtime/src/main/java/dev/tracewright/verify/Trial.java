package dev.tracewright.verify;

import dev.tracewright.verify.Verdict.NotVerified;
import dev.tracewright.verify.Verdict.Refuted;
import dev.tracewright.verify.Verdict.Verified;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs two graphs on the same values until they disagree or the budget is spent. */
final class Trial {
  private final String patternName;
  private final List<Parameter> parameters;
  private final Generators generators;
  private final Budget budget;
  private final long seed;
  private final Agreement agreement;
  private int compared;
  private int returned;
  private int overBudget;
  private String lastThrown = "";

  /** A parameter of the rule, and what it may stand for. */
  record Parameter(String name, Domain values) {}

  Trial(
      String patternName,
      List<Parameter> parameters,
      Agreement agreement,
      Generators generators,
      Budget budget,
      long seed) {
    this.patternName = patternName;
    this.parameters = parameters;
    this.agreement = agreement;
    this.generators = generators;
    this.budget = budget;
    this.seed = seed;
  }

  Verdict verdict() {
    try {
      return tried();
    } finally {
      agreement.before().release();
      agreement.after().release();
    }
  }

  private Verdict tried() {
    Cases cases =
        new Cases(parameters.stream().map(Parameter::values).toList(), seed, budget.inputs());
    for (int i = 0; i < budget.inputs() && stepsLeft(); i++) {
      List<@Nullable Object> inputs = cases.next(overBudget > 0 && i % 4 != 0);
      if (fails(inputs)) {
        return new Refuted(counterexample(inputs));
      }
      inputs.forEach(generators::release);
    }
    if (returned > 0) {
      return new Verified(compared);
    }
    return new NotVerified(
        overBudget > 0
            ? "it does not end within " + budget.stepsPerRun() + " steps"
            : "the pattern throws " + lastThrown + " for all values that were tried");
  }

  private boolean stepsLeft() {
    return agreement.before().allSteps() + agreement.after().allSteps() < budget.steps();
  }

  /** Whether the sides disagree; values with which one does not end tell nothing. */
  private boolean fails(List<@Nullable Object> inputs) {
    Outcome pattern;
    try {
      pattern = agreement.before().execute(inputs);
      if (!pattern.isReliedOn()) {
        lastThrown = nameOf(pattern.thrown());
        return false;
      }
      Outcome replacement = agreement.after().execute(inputs);
      if (!agreement.holds(inputs, pattern, replacement)) {
        return true;
      }
    } catch (OverBudgetException over) {
      overBudget++;
      return false;
    }
    compared++;
    if (pattern.thrown() == null) {
      returned++;
    } else {
      lastThrown = nameOf(pattern.thrown());
    }
    return false;
  }

  private static String nameOf(@Nullable Throwable thrown) {
    return thrown == null ? "nothing" : thrown.getClass().getName();
  }

  private Counterexample counterexample(List<@Nullable Object> found) {
    List<@Nullable Object> inputs = new Shrinking(found, generators, this::fails).shrink();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      values.put(parameters.get(i).name(), inputText(inputs, i));
    }
    Outcome pattern = agreement.before().execute(inputs);
    Outcome replacement = agreement.after().execute(inputs);
    String first = end(pattern);
    String second = end(replacement);
    if (first.equals(second)) {
      first = argumentsText(pattern);
      second = argumentsText(replacement);
    }
    return new Counterexample(values, patternName, first, second);
  }

  private String inputText(List<@Nullable Object> inputs, int index) {
    Object value = inputs.get(index);
    for (int i = 0; i < index; i++) {
      boolean isShared = value != null && value == inputs.get(i) && canChange(value);
      if (isShared) {
        return parameters.get(i).name();
      }
    }
    return ValueText.of(value, generators);
  }

  private static boolean canChange(Object value) {
    return value.getClass().isArray() || value instanceof List<?> || value instanceof StringBuilder;
  }

  private String end(Outcome outcome) {
    return outcome.thrown() == null
        ? "gives " + resultText(outcome)
        : "throws " + outcome.thrown().getClass().getName();
  }

  private String resultText(Outcome outcome) {
    Object result = outcome.result();
    for (int i = 0; i < parameters.size(); i++) {
      if (result != null && result == outcome.arguments().get(i) && canChange(result)) {
        return parameters.get(i).name() + " itself, " + ValueText.of(result, generators);
      }
    }
    return ValueText.of(result, generators);
  }

  private String argumentsText(Outcome outcome) {
    StringBuilder text = new StringBuilder("leaves");
    for (int i = 0; i < parameters.size(); i++) {
      Object value = outcome.arguments().get(i);
      if (value != null && (canChange(value) || generators.of(value).isPresent())) {
        text.append(text.length() > 6 ? ", " : " ");
        text.append(parameters.get(i).name()).append(" = ").append(ValueText.of(value, generators));
      }
    }
    return text.toString();
  }
}
