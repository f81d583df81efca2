package dev.tracewright.processor;

import com.google.auto.service.AutoService;
import dev.tracewright.annotations.Commutative;
import dev.tracewright.annotations.Impure;
import dev.tracewright.annotations.Leaf;
import dev.tracewright.annotations.Literal;
import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.Preset;
import dev.tracewright.annotations.Pure;
import dev.tracewright.annotations.Replacement;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.annotations.Specialize;
import dev.tracewright.annotations.Traceable;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Captures {@code @Traceable} code as graphs while it is compiled and generates a {@code
 * GraphModule} beside it.
 *
 * <p>This class is a shell. In each round {@link CaptureSession} takes the annotated classes
 * through the stages, each of which is a package: their declarations are read and checked ({@code
 * declaration}), a private copy of their source gets its types ({@code attribution}), is turned
 * into syntax of our own ({@code lowering}) and evaluated symbolically ({@code trace}); the graph
 * that comes out is written as Java source and, beside the class file, as text.
 */
@AutoService(Processor.class)
public final class TraceableProcessor extends AbstractProcessor {
  private @Nullable CaptureSession session;
  private boolean failed;

  /** Made by the compiler. */
  public TraceableProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(
        Traceable.class.getName(),
        Preset.class.getName(),
        Specialize.class.getName(),
        Leaf.class.getName(),
        Pure.class.getName(),
        Impure.class.getName(),
        RewriteRule.class.getName(),
        Pattern.class.getName(),
        Replacement.class.getName(),
        Literal.class.getName(),
        Commutative.class.getName());
  }

  @Override
  public Set<String> getSupportedOptions() {
    return ProcessorOption.names();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /**
   * Never throws. Never claims an annotation: javac does not run the remaining processors, those
   * for {@code "*"} included, in a round whose annotations have all been claimed.
   */
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (failed) {
      return false;
    }
    try {
      LargeStack.run(() -> session().round(round));
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      failed = true;
      String text =
          Problem.textOf(Key.INTERNAL, List.of("this compilation", InternalFailure.describe(e)));
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, text);
    }
    return false;
  }

  private CaptureSession session() {
    CaptureSession current = session;
    if (current == null) {
      current = new CaptureSession(processingEnv);
      session = current;
    }
    return current;
  }
}
