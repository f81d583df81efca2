package dev.tracewright.processor.lowering;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Lowers expressions: finds the part for each kind, and does the simple kinds itself. */
final class ExpressionLowering {

  private final BodyLowering body;

  ExpressionLowering(BodyLowering body) {
    this.body = body;
  }

  /** The expression; of the type it has of itself, whatever it is used as. */
  Expr lower(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree parenthesized) {
      return lower(JavacView.child(path, parenthesized.getExpression()));
    }
    if (tree instanceof LiteralTree literal) {
      return literal(path, literal);
    }
    if (tree instanceof IdentifierTree identifier) {
      return body.names().identifier(path, identifier);
    }
    if (tree instanceof MemberSelectTree select) {
      return body.names().select(path, select);
    }
    if (tree instanceof MethodInvocationTree call) {
      return body.calls().invocation(path, call);
    }
    if (tree instanceof NewClassTree creation) {
      return body.calls().creation(path, creation);
    }
    if (tree instanceof UnaryTree unary) {
      return body.operators().unary(path, unary);
    }
    if (tree instanceof BinaryTree binary) {
      return body.operators().binary(path, binary);
    }
    if (tree instanceof CompoundAssignmentTree compound) {
      return body.operators().compound(path, compound);
    }
    if (tree instanceof LambdaExpressionTree lambda) {
      return body.functions().lambda(path, lambda);
    }
    if (tree instanceof MemberReferenceTree reference) {
      return body.functions().reference(path, reference);
    }
    if (tree instanceof InstanceOfTree test) {
      return body.patterns().instanceOf(path, test);
    }
    if (tree instanceof SwitchExpressionTree choice) {
      return body.switches().expression(path, choice);
    }
    return lowerPlain(path, tree);
  }

  private Expr lowerPlain(TreePath path, Tree tree) {
    if (tree instanceof AssignmentTree assignment) {
      return assignment(path, assignment);
    }
    if (tree instanceof ConditionalExpressionTree conditional) {
      return conditional(path, conditional, body.view().type(path));
    }
    if (tree instanceof TypeCastTree cast) {
      return cast(path, cast);
    }
    if (tree instanceof ArrayAccessTree access) {
      return access(path, access);
    }
    if (tree instanceof NewArrayTree array) {
      return array(path, array);
    }
    return body.unsupported(NewerTrees.describe(tree), path);
  }

  /**
   * The expression before it is converted to {@code target}; a conditional without parentheses that
   * is widened there computes in the wider type already.
   *
   * <p>By JLS 15.25 {@code double d = c ? anInt : aFloat} rounds the int to float first. javac does
   * not, unless it knows the condition: it widens each branch to what is expected, and what javac
   * compiles is what the original does.
   */
  Expr lowerFor(TreePath path, TypeRef target) {
    return path.getLeaf() instanceof ConditionalExpressionTree conditional
            && target == PrimitiveType.DOUBLE
            && body.view().type(path).getKind() == TypeKind.FLOAT
        ? widened(path, conditional)
        : lower(path);
  }

  private Expr widened(TreePath path, ConditionalExpressionTree tree) {
    Expr.Conditional widened =
        conditional(path, tree, body.view().types().getPrimitiveType(TypeKind.DOUBLE));
    return ConstantExpressions.evaluate(widened.condition()).isPresent()
        ? conditional(path, tree, body.view().type(path))
        : widened;
  }

  private Expr literal(TreePath path, LiteralTree literal) {
    TypeRef type =
        switch (literal.getKind()) {
          case INT_LITERAL -> PrimitiveType.INT;
          case LONG_LITERAL -> PrimitiveType.LONG;
          case FLOAT_LITERAL -> PrimitiveType.FLOAT;
          case DOUBLE_LITERAL -> PrimitiveType.DOUBLE;
          case BOOLEAN_LITERAL -> PrimitiveType.BOOLEAN;
          case CHAR_LITERAL -> PrimitiveType.CHAR;
          case STRING_LITERAL -> ClassType.STRING;
          default -> NullType.NULL;
        };
    return new Expr.Constant(literal.getValue(), type, body.view().span(path));
  }

  private Expr assignment(TreePath path, AssignmentTree tree) {
    TreePath variable = JavacView.bare(path, tree.getVariable());
    Expr.Assignable target = body.names().assignable(variable);
    if (target == null) {
      return body.unsupported("assignment to this", path);
    }
    Expr value =
        body.assigned(JavacView.child(path, tree.getExpression()), body.view().type(variable));
    return new Expr.Assign(target, value, body.view().span(path));
  }

  private Expr.Conditional conditional(
      TreePath path, ConditionalExpressionTree tree, TypeMirror type) {
    Expr condition = body.condition(JavacView.child(path, tree.getCondition()));
    Expr whenTrue = body.assigned(JavacView.child(path, tree.getTrueExpression()), type);
    Expr whenFalse = body.assigned(JavacView.child(path, tree.getFalseExpression()), type);
    return new Expr.Conditional(
        condition, whenTrue, whenFalse, body.types().lower(type), body.view().span(path));
  }

  private Expr cast(TreePath path, TypeCastTree tree) {
    TreePath operand = JavacView.bare(path, tree.getExpression());
    TypeMirror target = body.view().type(JavacView.child(path, tree.getType()));
    if (operand.getLeaf() instanceof LambdaExpressionTree
        || operand.getLeaf() instanceof MemberReferenceTree) {
      // The cast only says what the lambda is.
      return lower(operand);
    }
    return body.conversions().cast(lower(operand), body.view().type(operand), target);
  }

  private Expr access(TreePath path, ArrayAccessTree tree) {
    return element(path, tree);
  }

  /** An element of an array, to be read or assigned. */
  Expr.ArrayAccess element(TreePath path, ArrayAccessTree tree) {
    Expr array = lower(JavacView.child(path, tree.getExpression()));
    TreePath index = JavacView.child(path, tree.getIndex());
    Expr promoted = body.conversions().promoted(lower(index), body.view().type(index));
    TypeMirror type = body.view().type(path);
    TypeRef lowered =
        array.type() instanceof ArrayType arrayType
            ? arrayType.component()
            : body.types().lower(type);
    return new Expr.ArrayAccess(array, promoted, lowered, body.view().span(path));
  }

  /** {@code new int[n]}, {@code new int[] {…}}, or the braces of an initialiser alone. */
  private Expr array(TreePath path, NewArrayTree tree) {
    TypeMirror type = body.view().type(path);
    if (!(type instanceof javax.lang.model.type.ArrayType mirror)
        || !(body.types().lower(type) instanceof ArrayType lowered)) {
      return body.unsupported("array of unknown type", path);
    }
    List<? extends ExpressionTree> initializers = tree.getInitializers();
    if (initializers != null) {
      List<Expr> elements = new ArrayList<>();
      for (ExpressionTree each : initializers) {
        elements.add(body.assigned(JavacView.child(path, each), mirror.getComponentType()));
      }
      return new Expr.ArrayLiteral(lowered, List.copyOf(elements), false, body.view().span(path));
    }
    List<Expr> dimensions = new ArrayList<>();
    for (ExpressionTree each : tree.getDimensions()) {
      TreePath dimension = JavacView.child(path, each);
      dimensions.add(body.conversions().promoted(lower(dimension), body.view().type(dimension)));
    }
    return new Expr.NewArray(lowered, List.copyOf(dimensions), body.view().span(path));
  }

  /** Whether the path names a type, so that what follows its dot is static. */
  static boolean isTypeName(JavacView view, TreePath path) {
    Tree tree = path.getLeaf();
    return switch (tree.getKind()) {
      case IDENTIFIER, MEMBER_SELECT ->
          view.element(path) instanceof javax.lang.model.element.TypeElement
              || view.type(path).getKind() == TypeKind.PACKAGE;
      case PARAMETERIZED_TYPE, ARRAY_TYPE, PRIMITIVE_TYPE, ANNOTATED_TYPE -> true;
      default -> false;
    };
  }
}
