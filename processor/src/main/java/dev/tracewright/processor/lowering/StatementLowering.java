package dev.tracewright.processor.lowering;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Lowers statements. */
final class StatementLowering {

  private final BodyLowering body;
  private final LoopLowering loops;
  private final TryLowering tries;
  private final ConstructorCalls constructorCalls;

  StatementLowering(BodyLowering body) {
    this.body = body;
    this.loops = new LoopLowering(body);
    this.tries = new TryLowering(body);
    this.constructorCalls = new ConstructorCalls(body);
  }

  /** A block, or a single statement as a block of its own. */
  Stmt.Block block(TreePath path) {
    Span span = body.view().span(path);
    return path.getLeaf() instanceof BlockTree block
        ? new Stmt.Block(list(path, block.getStatements()), span)
        : new Stmt.Block(one(path), span);
  }

  /** Statements that follow each other. */
  List<Stmt> list(TreePath parent, List<? extends StatementTree> statements) {
    List<Stmt> lowered = new ArrayList<>();
    for (StatementTree each : statements) {
      lowered.addAll(one(JavacView.child(parent, each)));
    }
    return List.copyOf(lowered);
  }

  /** A statement behind the declarations of what its patterns bind. */
  List<Stmt> one(TreePath path) {
    body.scope().enterStatement();
    return afterHoisted(lower(path));
  }

  /** Ends a statement: it stands behind the declarations of what its patterns bind. */
  List<Stmt> afterHoisted(Stmt statement) {
    List<Stmt> statements = new ArrayList<>();
    for (Local each : body.scope().leaveStatement()) {
      statements.add(new Stmt.Declare(each, null, statement.span()));
    }
    statements.add(statement);
    return List.copyOf(statements);
  }

  /** A statement where exactly one can stand. */
  Stmt single(TreePath path) {
    List<Stmt> statements = one(path);
    return statements.size() == 1
        ? statements.get(0)
        : new Stmt.Block(statements, body.view().span(path));
  }

  /** A statement; what its patterns bind is left to be declared before it. */
  Stmt lower(TreePath path) {
    Tree tree = path.getLeaf();
    Span span = body.view().span(path);
    if (tree instanceof BlockTree) {
      return block(path);
    }
    if (tree instanceof VariableTree variable) {
      return declaration(path, variable);
    }
    if (tree instanceof ExpressionStatementTree statement) {
      TreePath expression = JavacView.child(path, statement.getExpression());
      return constructorCalls.isOne(expression)
          ? constructorCalls.lower(expression)
          : new Stmt.Evaluate(body.lower(expression), span);
    }
    if (tree instanceof ReturnTree statement) {
      return new Stmt.Return(returned(path, statement), span);
    }
    if (tree instanceof IfTree statement) {
      Tree otherwise = statement.getElseStatement();
      return new Stmt.If(
          body.condition(JavacView.child(path, statement.getCondition())),
          single(JavacView.child(path, statement.getThenStatement())),
          otherwise == null ? null : single(JavacView.child(path, otherwise)),
          span);
    }
    if (tree instanceof ThrowTree statement) {
      return new Stmt.Throw(body.lower(JavacView.child(path, statement.getExpression())), span);
    }
    if (tree instanceof EmptyStatementTree) {
      return new Stmt.Empty(span);
    }
    return lowerControl(path, tree, span);
  }

  private Stmt lowerControl(TreePath path, Tree tree, Span span) {
    if (tree instanceof WhileLoopTree loop) {
      return loops.whileLoop(path, loop);
    }
    if (tree instanceof DoWhileLoopTree loop) {
      return loops.doWhile(path, loop);
    }
    if (tree instanceof ForLoopTree loop) {
      return loops.forLoop(path, loop);
    }
    if (tree instanceof EnhancedForLoopTree loop) {
      return loops.forEach(path, loop);
    }
    if (tree instanceof SwitchTree choice) {
      return body.switches().statement(path, choice);
    }
    if (tree instanceof YieldTree statement) {
      return yielded(JavacView.child(path, statement.getValue()), span);
    }
    if (tree instanceof BreakTree statement) {
      return new Stmt.Break(label(statement.getLabel()), span);
    }
    if (tree instanceof ContinueTree statement) {
      return new Stmt.Continue(label(statement.getLabel()), span);
    }
    if (tree instanceof LabeledStatementTree statement) {
      Stmt labelled = lower(JavacView.child(path, statement.getStatement()));
      return new Stmt.Labeled(statement.getLabel().toString(), labelled, span);
    }
    return lowerRare(path, tree, span);
  }

  private Stmt lowerRare(TreePath path, Tree tree, Span span) {
    if (tree instanceof AssertTree statement) {
      Tree detail = statement.getDetail();
      return new Stmt.Assert(
          body.condition(JavacView.child(path, statement.getCondition())),
          detail == null ? null : body.lower(JavacView.child(path, detail)),
          span);
    }
    if (tree instanceof SynchronizedTree statement) {
      return new Stmt.Synchronized(
          body.lower(JavacView.child(path, statement.getExpression())),
          block(JavacView.child(path, statement.getBlock())),
          span);
    }
    if (tree instanceof TryTree statement) {
      return tries.lower(path, statement);
    }
    if (tree instanceof ClassTree) {
      body.declareClass(path);
      return new Stmt.Empty(span);
    }
    return new Stmt.Unsupported(NewerTrees.describe(tree), span);
  }

  /** A declared variable with its initial value. */
  Stmt declaration(TreePath path, VariableTree tree) {
    Span span = body.view().span(path);
    if (!(body.view().element(path) instanceof VariableElement element)) {
      return new Stmt.Unsupported("unresolved variable", span);
    }
    Tree initializer = tree.getInitializer();
    if (initializer == null) {
      return new Stmt.Declare(body.scope().declare(element), null, span);
    }
    // The variable is in scope in its own initialiser, inside a lambda say.
    Local local = body.scope().declare(element);
    Expr initial = body.assigned(JavacView.child(path, initializer), element.asType());
    return new Stmt.Declare(local, initial, span);
  }

  private @Nullable Expr returned(TreePath path, ReturnTree tree) {
    Tree value = tree.getExpression();
    if (value == null) {
      return null;
    }
    TreePath valuePath = JavacView.child(path, value);
    TypeMirror result = body.scope().result();
    return result == null || result.getKind() == TypeKind.VOID
        ? body.lower(valuePath)
        : body.assigned(valuePath, result);
  }

  /** The value of a switch expression. */
  Stmt.Yield yielded(TreePath value, Span span) {
    TypeMirror type = body.scope().yielded();
    return new Stmt.Yield(type == null ? body.lower(value) : body.assigned(value, type), span);
  }

  private static @Nullable String label(@Nullable Name name) {
    return name == null ? null : name.toString();
  }
}
