package dev.tracewright.demo;

import ai.djl.ndarray.NDManager;
import dev.tracewright.fixtures.minilm.Encoder;
import dev.tracewright.fixtures.minilm.MiniLm;
import dev.tracewright.fixtures.minilm.MiniLm_L6GraphModule;
import dev.tracewright.fixtures.mymodule.MyModule;
import dev.tracewright.fixtures.mymodule.MyModuleGraphModule;
import dev.tracewright.graph.Graph;

/** Shows what was captured of two modules and proves that it computes what they compute. */
public final class Main {
  private static final int LINES_SHOWN = 24;

  private Main() {}

  /**
   * Runs the demonstration; the process ends with status 1 if a check fails.
   *
   * @param args none
   * @throws Exception if the model cannot be loaded or run
   */
  public static void main(String[] args) throws Exception {
    // Without this the tensor engine looks for a cloud host to report to when it starts.
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    Report report = new Report(System.out);
    try (NDManager manager = report.step("starting the tensor engine", NDManager::newBaseManager)) {
      report.title("MyModule: the code generated from its graph");
      report.line("%s", MyModuleGraphModule.of(new MyModule(manager)).code());
      new MiniLmDemo(report, manager).run(model -> trace(model, report));
    }
    if (!report.finish()) {
      System.exit(1);
    }
  }

  private static Encoder trace(MiniLm model, Report report) {
    MiniLm_L6GraphModule traced = MiniLm_L6GraphModule.of(model);
    Graph graph = traced.graph();
    report.title("Its captured graph");
    report.line("%d nodes; it begins", graph.size());
    graph.toString().lines().limit(LINES_SHOWN).forEach(line -> report.line("%s", line));
    return traced;
  }
}
