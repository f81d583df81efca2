package dev.tracewright.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Where the time of a compilation goes, by looking at the stack of the compiling thread every two
 * milliseconds: the innermost frame of ours names the stage.
 */
final class Stages {
  private static final int PERIOD = 2;

  /** A part of the work. */
  enum Stage {
    ATTRIBUTION("attribution", "dev.tracewright.processor.attribution."),
    LOWERING("lowering", "dev.tracewright.processor.lowering."),
    TRACING("tracing", "dev.tracewright.processor.trace."),
    WRITING("writing", "dev.tracewright.codegen.", "dev.tracewright.processor.Module"),
    REST("rest", "dev.tracewright.processor."),
    JAVAC("javac");

    private final String text;
    private final String[] packages;

    Stage(String text, String... packages) {
      this.text = text;
      this.packages = packages;
    }

    String text() {
      return text;
    }

    private boolean holds(String type) {
      for (String each : packages) {
        if (type.startsWith(each)) {
          return true;
        }
      }
      return false;
    }
  }

  private final Map<Stage, Integer> samples = new EnumMap<>(Stage.class);
  private int total;

  private Stages() {}

  /** Samples this thread while it does something. */
  static Stages of(Callable<?> action) throws Exception {
    Stages stages = new Stages();
    Thread measured = Thread.currentThread();
    Thread sampler = new Thread(() -> stages.sample(measured), "sampler");
    sampler.setDaemon(true);
    sampler.start();
    try {
      action.call();
    } finally {
      sampler.interrupt();
      sampler.join();
    }
    return stages;
  }

  /** The share of a stage in all samples, 0 to 1. */
  double share(Stage stage) {
    return total == 0 ? 0 : (double) samples.getOrDefault(stage, 0) / total;
  }

  private void sample(Thread measured) {
    while (!Thread.currentThread().isInterrupted()) {
      samples.merge(stage(measured.getStackTrace()), 1, Integer::sum);
      total++;
      try {
        Thread.sleep(PERIOD);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Stage stage(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      for (Stage stage : Stage.values()) {
        if (stage.holds(frame.getClassName())) {
          return stage;
        }
      }
    }
    return Stage.JAVAC;
  }
}
