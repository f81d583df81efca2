package dev.tracewright.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.tracewright.graph.OperatorSyntax.Associativity;
import dev.tracewright.graph.OperatorSyntax.Form;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class OperatorSyntaxTest {
  private static List<Method> functions() {
    return Arrays.stream(Operators.class.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .toList();
  }

  @Test
  void everyFunctionIsWrittenSomehowAndEveryEntryIsAFunction() {
    assertThat(functions().stream().map(Method::getName).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(OperatorSyntax.values()).map(OperatorSyntax::function).toList());
  }

  @Test
  void everyOverloadTakesAsManyArgumentsAsTheEntrySays() {
    for (Method function : functions()) {
      assertThat(OperatorSyntax.of(function.getName()))
          .get()
          .extracting(OperatorSyntax::arity)
          .as(function.toString())
          .isEqualTo(function.getParameterCount());
    }
  }

  @Test
  void everyOverloadIsFoundByItsTarget() {
    MemberRef add =
        MemberRef.operator("add", List.of(PrimitiveType.INT, PrimitiveType.INT), PrimitiveType.INT);
    assertThat(OperatorSyntax.of(add)).contains(OperatorSyntax.ADD);
    assertThat(OperatorSyntax.of("max")).isEmpty();
    assertThat(OperatorSyntax.of(Region.COND)).isEmpty();
  }

  /** Parses {@code a x b y c} for each two operators and looks which of them stands on top. */
  @Test
  void precedenceAndAssociativityAreThoseOfTheParser() throws IOException {
    List<OperatorSyntax> binary =
        Arrays.stream(OperatorSyntax.values()).filter(each -> each.form() == Form.BINARY).toList();
    List<String> expressions = new ArrayList<>();
    List<Boolean> expected = new ArrayList<>();
    for (OperatorSyntax x : binary) {
      for (OperatorSyntax y : binary) {
        expressions.add("a " + x.symbol() + " b " + y.symbol() + " c");
        expected.add(
            x.precedence() > y.precedence()
                || (x.precedence() == y.precedence() && x.associativity() == Associativity.LEFT));
      }
    }
    assertThat(leftFirst(expressions)).isEqualTo(expected);
  }

  private static List<Boolean> leftFirst(List<String> expressions) throws IOException {
    StringBuilder text = new StringBuilder("class Parsed {\n");
    expressions.forEach(each -> text.append("int f() { return ").append(each).append("; }\n"));
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("mem:///Parsed.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text + "}\n";
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, List.of(source));
    List<Boolean> found = new ArrayList<>();
    for (Tree type : task.parse().iterator().next().getTypeDecls()) {
      assertThat(type).isInstanceOf(ClassTree.class);
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitReturn(ReturnTree tree, Void nothing) {
          found.add(((BinaryTree) tree.getExpression()).getLeftOperand() instanceof BinaryTree);
          return null;
        }
      }.scan(type, null);
    }
    return found;
  }

  @Test
  void prefixOperatorsBindTighterThanBinaryOnesAndLooserThanPrimaries() {
    for (OperatorSyntax each : OperatorSyntax.values()) {
      switch (each.form()) {
        case PREFIX, CAST -> assertThat(each.precedence()).isEqualTo(13);
        case BINARY, INSTANCE_OF -> assertThat(each.precedence()).isBetween(5, 12);
        case INDEX_STORE -> assertThat(each.precedence()).isEqualTo(1);
        default -> assertThat(each.precedence()).isEqualTo(14);
      }
    }
  }
}
