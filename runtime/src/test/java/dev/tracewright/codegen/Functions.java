package dev.tracewright.codegen;

import dev.tracewright.GraphModule;
import dev.tracewright.Version;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Captured methods around graphs that tests build by hand. */
final class Functions {
  static final ClassType OWNER = ClassType.of("demo", "Demo");

  private Functions() {}

  /** A static method of {@code demo.Demo} whose parameters are the placeholders. */
  static CapturedMethod function(String name, Graph graph, TypeRef... thrown) {
    return method(OWNER, true, name, graph, thrown);
  }

  /** A method whose parameters are the placeholders. */
  static CapturedMethod method(
      ClassType owner, boolean isStatic, String name, Graph graph, TypeRef... thrown) {
    return captured(signature(owner, isStatic, name, graph, thrown), graph);
  }

  static CapturedMethod captured(Signature signature, Graph graph) {
    return new CapturedMethod(signature, List.of(), graph, graph);
  }

  static Signature signature(
      ClassType owner, boolean isStatic, String name, Graph graph, TypeRef... thrown) {
    List<Signature.Parameter> parameters = new ArrayList<>();
    for (Node each : graph.placeholders()) {
      parameters.add(new Signature.Parameter(each.name(), each.type(), false, Optional.empty()));
    }
    TypeRef result = graph.outputNode().map(Node::type).orElse(PrimitiveType.VOID);
    return new Signature(
        owner, isStatic, name, List.of(), result, List.of(thrown), true, parameters);
  }

  static GeneratedClass shape(String simpleName) {
    return GeneratedClass.of("demo", simpleName, Version.current());
  }

  /** The module that {@code of()} makes. */
  static GraphModule load(ClassLoader loader, String name) {
    return load(loader, name, new Class<?>[0]);
  }

  /** The module that {@code of(root)} makes. */
  static GraphModule load(
      ClassLoader loader, String name, Class<?>[] parameters, Object... arguments) {
    try {
      return (GraphModule)
          loader.loadClass(name).getMethod("of", parameters).invoke(null, arguments);
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(failure);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError(name, failure);
    }
  }
}
