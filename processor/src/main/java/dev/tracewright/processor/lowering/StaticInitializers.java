package dev.tracewright.processor.lowering;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.tracewright.processor.attribution.AttributedClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Decides whether it can be noticed that a class is initialised.
 *
 * <p>It cannot for classes of the JDK, by decision; for a class file without static initialiser;
 * and for a source without static block whose static fields start as constants, arrays of such,
 * lambdas or plain enum constants. The superclasses count, and the interfaces that are initialised
 * with it.
 */
final class StaticInitializers {

  private final JavacView view;
  private final Map<TypeElement, Boolean> decided = new HashMap<>();

  StaticInitializers(JavacView view) {
    this.view = view;
  }

  boolean isUnnoticeable(TypeElement type) {
    Boolean known = decided.get(type);
    if (known != null) {
      return known;
    }
    // A class that inherits from itself is an error of the user's that must not hang.
    decided.put(type, true);
    boolean unnoticeable = own(type) && inherited(type);
    decided.put(type, unnoticeable);
    return unnoticeable;
  }

  private boolean own(TypeElement type) {
    String name = view.elements().getBinaryName(type).toString();
    if (name.startsWith("java.") || name.startsWith("javax.")) {
      return true;
    }
    return view.round()
        .find(name)
        .map(this::inSource)
        .orElseGet(
            () ->
                type.getEnclosedElements().stream()
                    .noneMatch(each -> each.getKind() == ElementKind.STATIC_INIT));
  }

  private boolean inherited(TypeElement type) {
    if (element(type.getSuperclass()) instanceof TypeElement superclass
        && !isUnnoticeable(superclass)) {
      return false;
    }
    for (TypeMirror each : type.getInterfaces()) {
      if (element(each) instanceof TypeElement interfaceType
          && hasDefaultMethods(interfaceType)
          && !isUnnoticeable(interfaceType)) {
        return false;
      }
    }
    return true;
  }

  private static Object element(TypeMirror type) {
    return type instanceof DeclaredType declared ? declared.asElement() : type;
  }

  private static boolean hasDefaultMethods(TypeElement type) {
    return type.getEnclosedElements().stream()
        .anyMatch(each -> each.getModifiers().contains(Modifier.DEFAULT));
  }

  private boolean inSource(AttributedClass source) {
    boolean isEnum = MemberLowering.isEnum(source.element());
    for (Tree each : source.tree().getMembers()) {
      TreePath path = JavacView.child(source.path(), each);
      if (each instanceof BlockTree block && (block.isStatic() || isEnum)) {
        return false;
      }
      if (each instanceof VariableTree field && !isHarmlessField(path, field, isEnum)) {
        return false;
      }
      if (isEnum && each instanceof MethodTree method && !isPlainConstructor(path, method)) {
        return false;
      }
    }
    return true;
  }

  private boolean isHarmlessField(TreePath path, VariableTree field, boolean isEnum) {
    Element element = view.element(path);
    ExpressionTree initial = field.getInitializer();
    if (initial == null
        || !(element instanceof VariableElement variable)
        || !(MemberLowering.isStatic(element) || isEnum)) {
      return true;
    }
    TreePath initialPath = JavacView.child(path, initial);
    if (variable.getKind() == ElementKind.ENUM_CONSTANT) {
      return initial instanceof NewClassTree constant
          && constant.getClassBody() == null
          && all(initialPath, constant.getArguments());
    }
    return variable.getConstantValue() != null || isHarmless(initialPath);
  }

  /** Whether an enum's constructor does no more than keep what it is given. */
  private boolean isPlainConstructor(TreePath path, MethodTree method) {
    Element element = view.element(path);
    BlockTree block = method.getBody();
    if (element == null || element.getKind() != ElementKind.CONSTRUCTOR || block == null) {
      return true;
    }
    TreePath blockPath = JavacView.child(path, block);
    for (StatementTree each : block.getStatements()) {
      if (!(each instanceof ExpressionStatementTree statement)) {
        return false;
      }
      TreePath expression =
          JavacView.child(JavacView.child(blockPath, each), statement.getExpression());
      if (!ConstructorCalls.isOne(statement.getExpression()) && !isPlainAssignment(expression)) {
        return false;
      }
    }
    return true;
  }

  private boolean isPlainAssignment(TreePath path) {
    if (!(path.getLeaf() instanceof AssignmentTree assignment)) {
      return false;
    }
    TreePath value = JavacView.bare(path, assignment.getExpression());
    return isHarmless(value)
        || (value.getLeaf() instanceof IdentifierTree
            && view.element(value) instanceof VariableElement variable
            && variable.getKind() == ElementKind.PARAMETER);
  }

  private boolean all(TreePath parent, List<? extends ExpressionTree> trees) {
    return trees.stream().allMatch(each -> isHarmless(JavacView.bare(parent, each)));
  }

  /** Whether computing the value has no effect, cannot fail and loads nothing. */
  private boolean isHarmless(TreePath path) {
    Tree tree = JavacView.bare(path).getLeaf();
    if (tree instanceof LiteralTree || tree instanceof LambdaExpressionTree) {
      return true;
    }
    if (tree instanceof UnaryTree unary) {
      return isHarmless(JavacView.bare(path, unary.getExpression()));
    }
    if (tree instanceof BinaryTree binary
        && binary.getKind() != Tree.Kind.DIVIDE
        && binary.getKind() != Tree.Kind.REMAINDER) {
      return all(path, List.of(binary.getLeftOperand(), binary.getRightOperand()));
    }
    if (tree instanceof NewArrayTree array) {
      List<? extends ExpressionTree> elements = array.getInitializers();
      return elements == null
          ? array.getDimensions().stream().allMatch(LiteralTree.class::isInstance)
          : all(path, elements);
    }
    return view.element(path) instanceof VariableElement variable
        && variable.getConstantValue() != null;
  }
}
