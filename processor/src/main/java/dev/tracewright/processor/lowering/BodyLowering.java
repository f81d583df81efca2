package dev.tracewright.processor.lowering;

import com.sun.source.util.TreePath;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The parts that lower one body, which call each other through this object. */
final class BodyLowering {

  private final JavacView view;
  private final TypeLowering types;
  private final MemberLowering members;
  private final ConversionLowering conversions;
  private final PlatformCalls platform;
  private final LocalClasses localClasses;
  private final BodyScope scope;
  private final ExpressionLowering expressions;
  private final NameLowering names;
  private final OperatorLowering operators;
  private final CallLowering calls;
  private final FunctionLowering functions;
  private final PatternLowering patterns;
  private final SwitchLowering switches;
  private final StatementLowering statements;

  BodyLowering(
      JavacView view,
      TypeLowering types,
      MemberLowering members,
      ConversionLowering conversions,
      LocalClasses localClasses,
      BodyScope scope) {
    this.view = view;
    this.types = types;
    this.members = members;
    this.conversions = conversions;
    this.platform = new PlatformCalls(types, members);
    this.localClasses = localClasses;
    this.scope = scope;
    this.expressions = new ExpressionLowering(this);
    this.names = new NameLowering(this);
    this.operators = new OperatorLowering(this);
    this.calls = new CallLowering(this);
    this.functions = new FunctionLowering(this);
    this.patterns = new PatternLowering(this);
    this.switches = new SwitchLowering(this);
    this.statements = new StatementLowering(this);
  }

  JavacView view() {
    return view;
  }

  TypeLowering types() {
    return types;
  }

  MemberLowering members() {
    return members;
  }

  ConversionLowering conversions() {
    return conversions;
  }

  PlatformCalls platform() {
    return platform;
  }

  BodyScope scope() {
    return scope;
  }

  ExpressionLowering expressions() {
    return expressions;
  }

  NameLowering names() {
    return names;
  }

  OperatorLowering operators() {
    return operators;
  }

  CallLowering calls() {
    return calls;
  }

  FunctionLowering functions() {
    return functions;
  }

  PatternLowering patterns() {
    return patterns;
  }

  SwitchLowering switches() {
    return switches;
  }

  StatementLowering statements() {
    return statements;
  }

  /** A class that is declared here; its own code is lowered when it is asked for. */
  void declareClass(TreePath path) {
    if (view.element(path) instanceof TypeElement type) {
      localClasses.declare(type, scope);
    }
  }

  /** The expression as it is, without conversion. */
  Expr lower(TreePath path) {
    return expressions.lower(path);
  }

  /** The expression converted to the type of what it is assigned to, passed for or returned as. */
  Expr assigned(TreePath path, TypeMirror target) {
    Expr value = expressions.lowerFor(path, types.lower(target));
    return conversions.assigned(value, view.type(path), target);
  }

  /** The expression as a {@code boolean}. */
  Expr condition(TreePath path) {
    return conversions.unboxed(lower(path), view.type(path));
  }

  /** An expression of a kind that capture has no form for. */
  Expr unsupported(String construct, TreePath path) {
    TypeMirror type = view.type(path);
    TypeRef lowered = TypeLowering.isType(type) ? types.lower(type) : ClassType.OBJECT;
    return new Expr.Unsupported(construct, lowered, view.span(path));
  }
}
