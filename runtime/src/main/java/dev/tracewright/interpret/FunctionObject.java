package dev.tracewright.interpret;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.RegionParts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an object of a functional interface does: runs a sub-graph. */
final class FunctionObject implements InvocationHandler {
  private final Linker linker;
  private final Node node;
  private final Class<?> type;
  private final Graph body;
  private final @Nullable Object[] operands;
  private final Regions.SubGraphs subGraphs;

  /** What the parameters of the body may be; null where the run looks itself. */
  private final List<@Nullable Class<?>> parameters = new ArrayList<>();

  private FunctionObject(
      Linker linker,
      Node node,
      RegionParts parts,
      @Nullable Object[] operands,
      Regions.SubGraphs subGraphs) {
    this.linker = linker;
    this.node = node;
    this.type = linker.load(node, node.type());
    this.body = parts.body();
    this.operands = operands;
    this.subGraphs = subGraphs;
    for (Node each : body.placeholders().subList(0, parts.ownParameters(body))) {
      parameters.add(each.type() instanceof PrimitiveType ? null : linker.load(each, each.type()));
    }
  }

  /** An object of the functional interface that is the type of a node. */
  static Object make(
      Linker linker,
      Node node,
      RegionParts parts,
      @Nullable Object[] operands,
      Regions.SubGraphs subGraphs) {
    FunctionObject function = new FunctionObject(linker, node, parts, operands, subGraphs);
    Class<?> type = function.type;
    try {
      return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, function);
    } catch (IllegalArgumentException refused) {
      throw new UnresolvedTargetException(
          node, "no function object of " + type.getName() + " can be made", refused);
    }
  }

  /**
   * A checked exception that the method of a function object does not declare: code that was
   * compiled lets it pass, a proxy would wrap it for good.
   */
  static final class Undeclared extends UndeclaredThrowableException {
    private static final long serialVersionUID = 1L;

    Undeclared(Throwable thrown) {
      super(thrown);
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    @Nullable Object[] given = args == null ? new @Nullable Object[0] : args;
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, given);
    }
    try {
      return method.isDefault() ? linker.invokeDefault(node, proxy, method, given) : call(given);
    } catch (Throwable thrown) {
      throw passes(thrown, method) ? thrown : new Undeclared(thrown);
    }
  }

  private Object ofObject(Object proxy, Method method, @Nullable Object[] args) {
    return switch (method.getName()) {
      case "equals" -> proxy == args[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> type.getName() + "$$Lambda@" + Integer.toHexString(System.identityHashCode(proxy));
    };
  }

  private @Nullable Object call(@Nullable Object[] given) throws Throwable {
    @Nullable Object[] all = new @Nullable Object[given.length + operands.length];
    for (int i = 0; i < given.length; i++) {
      Class<?> expected = i < parameters.size() ? parameters.get(i) : null;
      all[i] = expected == null ? given[i] : expected.cast(given[i]);
    }
    System.arraycopy(operands, 0, all, given.length, operands.length);
    Object end = subGraphs.run(body, all);
    return end instanceof Leaving leaving ? leaving.value() : end;
  }

  private static boolean passes(Throwable thrown, Method method) {
    if (thrown instanceof RuntimeException || thrown instanceof Error) {
      return true;
    }
    for (Class<?> declared : method.getExceptionTypes()) {
      if (declared.isInstance(thrown)) {
        return true;
      }
    }
    return false;
  }
}
