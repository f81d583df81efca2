package dev.tracewright.interpret;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MapArgument;
import dev.tracewright.graph.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes values of the arguments of one node. */
final class Values {
  private final Linker linker;
  private final Node node;
  private final Environment env;

  Values(Linker linker, Node node, Environment env) {
    this.linker = linker;
    this.node = node;
    this.env = env;
  }

  /** The values of these arguments, in an immutable list that may hold nulls. */
  List<@Nullable Object> of(List<Argument> arguments) {
    List<@Nullable Object> values = new ArrayList<>(arguments.size());
    for (Argument each : arguments) {
      values.add(of(each));
    }
    return Collections.unmodifiableList(values);
  }

  /** The values of these arguments, in an array of the caller's own. */
  @Nullable Object[] array(List<Argument> arguments) {
    @Nullable Object[] values = new @Nullable Object[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = of(arguments.get(i));
    }
    return values;
  }

  /** The value of one argument. */
  @Nullable Object of(Argument argument) {
    if (argument instanceof Node input) {
      return env.value(input);
    }
    if (argument instanceof Literal literal) {
      return literal.value();
    }
    if (argument instanceof EnumConstant constant) {
      return linker.constant(node, constant);
    }
    if (argument instanceof ClassLiteral literal) {
      return linker.load(node, literal.type());
    }
    if (argument instanceof ListArgument list) {
      return of(list.elements());
    }
    if (argument instanceof MapArgument map) {
      return ofMap(map);
    }
    return argument instanceof ArrayArgument array ? ofArray(array) : argument;
  }

  private Map<@Nullable Object, @Nullable Object> ofMap(MapArgument map) {
    Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
    map.entries().forEach((key, value) -> values.put(key.value(), of(value)));
    return Collections.unmodifiableMap(values);
  }

  /** A new array on every call, as the expression it stands for makes one. */
  private Object ofArray(ArrayArgument array) {
    List<Argument> elements = array.elements();
    Object made = Array.newInstance(linker.load(node, array.component()), elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(made, i, of(elements.get(i)));
    }
    return made;
  }
}
