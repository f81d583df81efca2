package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.NullType;
import java.util.List;
import java.util.Optional;

/** Prints statements, each after the place in the source that it comes from. */
final class StatementPrinter {
  private final Body body;
  private final Expressions expressions;
  private final Lines lines;
  private final CodeBlock.Builder out = CodeBlock.builder();
  private String place = "";

  StatementPrinter(Body body, Expressions expressions) {
    this.body = body;
    this.expressions = expressions;
    this.lines = new Lines(body, expressions);
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
        body.statements().size() == 1
            ? lines.expression(body.statements().get(0))
            : Optional.empty();
    return only.isPresent()
        ? CodeBlock.of("$L -> $L", head, only.get())
        : CodeBlock.of("$L -> {\n$>$L$<}", head, print());
  }

  private void all(List<Statement> statements) {
    statements.forEach(this::one);
  }

  private void one(Statement statement) {
    comment(statement);
    Optional<CodeBlock> simple = lines.of(statement);
    if (simple.isPresent()) {
      line(simple.get());
    } else if (statement instanceof Statement.If test) {
      choose(test);
    } else if (statement instanceof Statement.Switch choice) {
      choose(choice);
    } else if (statement instanceof Statement.Loop loop) {
      repeat(loop);
    } else if (statement instanceof Statement.Block block) {
      name(block);
    } else if (statement instanceof Statement.Synchronized locked) {
      lock(locked);
    } else if (statement instanceof Statement.Try guarded) {
      guard(guarded);
    } else if (statement instanceof Statement.Dispatch dispatch) {
      dispatch(dispatch);
    } else if (statement instanceof Statement.Begin begin) {
      begin(begin.state());
    } else if (statement instanceof Statement.Run run) {
      run(run);
    }
  }

  private void name(Statement.Block block) {
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
  }

  private void lock(Statement.Synchronized locked) {
    Expr lock = expressions.of(locked.lock());
    boolean isNull = lock.type() == NullType.NULL;
    Expr object = isNull ? lock.cast(body.plan().types(), ClassType.OBJECT) : lock;
    open(CodeBlock.of("synchronized ($L)", object.code()));
    all(locked.body());
    close();
  }

  private void guard(Statement.Try guarded) {
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

  private void dispatch(Statement.Dispatch dispatch) {
    CodeBlock thrown = expressions.variable(dispatch.thrown());
    boolean isFirst = true;
    for (Statement.Catch each : dispatch.handlers()) {
      CodeBlock test =
          each.classes().stream()
              .map(type -> lines.isInstance(thrown, type))
              .collect(CodeBlock.joining(" || "));
      out.add(isFirst ? "if ($L) {\n$>" : "$<} else if ($L) {\n$>", test);
      isFirst = false;
      all(each.body());
    }
    out.add("$<} else {\n$>");
    line(CodeBlock.of("throw $T.rethrow($L)", Names.GENERATED_CODE, thrown));
    close();
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
      open(lines.head(count, condition(count.condition())));
    } else {
      open("while (true)");
    }
    all(loop.body());
    close();
  }

  /** Makes the object that the parts of a long method share. */
  private void begin(State state) {
    line(CodeBlock.of("$1T $2L = new $1T()", state.type(), state.name()));
    for (Local each : state.given()) {
      line(CodeBlock.of("$L = $L", expressions.variable(each), each.name()));
    }
  }

  /** Calls a part and takes the exit by which it was left. */
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
          line(CodeBlock.of("$L = $L", expressions.variable(run.part().kept()), call));
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
    line(CodeBlock.of("$L = $L", lines.declaration(number), call));
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

  private void comment(Statement statement) {
    String text = Places.of(statement);
    if (!text.isEmpty() && !text.equals(place)) {
      place = text;
      out.add("// $L\n", text);
    }
  }
}
