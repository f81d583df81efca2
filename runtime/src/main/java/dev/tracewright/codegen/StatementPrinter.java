package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.OperatorSyntax;
import dev.tracewright.graph.OperatorSyntax.Precedence;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prints statements, each after the place in the source that it comes from. */
final class StatementPrinter {
  private final TypeRef result;
  private final TypeNames types;
  private final Expressions expressions;
  private final Set<Local> unread;
  private final CodeBlock.Builder out = CodeBlock.builder();
  private String place = "";

  /**
   * A printer of one method.
   *
   * @param result what the method returns
   * @param unread variables that are named only where they are assigned first
   */
  StatementPrinter(TypeRef result, TypeNames types, Expressions expressions, Set<Local> unread) {
    this.result = result;
    this.types = types;
    this.expressions = expressions;
    this.unread = unread;
  }

  /** The statements as source. */
  CodeBlock print(List<Statement> statements) {
    all(statements);
    return out.build();
  }

  private void all(List<Statement> statements) {
    statements.forEach(this::one);
  }

  private void one(Statement statement) {
    if (statement instanceof Statement.Compute compute) {
      compute(compute);
    } else if (statement instanceof Statement.Move move) {
      comment(move.origin());
      assign(move.to(), move.declares(), expressions.of(move.value()));
    } else if (statement instanceof Statement.Copy copy) {
      line(
          CodeBlock.of(
              "$L = $L",
              copy.declares() ? declaration(copy.to()) : variable(copy.to()),
              variable(copy.from())));
    } else if (statement instanceof Statement.Declare declaration) {
      line(declaration(declaration.local()));
    } else if (statement instanceof Statement.Drop drop) {
      line(CodeBlock.of("$L = null", variable(drop.local())));
    } else if (statement instanceof Statement.Return end) {
      returns(end);
    } else if (statement instanceof Statement.Throw end) {
      comment(end.origin());
      line(CodeBlock.of("throw $L", expressions.of(end.value()).code()));
    } else if (statement instanceof Statement.NullCheck check) {
      comment(check.origin());
      line(
          CodeBlock.of(
              "$T.requireNonNull($L)", Names.OBJECTS, expressions.of(check.value()).code()));
    } else if (statement instanceof Statement.Jump jump) {
      String word = jump.isBreak() ? "break" : "continue";
      line(jump.byName() ? CodeBlock.of("$L $L", word, jump.to().name()) : CodeBlock.of(word));
    } else {
      structure(statement);
    }
  }

  private void structure(Statement statement) {
    if (statement instanceof Statement.If test) {
      comment(test.origin());
      choose(test);
    } else if (statement instanceof Statement.Switch choice) {
      choose(choice);
    } else if (statement instanceof Statement.Loop loop) {
      repeat(loop);
    } else if (statement instanceof Statement.Block block) {
      label(block.label());
      boolean isOne =
          block.body().size() == 1
              && block.body().get(0) instanceof Statement.If test
              && Places.of(test.origin()).isEmpty();
      if (isOne) {
        all(block.body());
      } else {
        out.add("{\n$>");
        all(block.body());
        close();
      }
    } else {
      throw new UnsupportedGraphException("no Java is printed for " + statement);
    }
  }

  private void compute(Statement.Compute compute) {
    Node node = compute.node();
    comment(node);
    Expr value = expressions.tree(node);
    boolean alone =
        compute.target().isEmpty()
            || (unread.contains(compute.target().get()) && isStatement(node.target(), value));
    if (alone) {
      line(value.code());
    } else {
      assign(compute.target().get(), compute.declares(), value);
    }
  }

  private void assign(Local local, boolean declares, Expr value) {
    CodeBlock assigned = assignable(value, local.type()).code();
    line(CodeBlock.of("$L = $L", declares ? declaration(local) : variable(local), assigned));
  }

  private CodeBlock declaration(Local local) {
    return CodeBlock.of("$T $L", types.of(local.type()), local.name());
  }

  private CodeBlock variable(Local local) {
    return expressions.variable(local);
  }

  private static boolean isStatement(Target target, Expr value) {
    boolean call =
        target instanceof ModuleTarget
            || (target instanceof MemberRef member
                && !member.isOperator()
                && member.kind() != MemberRef.Kind.GETTER
                && member.kind() != MemberRef.Kind.STATIC_GETTER);
    return call && value.precedence() == Precedence.PRIMARY;
  }

  private Expr assignable(Expr value, TypeRef type) {
    if (value.unboxed().isPresent() && CallSyntax.boxes(value.plain(), type)) {
      return value.plain();
    }
    boolean narrows =
        type instanceof PrimitiveType to
            && value.type() instanceof PrimitiveType from
            && from != to
            && !CallSyntax.widens(from, to);
    boolean unchecked =
        type instanceof TypeVariable && value.type() != NullType.NULL && !value.type().equals(type);
    return narrows || unchecked ? value.cast(types, type) : value;
  }

  private void returns(Statement.Return end) {
    comment(end.origin());
    Optional<Argument> value = end.value();
    line(
        value.isPresent()
            ? CodeBlock.of("return $L", assignable(expressions.of(value.get()), result).code())
            : CodeBlock.of("return"));
  }

  /** An {@code if}; one that is all of an {@code else} stands on its line. */
  private void choose(Statement.If test) {
    open(CodeBlock.of("if ($L)", condition(test.condition())));
    all(test.then());
    List<Statement> otherwise = test.otherwise();
    while (otherwise.size() == 1 && otherwise.get(0) instanceof Statement.If next) {
      out.add("$<} else if ($L) {\n$>", condition(next.condition()));
      all(next.then());
      otherwise = next.otherwise();
    }
    if (!otherwise.isEmpty()) {
      out.add("$<} else {\n$>");
      all(otherwise);
    }
    close();
  }

  private CodeBlock condition(Condition condition) {
    return expressions.choices().condition(condition);
  }

  private void choose(Statement.Switch choice) {
    comment(choice.origin());
    label(choice.label());
    List<List<Argument>> entries = choice.cases().stream().map(Statement.Case::labels).toList();
    SwitchSyntax.Form form = expressions.choices().switches().form(choice.selector(), entries);
    open(CodeBlock.of("switch ($L)", form.selector()));
    for (int each : form.order()) {
      open(CodeBlock.of("$L ->", form.labels().get(each)));
      all(choice.cases().get(each).body());
      close();
    }
    close();
  }

  private void repeat(Statement.Loop loop) {
    comment(loop.origin());
    label(loop.label());
    Statement.Form form = loop.form();
    if (form instanceof Statement.Repeat repeat && !repeat.testsFirst()) {
      open("do");
      all(loop.body());
      out.add("$<} while ($L);\n", condition(repeat.condition()));
      return;
    }
    if (form instanceof Statement.Repeat repeat) {
      open(CodeBlock.of("while ($L)", condition(repeat.condition())));
    } else if (form instanceof Statement.Count count) {
      open(head(count));
    } else {
      open("while (true)");
    }
    all(loop.body());
    close();
  }

  private CodeBlock head(Statement.Count count) {
    Statement.Move initial = count.initial();
    return CodeBlock.of(
        "for ($L = $L; $L; $L)",
        declaration(initial.to()),
        assignable(expressions.of(initial.value()), initial.to().type()).code(),
        condition(count.condition()),
        step(initial.to(), count.update()));
  }

  /** {@code i++} and its like. */
  private CodeBlock step(Local local, Node update) {
    boolean isUp =
        OperatorSyntax.of(update.target()).filter(OperatorSyntax.ADD::equals).isPresent();
    Expr amount = expressions.of(update.arg(1));
    String text = amount.code().toString();
    if (text.equals("1") || text.equals("1L")) {
      return CodeBlock.of("$L$L", variable(local), isUp ? "++" : "--");
    }
    if (text.equals("-1") || text.equals("-1L")) {
      return CodeBlock.of("$L$L", variable(local), isUp ? "--" : "++");
    }
    return CodeBlock.of("$L $L $L", variable(local), isUp ? "+=" : "-=", amount.code());
  }

  private void label(Label label) {
    if (label.isNamed()) {
      out.add("$L:\n", label.name());
    }
  }

  private void open(String head) {
    out.add("$L {\n$>", head);
  }

  private void open(CodeBlock head) {
    out.add("$L {\n$>", head);
  }

  private void close() {
    out.add("$<}\n");
  }

  private void line(CodeBlock code) {
    out.add("$L;\n", code);
  }

  private void comment(Node node) {
    String text = Places.of(node);
    if (!text.isEmpty() && !text.equals(place)) {
      place = text;
      out.add("// $L\n", text);
    }
  }
}
