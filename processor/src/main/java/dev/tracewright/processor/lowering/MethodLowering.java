package dev.tracewright.processor.lowering;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.attribution.UnresolvedName;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Lowers methods and constructors with their bodies. */
final class MethodLowering {

  private final JavacView view;
  private final TypeLowering types;
  private final MemberLowering members;
  private final ConversionLowering conversions;
  private final LocalClasses localClasses;

  MethodLowering(
      JavacView view,
      TypeLowering types,
      MemberLowering members,
      ConversionLowering conversions,
      LocalClasses localClasses) {
    this.view = view;
    this.types = types;
    this.members = members;
    this.conversions = conversions;
    this.localClasses = localClasses;
  }

  /** A body to lower code of a class in, with the class or method that the code stands in. */
  BodyLowering body(TypeElement owner, TreePath root) {
    BodyScope scope = new BodyScope(owner, root, types, localClasses.around(owner));
    return new BodyLowering(view, types, members, conversions, localClasses, scope);
  }

  /**
   * The method or constructor.
   *
   * @param more what javac could not resolve in code that runs with it: for a constructor, the
   *     initialisers
   */
  MethodSyntax lower(
      AttributedClass owner,
      TreePath path,
      ExecutableElement element,
      List<MethodSyntax.Unresolved> more) {
    MethodTree tree = (MethodTree) path.getLeaf();
    boolean isConstructor = element.getKind() == ElementKind.CONSTRUCTOR;
    BodyLowering body = body(owner.element(), path);
    List<Local> parameters = new ArrayList<>();
    Map<Local, MethodSyntax.Specialization> specialized = new LinkedHashMap<>();
    if (isConstructor) {
      members
          .enclosing(owner.element())
          .map(each -> body.scope().fresh("outer", types.classType(each)))
          .ifPresent(parameters::add);
    }
    for (int i = 0; i < tree.getParameters().size(); i++) {
      TreePath parameter = JavacView.child(path, tree.getParameters().get(i));
      VariableElement variable =
          view.element(parameter) instanceof VariableElement declared
              ? declared
              : element.getParameters().get(i);
      Local local = body.scope().declare(variable);
      parameters.add(local);
      specialization(parameter, variable).ifPresent(each -> specialized.put(local, each));
    }
    List<MethodSyntax.Unresolved> unresolved = new ArrayList<>(unresolved(path));
    if (isConstructor && !callsThis(tree)) {
      unresolved.addAll(more);
    }
    return new MethodSyntax(
        members.method(element),
        members.typeParameters(element.getTypeParameters(), false),
        List.copyOf(parameters),
        Collections.unmodifiableMap(specialized),
        types.lower(element.getReturnType()),
        element.getThrownTypes().stream().map(types::lower).toList(),
        bodyOf(owner, path, element, body, unresolved),
        List.copyOf(unresolved),
        view.span(path));
  }

  /** The accessor of a record's component that the compiler makes. */
  MethodSyntax accessor(AttributedClass owner, ExecutableElement element, FieldInfo field) {
    Span span = view.span(owner.path());
    Expr self = body(owner.element(), owner.path()).names().self(span);
    Expr read = new Expr.FieldRead(self, field, field.type(), span);
    return new MethodSyntax(
        members.method(element),
        List.of(),
        List.of(),
        Map.of(),
        types.lower(element.getReturnType()),
        List.of(),
        new Stmt.Block(List.of(new Stmt.Return(read, span)), span),
        List.of(),
        span);
  }

  /** What has no type in a tree. */
  List<MethodSyntax.Unresolved> unresolved(TreePath path) {
    List<MethodSyntax.Unresolved> unresolved = new ArrayList<>();
    for (UnresolvedName each : view.round().unresolvedIn(path)) {
      unresolved.add(new MethodSyntax.Unresolved(each.text(), each.place()));
    }
    return List.copyOf(unresolved);
  }

  /** Whether a constructor leaves its work to another one of its class. */
  private static boolean callsThis(MethodTree tree) {
    return constructorCall(tree.getBody()) instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof IdentifierTree name
        && NameLowering.isThis(name.getName());
  }

  private static @Nullable ExpressionTree constructorCall(@Nullable BlockTree block) {
    if (block != null) {
      for (StatementTree each : block.getStatements()) {
        if (each instanceof ExpressionStatementTree statement
            && ConstructorCalls.isOne(statement.getExpression())) {
          return statement.getExpression();
        }
      }
    }
    return null;
  }

  private Stmt.@Nullable Block bodyOf(
      AttributedClass owner,
      TreePath path,
      ExecutableElement element,
      BodyLowering body,
      List<MethodSyntax.Unresolved> unresolved) {
    BlockTree tree = ((MethodTree) path.getLeaf()).getBody();
    if (tree == null) {
      return null;
    }
    TreePath blockPath = JavacView.child(path, tree);
    Span span = view.span(blockPath);
    if (!unresolved.isEmpty()) {
      // It cannot be captured, and lowering would only repeat that in other words.
      return new Stmt.Block(List.of(new Stmt.Unsupported("unresolved name", span)), span);
    }
    body.scope().enterResult(element.getReturnType());
    Stmt.Block block = body.statements().block(blockPath);
    if (element.getKind() != ElementKind.CONSTRUCTOR) {
      return block;
    }
    List<Stmt> statements = new ArrayList<>();
    for (Stmt each : block.statements()) {
      if (!isOfEnum(owner.element(), each)) {
        statements.add(each);
      }
    }
    if (isCanonical(owner.element(), element) && !assignsFields(blockPath)) {
      statements.addAll(fieldAssignments(owner, path, body, span));
    }
    return new Stmt.Block(List.copyOf(statements), span);
  }

  /** Whether this is the call with name and number that javac puts into an enum's constructor. */
  private static boolean isOfEnum(TypeElement owner, Stmt statement) {
    return MemberLowering.isEnum(owner)
        && statement instanceof Stmt.ConstructorCall call
        && call.isSuper();
  }

  private boolean isCanonical(TypeElement owner, ExecutableElement constructor) {
    if (owner.getKind() != ElementKind.RECORD) {
      return false;
    }
    List<TypeRef> components =
        owner.getRecordComponents().stream()
            .map(each -> types.erased(view.types().erasure(each.asType())))
            .toList();
    return members.method(constructor).ref().parameters().equals(components);
  }

  /**
   * Whether a canonical constructor assigns the fields itself: a compact or implicit one cannot.
   */
  private boolean assignsFields(TreePath block) {
    for (StatementTree each : ((BlockTree) block.getLeaf()).getStatements()) {
      TreePath statement = JavacView.child(block, each);
      if (AssignmentSearch.assignsField(view, statement)) {
        return true;
      }
    }
    return false;
  }

  private List<Stmt> fieldAssignments(
      AttributedClass owner, TreePath path, BodyLowering body, Span span) {
    List<Stmt> assignments = new ArrayList<>();
    List<? extends VariableTree> parameters = ((MethodTree) path.getLeaf()).getParameters();
    List<VariableElement> fields = RecordFields.of(owner.element());
    for (int i = 0; i < Math.min(fields.size(), parameters.size()); i++) {
      TreePath parameter = JavacView.child(path, parameters.get(i));
      Local local =
          view.element(parameter) instanceof VariableElement variable
              ? body.scope().find(variable)
              : null;
      if (local != null) {
        FieldInfo field = members.field(fields.get(i));
        Expr.Assignable target =
            new Expr.FieldRead(body.names().self(span), field, field.type(), span);
        Expr value = new Expr.LocalRead(local, span);
        assignments.add(new Stmt.Evaluate(new Expr.Assign(target, value, span), span));
      }
    }
    return assignments;
  }

  private Optional<MethodSyntax.Specialization> specialization(
      TreePath parameter, VariableElement element) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      if (MemberLowering.simpleName(annotation).equals("Specialize")) {
        String text = MemberLowering.value(annotation, "value").orElse("");
        return Optional.of(new MethodSyntax.Specialization(text, annotationSpan(parameter)));
      }
    }
    return Optional.empty();
  }

  /** The text within {@code @Specialize}, else the parameter. */
  private Span annotationSpan(TreePath parameter) {
    VariableTree tree = (VariableTree) parameter.getLeaf();
    TreePath modifiers = JavacView.child(parameter, tree.getModifiers());
    for (AnnotationTree each : tree.getModifiers().getAnnotations()) {
      String name = each.getAnnotationType().toString();
      if (name.equals("Specialize") || name.endsWith(".Specialize")) {
        TreePath annotation = JavacView.child(modifiers, each);
        for (ExpressionTree argument : each.getArguments()) {
          TreePath at = JavacView.child(annotation, argument);
          return argument instanceof AssignmentTree assignment
              ? view.span(JavacView.child(at, assignment.getExpression()))
              : view.span(at);
        }
        return view.span(annotation);
      }
    }
    return view.span(parameter);
  }
}
