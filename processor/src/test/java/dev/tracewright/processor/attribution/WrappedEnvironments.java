package dev.tracewright.processor.attribution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;

/** Environments that {@code Trees.instance} refuses, as build tools make them. */
final class WrappedEnvironments {

  private WrappedEnvironments() {}

  /** A proxy nobody knows how to unwrap. */
  static ProcessingEnvironment opaque(ProcessingEnvironment environment) {
    return proxy(environment, WrappedEnvironments.class.getClassLoader());
  }

  /** A proxy whose class lives beside the classes of {@code loader}. */
  static ProcessingEnvironment proxy(ProcessingEnvironment environment, ClassLoader loader) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {ProcessingEnvironment.class, WrappedBy.class},
            (self, method, arguments) -> {
              if (method.getDeclaringClass() == WrappedBy.class) {
                return environment;
              }
              try {
                return method.invoke(environment, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Lets a test's own unwrapper find what is behind a proxy. */
  public interface WrappedBy {
    ProcessingEnvironment behind();
  }
}
