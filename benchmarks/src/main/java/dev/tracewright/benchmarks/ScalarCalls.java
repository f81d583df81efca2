package dev.tracewright.benchmarks;

import dev.tracewright.fixtures.formulas.Hashes;
import dev.tracewright.fixtures.formulas.Hashes_CrcStepGraphModule;
import dev.tracewright.fixtures.formulas.Statistics;
import dev.tracewright.fixtures.formulas.Statistics_GeluGraphModule;
import dev.tracewright.fixtures.modules.Polynomials;
import dev.tracewright.fixtures.modules.Polynomials_CubicGraphModule;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A formula, a loop that the capture unrolls, and a module whose fields are read once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ScalarCalls {
  private final Statistics_GeluGraphModule gelu = Statistics_GeluGraphModule.of();
  private final Hashes_CrcStepGraphModule crcStep = Hashes_CrcStepGraphModule.of();
  private final Polynomials.Cubic cubic = new Polynomials.Cubic(0.75);
  private final Polynomials_CubicGraphModule tracedCubic = Polynomials_CubicGraphModule.of(cubic);
  private double x = 0.625;
  private int crc = 0x1234_5678;
  private byte next = 91;

  /** The formula as written. */
  @Benchmark
  public double geluSource() {
    return Statistics.gelu(x);
  }

  /** The formula as generated. */
  @Benchmark
  public double geluGenerated() {
    return gelu.gelu(x);
  }

  /** The loop as written. */
  @Benchmark
  public int crcStepSource() {
    return Hashes.crcStep(crc, next);
  }

  /** The loop as generated. */
  @Benchmark
  public int crcStepGenerated() {
    return crcStep.crcStep(crc, next);
  }

  /** The module as written. */
  @Benchmark
  public double cubicSource() {
    return cubic.forward(x);
  }

  /** The module as generated. */
  @Benchmark
  public double cubicGenerated() {
    return tracedCubic.forward(x);
  }
}
