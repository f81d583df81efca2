package dev.tracewright.processor.lowering;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** One class with source; its methods are lowered when they are asked for. */
final class ClassLowering {

  private final AttributedClass source;
  private final JavacView view;
  private final MemberLowering members;
  private final MethodLowering methods;

  /** The methods and constructors that stand in the tree, in its order. */
  private final Map<ExecutableElement, TreePath> written = new LinkedHashMap<>();

  private final Map<ExecutableElement, MethodSyntax> lowered = new LinkedHashMap<>();
  private @Nullable List<Stmt> initializers;

  ClassLowering(
      AttributedClass source, JavacView view, MemberLowering members, MethodLowering methods) {
    this.source = source;
    this.view = view;
    this.members = members;
    this.methods = methods;
    for (Tree each : source.tree().getMembers()) {
      TreePath path = JavacView.child(source.path(), each);
      if (each instanceof MethodTree && view.element(path) instanceof ExecutableElement element) {
        written.put(element, path);
      }
    }
  }

  AttributedClass source() {
    return source;
  }

  /** Lowers all code, so that the classes that are declared in it are known. */
  void lowerAll() {
    written.keySet().forEach(this::method);
    initializers();
  }

  /** The class with all its members, but for what the compiler makes beside accessors. */
  ClassSyntax syntax(ClassInfo info) {
    List<MethodSyntax> constructors = new ArrayList<>();
    List<MethodSyntax> others = new ArrayList<>();
    for (ExecutableElement each : written.keySet()) {
      boolean isConstructor = each.getKind() == ElementKind.CONSTRUCTOR;
      method(each).ifPresent((isConstructor ? constructors : others)::add);
    }
    for (ExecutableElement each : ElementFilter.methodsIn(source.element().getEnclosedElements())) {
      if (RecordFields.accessed(each).isPresent() && !written.containsKey(each)) {
        method(each).ifPresent(others::add);
      }
    }
    List<FieldInfo> fields =
        ElementFilter.fieldsIn(source.element().getEnclosedElements()).stream()
            .map(members::field)
            .toList();
    return new ClassSyntax(
        info,
        members.typeParameters(source.element().getTypeParameters(), true),
        fields,
        initializers(),
        List.copyOf(constructors),
        List.copyOf(others),
        view.span(source.path()));
  }

  /**
   * The method with its body; empty for one that the compiler makes, but for accessors of records
   * and the methods of local ones.
   */
  Optional<MethodSyntax> method(ExecutableElement element) {
    MethodSyntax known = lowered.get(element);
    if (known != null) {
      return Optional.of(known);
    }
    TreePath path = written.get(element);
    Optional<MethodSyntax> syntax =
        path == null
            ? RecordFields.accessed(element)
                .map(field -> methods.accessor(source, element, members.field(field)))
                .or(() -> RecordMethods.of(body(), members, source, element))
            : Optional.of(methods.lower(source, path, element, unresolvedInitializers()));
    syntax.ifPresent(each -> lowered.put(element, each));
    return syntax;
  }

  /** The initialisers of instances, in the order of the source. */
  List<Stmt> initializers() {
    List<Stmt> known = initializers;
    if (known == null) {
      known = lowerInitializers();
      initializers = known;
    }
    return known;
  }

  private List<Stmt> lowerInitializers() {
    BodyLowering body = body();
    List<Stmt> statements = new ArrayList<>();
    for (TreePath each : instanceInitializers()) {
      if (!methods.unresolved(each).isEmpty()) {
        statements.add(new Stmt.Unsupported("unresolved name", view.span(each)));
      } else if (each.getLeaf() instanceof VariableTree field) {
        statements.addAll(initializer(body, each, field));
      } else {
        statements.add(body.statements().block(each));
      }
    }
    return List.copyOf(statements);
  }

  private BodyLowering body() {
    return methods.body(source.element(), source.path());
  }

  private List<Stmt> initializer(BodyLowering body, TreePath path, VariableTree tree) {
    Tree initial = tree.getInitializer();
    if (initial == null || !(view.element(path) instanceof VariableElement element)) {
      return List.of();
    }
    Span span = view.span(path);
    FieldInfo field = members.field(element);
    body.scope().enterStatement();
    Expr value = body.assigned(JavacView.child(path, initial), element.asType());
    Expr.Assignable target = new Expr.FieldRead(body.names().self(span), field, field.type(), span);
    return body.statements()
        .afterHoisted(new Stmt.Evaluate(new Expr.Assign(target, value, span), span));
  }

  /** Fields with an initial value and blocks, but for static ones. */
  private List<TreePath> instanceInitializers() {
    List<TreePath> paths = new ArrayList<>();
    for (Tree each : source.tree().getMembers()) {
      TreePath path = JavacView.child(source.path(), each);
      boolean field =
          each instanceof VariableTree variable
              && variable.getInitializer() != null
              && view.element(path) instanceof VariableElement element
              && !MemberLowering.isStatic(element);
      boolean block = each instanceof BlockTree tree && !tree.isStatic();
      if (field || block) {
        paths.add(path);
      }
    }
    return paths;
  }

  private List<MethodSyntax.Unresolved> unresolvedInitializers() {
    List<MethodSyntax.Unresolved> unresolved = new ArrayList<>();
    for (TreePath each : instanceInitializers()) {
      unresolved.addAll(methods.unresolved(each));
    }
    return List.copyOf(unresolved);
  }
}
