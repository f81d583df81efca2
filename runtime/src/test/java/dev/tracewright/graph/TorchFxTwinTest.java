package dev.tracewright.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Graphs that torch.fx traced and printed, built here: the same lines come out. What differs by
 * design is removed from both first: types, the owners of targets, keyword arguments, which Java
 * does not have, and the spelling of tuples, strings and reserved words.
 */
final class TorchFxTwinTest {
  private static final Pattern OURS =
      Pattern.compile(
          "(?m)^( +%\\w+ :).* (\\[num_users=\\d+\\] = \\w+\\[target=)(.*?)\\](\\(args = .*\\))?$");
  private static final Pattern KEYWORDS = Pattern.compile(", kwargs = \\{(.*)\\}\\)$");

  private final TwinGraph twin = new TwinGraph();

  private static String ours(Graph graph) {
    String text = graph.toString().replaceFirst("(?s)\nwhere:.*", "");
    text =
        OURS.matcher(text)
            .replaceAll(
                match -> {
                  String args = match.group(4) == null ? "" : match.group(4);
                  return match.group(1) + " " + match.group(2) + shortTarget(match) + "]" + args;
                });
    return leveled(text);
  }

  /** The path of a module, the name of a function or method. */
  private static String shortTarget(MatchResult match) {
    String target = match.group(3).replaceFirst("(?<=[\\w.]) .*", "");
    return target.replaceFirst("\\(.*", "").replaceFirst("^(operator|com\\.acme\\.\\w+)\\.", "");
  }

  private static String theirs(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.stripTrailing().split("\n")) {
      String each =
          line.replace("#users", "num_users")
              .replaceFirst("call_function\\[target=[\\w.]*\\.", "call_function[target=");
      var keywords = KEYWORDS.matcher(each);
      if (keywords.find()) {
        String values = keywords.group(1).replaceAll("(^|, )(dim|min|max|opts): ", "$1");
        String args = each.substring(0, keywords.start());
        each = values.isEmpty() ? args + ")" : args.replaceFirst(",?\\)$", ", " + values + "))");
      }
      lines.append(lines.isEmpty() ? "" : "\n").append(each);
    }
    return leveled(lines.toString().replace("None", "null"));
  }

  private static String leveled(String text) {
    return text.replaceAll("[\"']", "").replace('(', '[').replace(')', ']');
  }

  private void assertTwin(Graph graph, String text) {
    assertThat(ours(graph)).isEqualTo(theirs(text));
    graph.lint();
    assertThat(Graph.parse(graph.toString()).structurallyEquals(graph)).isTrue();
  }

  @Test
  void myModule() {
    Node x = twin.in("x");
    Node add = twin.operator("add", x, twin.attr("param"));
    Node clamp = twin.method("clamp", twin.module("linear", add), 0.0, 1.0);
    assertTwin(
        twin.out(clamp),
        """
        graph():
            %x : [#users=1] = placeholder[target=x]
            %param : [#users=1] = get_attr[target=param]
            %add : [#users=1] = call_function[target=operator.add](args = (%x, %param), kwargs = {})
            %linear : [#users=1] = call_module[target=linear](args = (%add,), kwargs = {})
            %clamp : [#users=1] = call_method[target=clamp](args = (%linear,), kwargs = {min: 0.0, max: 1.0})
            return clamp
        """);
  }

  @Test
  void chainedOperations() {
    Node x = twin.in("x");
    Node y = twin.in("y");
    Node tanh = twin.function("tanh", twin.operator("add", twin.operator("mul", x, y), 1));
    Node sigmoid = twin.function("sigmoid", twin.method("log1p", twin.method("exp", tanh)));
    Node mean = twin.method("mean", twin.method("pow", sigmoid, 2), -1);
    assertTwin(
        twin.out(mean),
        """
        graph():
            %x : [#users=1] = placeholder[target=x]
            %y : [#users=1] = placeholder[target=y]
            %mul : [#users=1] = call_function[target=operator.mul](args = (%x, %y), kwargs = {})
            %add : [#users=1] = call_function[target=operator.add](args = (%mul, 1), kwargs = {})
            %tanh : [#users=1] = call_function[target=torch.tanh](args = (%add,), kwargs = {})
            %exp : [#users=1] = call_method[target=exp](args = (%tanh,), kwargs = {})
            %log1p : [#users=1] = call_method[target=log1p](args = (%exp,), kwargs = {})
            %sigmoid : [#users=1] = call_function[target=torch.sigmoid](args = (%log1p,), kwargs = {})
            %pow_1 : [#users=1] = call_method[target=pow](args = (%sigmoid, 2), kwargs = {})
            %mean : [#users=1] = call_method[target=mean](args = (%pow_1, -1), kwargs = {})
            return mean
        """
            .replace("pow_1", "pow"));
  }

  @Test
  void nestedArguments() {
    Node x = twin.in("x");
    Node y = twin.in("y");
    Node cat = twin.function("cat", List.of(x, y), 0);
    Node add = twin.operator("add", x, y);
    Node stack = twin.function("stack", List.of(x, y, add), 1);
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("p", List.of(1, 2, List.of(3, x)));
    options.put("q", Literal.NULL);
    Node many = twin.function("wrapped_many", List.of(x, List.of(y, Map.of("k", cat))), options);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("cat", cat);
    result.put("nested", List.of(stack, List.of(many, x)));
    result.put("const", 3);
    assertTwin(
        twin.out(result),
        """
        graph():
            %x : [#users=5] = placeholder[target=x]
            %y : [#users=4] = placeholder[target=y]
            %cat : [#users=2] = call_function[target=torch.cat](args = ([%x, %y],), kwargs = {dim: 0})
            %add : [#users=1] = call_function[target=operator.add](args = (%x, %y), kwargs = {})
            %stack : [#users=1] = call_function[target=torch.stack](args = ((%x, %y, %add), 1), kwargs = {})
            %wrapped_many : [#users=1] = call_function[target=__main__.wrapped_many](args = ([%x, (%y, {k: %cat})],), kwargs = {opts: {p: [1, 2, (3, %x)], q: None}})
            return {'cat': cat, 'nested': [stack, (wrapped_many, x)], 'const': 3}
        """);
  }

  @Test
  void duplicateNames() {
    Node add = twin.in("add");
    Node x = twin.in("x_1");
    Node input = twin.in("input");
    Node second = twin.module("add_1", twin.operator("add", twin.module("add", add), x));
    Node max = twin.function("max", twin.operator("add", second, input), x);
    Node left = twin.method("sum", twin.module("max", max));
    Node sum = twin.operator("add", left, twin.method("sum", max));
    Node camel = twin.module("CamelCase", sum);
    Node total = twin.operator("add", camel, twin.operator("add", sum, 1));
    Node result = twin.operator("add", total, twin.function("add", sum, 1));
    assertTwin(
        twin.out(result),
        """
        graph():
            %add : [#users=1] = placeholder[target=add]
            %x_1 : [#users=2] = placeholder[target=x_1]
            %input_1 : [#users=1] = placeholder[target=input]
            %add_1 : [#users=1] = call_module[target=add](args = (%add,), kwargs = {})
            %add_2 : [#users=1] = call_function[target=operator.add](args = (%add_1, %x_1), kwargs = {})
            %add_3 : [#users=1] = call_module[target=add_1](args = (%add_2,), kwargs = {})
            %add_4 : [#users=1] = call_function[target=operator.add](args = (%add_3, %input_1), kwargs = {})
            %max_1 : [#users=2] = call_function[target=torch.max](args = (%add_4, %x_1), kwargs = {})
            %max_2 : [#users=1] = call_module[target=max](args = (%max_1,), kwargs = {})
            %sum_1 : [#users=1] = call_method[target=sum](args = (%max_2,), kwargs = {})
            %sum_2 : [#users=1] = call_method[target=sum](args = (%max_1,), kwargs = {})
            %add_5 : [#users=3] = call_function[target=operator.add](args = (%sum_1, %sum_2), kwargs = {})
            %camel_case : [#users=1] = call_module[target=CamelCase](args = (%add_5,), kwargs = {})
            %add_6 : [#users=1] = call_function[target=operator.add](args = (%add_5, 1), kwargs = {})
            %add_7 : [#users=1] = call_function[target=operator.add](args = (%camel_case, %add_6), kwargs = {})
            %add_8 : [#users=1] = call_function[target=torch.add](args = (%add_5, 1), kwargs = {})
            %add_9 : [#users=1] = call_function[target=operator.add](args = (%add_7, %add_8), kwargs = {})
            return add_9
        """
            .replaceAll("(input|max|sum)_1\\b", "$1")
            .replaceAll("(max|sum)_2", "$1_1"));
  }

  @Test
  void sharedModules() {
    Node x = twin.in("x");
    Node twice = twin.module("a", twin.module("a", x));
    Node w = twin.attr("w");
    Node mul = twin.operator("mul", twice, w);
    assertTwin(
        twin.out(twin.operator("add", twin.module("a", mul), w)),
        """
        graph():
            %x : [#users=1] = placeholder[target=x]
            %a : [#users=1] = call_module[target=a](args = (%x,), kwargs = {})
            %a_1 : [#users=1] = call_module[target=a](args = (%a,), kwargs = {})
            %w : [#users=2] = get_attr[target=w]
            %mul : [#users=1] = call_function[target=operator.mul](args = (%a_1, %w), kwargs = {})
            %a_2 : [#users=1] = call_module[target=a](args = (%mul,), kwargs = {})
            %add : [#users=1] = call_function[target=operator.add](args = (%a_2, %w), kwargs = {})
            return add
        """);
  }

  @Test
  void nestedSubmodules() {
    Node x = twin.in("x");
    Node add = twin.operator("add", twin.module("first.act", twin.module("first.fc", x)), x);
    Node deep = twin.module("inner.deep.act", twin.module("inner.deep.fc", add));
    assertTwin(
        twin.out(twin.operator("add", deep, add)),
        """
        graph():
            %x : [#users=2] = placeholder[target=x]
            %first_fc : [#users=1] = call_module[target=first.fc](args = (%x,), kwargs = {})
            %first_act : [#users=1] = call_module[target=first.act](args = (%first_fc,), kwargs = {})
            %add : [#users=2] = call_function[target=operator.add](args = (%first_act, %x), kwargs = {})
            %inner_deep_fc : [#users=1] = call_module[target=inner.deep.fc](args = (%add,), kwargs = {})
            %inner_deep_act : [#users=1] = call_module[target=inner.deep.act](args = (%inner_deep_fc,), kwargs = {})
            %add_1 : [#users=1] = call_function[target=operator.add](args = (%inner_deep_act, %add), kwargs = {})
            return add_1
        """);
  }

  @Test
  void sequential() {
    Node x = twin.in("x");
    Node second = twin.module("net.1", twin.module("net.0", x));
    assertTwin(
        twin.out(twin.module("net.2.1", twin.module("net.2.0", second))),
        """
        graph():
            %x : [#users=1] = placeholder[target=x]
            %net_0 : [#users=1] = call_module[target=net.0](args = (%x,), kwargs = {})
            %net_1 : [#users=1] = call_module[target=net.1](args = (%net_0,), kwargs = {})
            %net_2_0 : [#users=1] = call_module[target=net.2.0](args = (%net_1,), kwargs = {})
            %net_2_1 : [#users=1] = call_module[target=net.2.1](args = (%net_2_0,), kwargs = {})
            return net_2_1
        """);
  }

  @Test
  void aRootThatIsAList() {
    Node x = twin.in("input");
    assertTwin(
        twin.out(twin.module("1", twin.module("0", x))),
        """
        graph():
            %input_1 : [#users=1] = placeholder[target=input]
            %_0 : [#users=1] = call_module[target=0](args = (%input_1,), kwargs = {})
            %_1 : [#users=1] = call_module[target=1](args = (%_0,), kwargs = {})
            return _1
        """
            .replace("input_1", "input"));
  }

  @Test
  void unusedPlaceholder() {
    Node x = twin.in("x");
    Node y = twin.in("y");
    twin.in("z");
    twin.operator("mul", y, 2);
    assertTwin(
        twin.out(twin.operator("add", x, 1)),
        """
        graph():
            %x : [#users=1] = placeholder[target=x]
            %y : [#users=1] = placeholder[target=y]
            %z : [#users=0] = placeholder[target=z]
            %mul : [#users=0] = call_function[target=operator.mul](args = (%y, 2), kwargs = {})
            %add : [#users=1] = call_function[target=operator.add](args = (%x, 1), kwargs = {})
            return add
        """);
  }

  @Test
  void nestedFunctions() {
    Node x = twin.in("x");
    Node mul = twin.operator("mul", x, 2);
    Node second = twin.operator("mul", twin.operator("add", x, 1), 2);
    Node sum = twin.operator("add", twin.operator("add", 0, mul), second);
    assertTwin(
        twin.out(twin.operator("add", sum, 2)),
        """
        graph():
            %x : [#users=2] = placeholder[target=x]
            %mul : [#users=1] = call_function[target=operator.mul](args = (%x, 2), kwargs = {})
            %add : [#users=1] = call_function[target=operator.add](args = (%x, 1), kwargs = {})
            %mul_1 : [#users=1] = call_function[target=operator.mul](args = (%add, 2), kwargs = {})
            %add_1 : [#users=1] = call_function[target=operator.add](args = (0, %mul), kwargs = {})
            %add_2 : [#users=1] = call_function[target=operator.add](args = (%add_1, %mul_1), kwargs = {})
            %add_3 : [#users=1] = call_function[target=operator.add](args = (%add_2, 2), kwargs = {})
            return add_3
        """);
  }

  @Test
  void mathFunctions() {
    Node x = twin.in("x");
    Node k = twin.in("k");
    Node mul = twin.operator("mul", x, twin.function("sqrt", k));
    assertTwin(
        twin.out(twin.operator("add", mul, twin.function("floor", k))),
        """
        graph():
            %x : [#users=1] = placeholder[target=x]
            %k : [#users=2] = placeholder[target=k]
            %sqrt : [#users=1] = call_function[target=math.sqrt](args = (%k,), kwargs = {})
            %mul : [#users=1] = call_function[target=operator.mul](args = (%x, %sqrt), kwargs = {})
            %floor : [#users=1] = call_function[target=math.floor](args = (%k,), kwargs = {})
            %add : [#users=1] = call_function[target=operator.add](args = (%mul, %floor), kwargs = {})
            return add
        """);
  }
}
