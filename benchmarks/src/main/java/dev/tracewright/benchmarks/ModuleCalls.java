package dev.tracewright.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.tracewright.fixtures.mymodule.MyModule;
import dev.tracewright.fixtures.mymodule.MyModuleGraphModule;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A small module on DJL: making the input and freeing what was computed is part of both calls. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ModuleCalls {
  private static final Shape INPUT = new Shape(3, 4);

  private final NDManager manager = NDManager.newBaseManager();
  private final MyModule module = new MyModule(manager);
  private final MyModuleGraphModule traced = MyModuleGraphModule.of(module);

  /** The module as written. */
  @Benchmark
  public float myModuleSource() {
    try (NDManager call = manager.newSubManager();
        NDArray x = call.ones(INPUT)) {
      return module.forward(x).getFloat(0, 0);
    }
  }

  /** The module as generated. */
  @Benchmark
  public float myModuleGenerated() {
    try (NDManager call = manager.newSubManager();
        NDArray x = call.ones(INPUT)) {
      return traced.forward(x).getFloat(0, 0);
    }
  }

  /** Frees the weights. */
  @TearDown
  public void close() {
    manager.close();
  }
}
