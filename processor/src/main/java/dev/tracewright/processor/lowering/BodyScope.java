package dev.tracewright.processor.lowering;

import com.sun.source.util.TreePath;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Local;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What is known while one method, or the initialisers of one class, are lowered. */
final class BodyScope {

  /** What a variable is called that the source calls {@code _}. */
  private static final String UNNAMED = "unused";

  private final TypeElement owner;
  private final TreePath root;
  private final TypeLowering typeLowering;
  private final @Nullable BodyScope outer;
  private final Map<VariableElement, Local> locals = new HashMap<>();
  private int nextId;

  /** What the innermost method or lambda returns; of kind VOID for nothing. */
  private final Deque<TypeMirror> results = new ArrayDeque<>();

  /** What the innermost switch expression yields. */
  private final Deque<TypeMirror> yields = new ArrayDeque<>();

  /** Variables that patterns bind, to be declared before the statement they occur in. */
  private final Deque<List<Local>> bound = new ArrayDeque<>();

  /**
   * A scope without variables.
   *
   * @param owner the class whose code it is
   * @param root the method or class, within which assignments to a variable are looked for
   * @param outer the body that a local class stands in, whose variables its code can read
   */
  BodyScope(
      TypeElement owner, TreePath root, TypeLowering typeLowering, @Nullable BodyScope outer) {
    this.owner = owner;
    this.root = root;
    this.typeLowering = typeLowering;
    this.outer = outer;
  }

  TypeElement owner() {
    return owner;
  }

  TreePath root() {
    return root;
  }

  /** The variable that an element stands for from now on. */
  Local declare(VariableElement element) {
    String name = element.getSimpleName().toString();
    Local local = fresh(name.isEmpty() ? UNNAMED : name, typeLowering.lower(element.asType()));
    locals.put(element, local);
    return local;
  }

  /** A variable of a pattern; it is declared before the statement that is being lowered. */
  Local bind(VariableElement element) {
    Local local = declare(element);
    hoist(local);
    return local;
  }

  /** Lets a variable be declared before the statement that is being lowered. */
  void hoist(Local local) {
    List<Local> open = bound.peek();
    if (open != null) {
      open.add(local);
    }
  }

  /** A variable that has no element. */
  Local fresh(String name, TypeRef type) {
    return new Local(newId(), name, type);
  }

  /** Numbers tell apart the variables of a body and of the classes in it. */
  private int newId() {
    return outer == null ? nextId++ : outer.newId();
  }

  /** The variable of this body or of one around it, or null if it is of none. */
  @Nullable Local find(VariableElement element) {
    Local own = locals.get(element);
    return own == null && outer != null ? outer.find(element) : own;
  }

  void enterStatement() {
    bound.push(new ArrayList<>());
  }

  /** The variables to declare before the statement that ends here. */
  List<Local> leaveStatement() {
    return bound.pop();
  }

  void enterResult(TypeMirror type) {
    results.push(type);
  }

  void leaveResult() {
    results.pop();
  }

  @Nullable TypeMirror result() {
    return results.peek();
  }

  void enterSwitch(TypeMirror type) {
    yields.push(type);
  }

  void leaveSwitch() {
    yields.pop();
  }

  @Nullable TypeMirror yielded() {
    return yields.peek();
  }
}
