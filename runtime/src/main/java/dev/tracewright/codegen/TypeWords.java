package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Arguments;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import dev.tracewright.graph.Wildcard;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words with which the types in generated source begin. A variable of the same name would take
 * precedence over the type (JLS 6.4.2), so none gets one.
 */
final class TypeWords {
  private final Set<String> found = new TreeSet<>();

  private TypeWords() {
    found.addAll(
        List.of(
            "GraphModule",
            "GeneratedCode",
            "Objects",
            "Enum",
            "RuntimeException",
            "Object",
            "Float",
            "Double",
            "Integer",
            "Long",
            "String",
            "Class",
            "Throwable",
            "MethodHandle",
            "MethodHandles",
            "java",
            "dev",
            "Boolean",
            "Byte",
            "Short",
            "Character",
            "Exception"));
  }

  /** The words of everything that the methods mention. */
  static Set<String> of(GeneratedClass shape, List<CapturedMethod> methods) {
    TypeWords words = new TypeWords();
    words.found.add(shape.simpleName());
    for (CapturedMethod method : methods) {
      words.add(method.signature().owner());
      words.add(method.signature().result());
      method.signature().parameters().forEach(each -> words.add(each.type()));
      words.add(method.result());
    }
    return words.found;
  }

  private void add(Graph graph) {
    for (Node node : graph.nodes()) {
      add(node.type());
      if (node.target() instanceof MemberRef member) {
        add(member);
      } else if (node.target() instanceof ModuleTarget module) {
        add(module.method());
      }
      node.args().forEach(this::add);
    }
  }

  private void add(MemberRef member) {
    if (!member.isOperator()) {
      add(member.owner());
      member.parameters().forEach(this::add);
      add(member.result());
    }
  }

  private void add(Argument argument) {
    if (argument instanceof ArrayArgument array) {
      add(array.component());
    }
    Arguments.forEachLeaf(
        argument,
        leaf -> {
          if (leaf instanceof EnumConstant constant) {
            add(constant.type());
          } else if (leaf instanceof ClassLiteral literal) {
            add(literal.type());
          } else if (leaf instanceof Graph sub) {
            add(sub);
          }
        });
  }

  private void add(TypeRef type) {
    if (type instanceof ClassType named) {
      found.addAll(named.simpleNames());
      if (!named.packageName().isEmpty()) {
        found.add(named.packageName().split("\\.", 2)[0]);
      }
      named.arguments().forEach(this::add);
    } else if (type instanceof ArrayType array) {
      add(array.component());
    } else if (type instanceof Wildcard wildcard) {
      add(wildcard.bound());
    } else if (type instanceof TypeVariable variable) {
      found.add(variable.name());
      add(variable.bound());
    }
  }
}
