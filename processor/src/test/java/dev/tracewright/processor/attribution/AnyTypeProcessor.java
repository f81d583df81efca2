package dev.tracewright.processor.attribution;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** A processor for all types that counts rounds; made for tests. */
abstract class AnyTypeProcessor extends AbstractProcessor {

  private int round;

  /** Called in every round but the last, from 1. */
  abstract void round(int number, RoundEnvironment types);

  /**
   * The environment that {@link #environment} gives to subclasses; the compiler's own unless
   * wrapped.
   */
  ProcessingEnvironment wrapped(ProcessingEnvironment environment) {
    return environment;
  }

  final ProcessingEnvironment environment() {
    return wrapped(processingEnv);
  }

  @Override
  public final Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public final SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public final boolean process(Set<? extends TypeElement> annotations, RoundEnvironment types) {
    round++;
    if (!types.processingOver()) {
      round(round, types);
    }
    return false;
  }
}
