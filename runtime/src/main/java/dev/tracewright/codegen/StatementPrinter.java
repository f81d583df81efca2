package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
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
  private static final ClassType THROWABLE = ClassType.of("java.lang", "Throwable");

  private final Body body;
  private final TypeRef result;
  private final TypeNames types;
  private final Expressions expressions;
  private final Set<Local> unread;
  private final CodeBlock.Builder out = CodeBlock.builder();
  private String place = "";

  StatementPrinter(Body body, Expressions expressions) {
    this.body = body;
    this.result = body.plan().result();
    this.types = body.plan().types();
    this.expressions = expressions;
    this.unread = body.unread();
  }

  /** The statements as source. */
  CodeBlock print() {
    all(body.statements());
    return out.build();
  }

  /** The whole as a lambda expression. */
  CodeBlock printFunction() {
    List<String> names = body.parameters().stream().map(Local::name).toList();
    String head = names.size() == 1 ? names.get(0) : "(" + String.join(", ", names) + ")";
    Optional<CodeBlock> only =
        body.statements().size() == 1 ? expression(body.statements().get(0)) : Optional.empty();
    if (only.isPresent()) {
      return CodeBlock.of("$L -> $L", head, only.get());
    }
    return CodeBlock.of("$L -> {\n$>$L$<}", head, print());
  }

  /** What stands for a statement that is all of a function object, if it is an expression. */
  private Optional<CodeBlock> expression(Statement statement) {
    if (statement instanceof Statement.Return end) {
      return end.value().map(each -> assignable(expressions.of(each), result).code());
    }
    if (statement instanceof Statement.Compute compute && isAlone(compute)) {
      Expr value = expressions.tree(compute.node());
      return isStatement(compute.node().target(), value)
          ? Optional.of(value.code())
          : Optional.empty();
    }
    return Optional.empty();
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
      Expr from = Expr.primary(variable(copy.from()), copy.from().type());
      boolean isLike = copy.from().type().equals(copy.to().type());
      assign(copy.to(), copy.declares(), isLike ? from : from.cast(types, copy.to().type()));
    } else if (statement instanceof Statement.Declare declaration) {
      line(declaration(declaration.local()));
    } else if (statement instanceof Statement.Drop drop) {
      line(CodeBlock.of("$L = null", variable(drop.local())));
    } else if (statement instanceof Statement.Return end) {
      returns(end);
    } else if (statement instanceof Statement.ReturnKept end) {
      line(CodeBlock.of("return $L", variable(end.kept())));
    } else if (statement instanceof Statement.Throw end) {
      comment(end.origin());
      throwing(end);
    } else if (statement instanceof Statement.MayThrow hint) {
      line(
          CodeBlock.of(
              "$T.<$T>mayThrow()", Names.GENERATED_CODE, TypeNames.className(hint.type())));
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
    } else if (statement instanceof Statement.Synchronized locked) {
      comment(locked.origin());
      Expr lock = expressions.of(locked.lock());
      boolean isNull = lock.type() == NullType.NULL;
      open(
          CodeBlock.of(
              "synchronized ($L)", (isNull ? lock.cast(types, ClassType.OBJECT) : lock).code()));
      all(locked.body());
      close();
    } else if (statement instanceof Statement.Try guarded) {
      guard(guarded);
    } else {
      part(statement);
    }
  }

  /** What parts of a long method add: the object they share, their calls, their ends. */
  private void part(Statement statement) {
    if (statement instanceof Statement.Begin begin) {
      State state = begin.state();
      line(CodeBlock.of("$1T $2L = new $1T()", state.type(), state.name()));
      for (Local each : state.given()) {
        line(CodeBlock.of("$L = $L", variable(each), each.name()));
      }
    } else if (statement instanceof Statement.Leave leave) {
      line(
          switch (leave.result()) {
            case FLAG -> CodeBlock.of("return $L", leave.exit() != 0);
            case NUMBER -> CodeBlock.of("return $L", leave.exit());
            case NEVER -> CodeBlock.of("return null");
            case NOTHING, VALUE -> CodeBlock.of("return");
          });
    } else if (statement instanceof Statement.Run run) {
      run(run);
    }
  }

  private void run(Statement.Run run) {
    CodeBlock call = expressions.run(run.part());
    List<Statement> exits = run.exits();
    switch (run.part().result()) {
      case NOTHING -> {
        line(call);
        all(exits);
      }
      case NEVER -> line(CodeBlock.of("throw $L", call));
      case VALUE -> {
        if (exits.get(0) instanceof Statement.ReturnKept) {
          line(CodeBlock.of("return $L", call));
        } else {
          line(CodeBlock.of("$L = $L", variable(run.part().kept()), call));
          all(exits);
        }
      }
      case FLAG -> {
        open(CodeBlock.of("if ($L)", call));
        all(exits);
        close();
      }
      case NUMBER -> choose(run, call);
    }
  }

  private void choose(Statement.Run run, CodeBlock call) {
    Local number = run.number().orElseThrow();
    line(CodeBlock.of("$L = $L", declaration(number), call));
    List<Statement> exits = run.exits();
    for (int i = 0; i < exits.size(); i++) {
      boolean isLeft = i == exits.size() - 1 && !run.part().completes();
      if (isLeft) {
        one(exits.get(i));
      } else {
        open(CodeBlock.of("if ($L == $L)", number.name(), i + 1));
        one(exits.get(i));
        close();
      }
    }
  }

  private void guard(Statement.Try guarded) {
    comment(guarded.origin());
    open("try");
    all(guarded.body());
    for (Statement.Catch each : guarded.catches()) {
      CodeBlock classes =
          each.classes().stream()
              .map(type -> CodeBlock.of("$T", TypeNames.className(type)))
              .collect(CodeBlock.joining(" | "));
      out.add("$<} catch ($L $L) {\n$>", classes, each.exception().name());
      all(each.body());
    }
    if (!guarded.last().isEmpty()) {
      out.add("$<} finally {\n$>");
      all(guarded.last());
    }
    close();
  }

  private void throwing(Statement.Throw end) {
    Expr value = expressions.of(end.value());
    line(
        end.hidden()
            ? CodeBlock.of("throw $T.rethrow($L)", Names.GENERATED_CODE, throwable(value).code())
            : CodeBlock.of("throw $L", value.code()));
  }

  private Expr throwable(Expr value) {
    boolean known =
        value.type() instanceof ClassType type
            && (types.mayBe(type, THROWABLE) && !types.mayBe(type, ClassType.STRING));
    return known ? value : value.cast(types, THROWABLE);
  }

  private void compute(Statement.Compute compute) {
    Node node = compute.node();
    comment(node);
    Expr value = expressions.tree(node);
    if (compute.target().isEmpty() || (isAlone(compute) && isStatement(node.target(), value))) {
      line(value.code());
    } else {
      assign(compute.target().get(), compute.declares(), value);
    }
  }

  /** Whether nobody asks for the value. */
  private boolean isAlone(Statement.Compute compute) {
    return compute.target().map(unread::contains).orElse(true);
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
        body.isShared(initial.to()) ? variable(initial.to()) : declaration(initial.to()),
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
