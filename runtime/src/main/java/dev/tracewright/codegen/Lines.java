package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.OperatorSyntax.Precedence;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import java.util.Optional;

/** Statements without others inside, as source. */
final class Lines {
  private static final ClassType THROWABLE = ClassType.of("java.lang", "Throwable");

  private final Body body;
  private final TypeNames types;
  private final Expressions expressions;
  private final Updates updates;

  Lines(Body body, Expressions expressions) {
    this.body = body;
    this.types = body.plan().types();
    this.expressions = expressions;
    this.updates = new Updates(body.plan(), expressions);
  }

  /** The statement without its semicolon; empty if there are others inside it. */
  Optional<CodeBlock> of(Statement statement) {
    return Optional.ofNullable(
        statement instanceof Statement.Assignment assignment
            ? assignment(assignment).orElse(null)
            : statement instanceof Statement.Leave leave
                ? leave(leave)
                : other(statement).orElse(null));
  }

  private Optional<CodeBlock> other(Statement statement) {
    if (statement instanceof Statement.Declare declaration) {
      return Optional.of(declaration(declaration.local()));
    }
    if (statement instanceof Statement.Drop drop) {
      return Optional.of(CodeBlock.of("$L = null", expressions.variable(drop.local())));
    }
    if (statement instanceof Statement.Return end) {
      return Optional.of(returning(end));
    }
    if (statement instanceof Statement.ReturnKept end) {
      return Optional.of(CodeBlock.of("return $L", expressions.variable(end.kept())));
    }
    if (statement instanceof Statement.Throw end) {
      return Optional.of(throwing(end));
    }
    if (statement instanceof Statement.MayThrow hint) {
      return Optional.of(
          CodeBlock.of(
              "$T.<$T>mayThrow()", Names.GENERATED_CODE, TypeNames.className(hint.type())));
    }
    if (statement instanceof Statement.NullCheck check) {
      return Optional.of(
          CodeBlock.of(
              "$T.requireNonNull($L)", Names.OBJECTS, expressions.of(check.value()).code()));
    }
    return statement instanceof Statement.Jump jump ? Optional.of(jump(jump)) : Optional.empty();
  }

  private Optional<CodeBlock> assignment(Statement.Assignment assignment) {
    if (assignment instanceof Statement.Compute compute) {
      return Optional.of(compute(compute));
    }
    if (assignment instanceof Statement.Move move) {
      Optional<CodeBlock> changed = move.declares() ? Optional.empty() : updates.of(move);
      return Optional.of(
          changed.orElseGet(() -> assigned(move, move.to(), expressions.of(move.value()))));
    }
    if (assignment instanceof Statement.Copy copy) {
      TypeRef type = copy.to().type();
      Expr from = Expr.primary(expressions.variable(copy.from()), copy.from().type());
      boolean isLike = copy.from().type().equals(type);
      return Optional.of(assigned(copy, copy.to(), isLike ? from : from.cast(types, type)));
    }
    return Optional.empty();
  }

  private CodeBlock compute(Statement.Compute compute) {
    Optional<CodeBlock> changed = compute.declares() ? Optional.empty() : updates.of(compute);
    if (changed.isPresent()) {
      return changed.get();
    }
    Expr value = expressions.tree(compute.node());
    return compute.target().isEmpty() || isCall(compute, value)
        ? value.code()
        : assigned(compute, compute.target().get(), value);
  }

  /** What a function object is whose only statement this is, if it is an expression. */
  Optional<CodeBlock> expression(Statement statement) {
    if (statement instanceof Statement.Return end) {
      return end.value().map(each -> assignable(expressions.of(each), body.plan().result()).code());
    }
    if (statement instanceof Statement.Compute compute) {
      Expr value = expressions.tree(compute.node());
      return isCall(compute, value) ? Optional.of(value.code()) : Optional.empty();
    }
    return Optional.empty();
  }

  /** Whether a statement calls something and nobody asks for the value. */
  private boolean isCall(Statement.Compute compute, Expr value) {
    Target target = compute.node().target();
    boolean call =
        target instanceof ModuleTarget
            || (target instanceof MemberRef member
                && !member.isOperator()
                && member.kind() != MemberRef.Kind.GETTER
                && member.kind() != MemberRef.Kind.STATIC_GETTER);
    return call
        && value.precedence() == Precedence.PRIMARY
        && compute.target().map(body.unread()::contains).orElse(true);
  }

  private CodeBlock assigned(Statement.Assignment assignment, Local local, Expr value) {
    return CodeBlock.of(
        "$L = $L",
        assignment.declares() ? declaration(local) : expressions.variable(local),
        assignable(value, local.type()).code());
  }

  /** A declaration without a value. */
  CodeBlock declaration(Local local) {
    return CodeBlock.of("$T $L", types.of(local.type()), local.name());
  }

  /** The head of a loop that counts, apart from the condition. */
  CodeBlock head(Statement.Count count, CodeBlock condition) {
    Statement.Move initial = count.initial();
    Local local = initial.to();
    return CodeBlock.of(
        "for ($L = $L; $L; $L)",
        body.isShared(local) ? expressions.variable(local) : declaration(local),
        assignable(expressions.of(initial.value()), local.type()).code(),
        condition,
        updates.of(local, count.update()).orElseThrow());
  }

  /** A value as it can be assigned to a variable of a type. */
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

  private CodeBlock returning(Statement.Return end) {
    return end.value().isPresent()
        ? CodeBlock.of(
            "return $L", assignable(expressions.of(end.value().get()), body.plan().result()).code())
        : CodeBlock.of("return");
  }

  private CodeBlock throwing(Statement.Throw end) {
    Expr value = expressions.of(end.value());
    return end.hidden()
        ? CodeBlock.of("throw $T.rethrow($L)", Names.GENERATED_CODE, throwable(value).code())
        : CodeBlock.of("throw $L", value.code());
  }

  private Expr throwable(Expr value) {
    boolean known =
        value.type() instanceof ClassType type
            && types.mayBe(type, THROWABLE)
            && !types.mayBe(type, ClassType.STRING);
    return known ? value : value.cast(types, THROWABLE);
  }

  /** Whether a value is of a class, which may be one that has no name here. */
  CodeBlock isInstance(CodeBlock value, ClassType type) {
    return types.isAccessible(type)
        ? CodeBlock.of("$L instanceof $T", value, types.of(type))
        : CodeBlock.of("$L.isInstance($L)", types.classObject(type), value);
  }

  private static CodeBlock jump(Statement.Jump jump) {
    String word = jump.isBreak() ? "break" : "continue";
    return jump.byName() ? CodeBlock.of("$L $L", word, jump.to().name()) : CodeBlock.of(word);
  }

  private static CodeBlock leave(Statement.Leave leave) {
    return switch (leave.result()) {
      case FLAG -> CodeBlock.of("return $L", leave.exit() != 0);
      case NUMBER -> CodeBlock.of("return $L", leave.exit());
      case NEVER -> CodeBlock.of("return null");
      case NOTHING, VALUE -> CodeBlock.of("return");
    };
  }
}
