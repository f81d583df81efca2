package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.Value.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what constructors leave in final fields by evaluating them on unknown arguments. */
final class Structures {
  private static final int BUDGET = 200_000;

  /** Who can see what lies inside another array or list is not looked into. */
  private static final Optional<String> INSIDE =
      Optional.of("it can be changed and lies inside another");

  private final Program program;
  private final GraphLibrary library;
  private final Problems problems;
  private final int unrollLimit;
  private final ClassType captured;
  private @Nullable Problem loss;

  Structures(
      Program program,
      GraphLibrary library,
      Problems problems,
      int unrollLimit,
      ClassType captured) {
    this.program = program;
    this.library = library;
    this.problems = problems;
    this.unrollLimit = unrollLimit;
    this.captured = captured;
  }

  /** What all constructors of a class agree on. */
  Structure.ObjectStructure ofClass(ClassSyntax owner) {
    Structure result = null;
    for (MethodSyntax constructor : owner.constructors()) {
      Structure one = ofConstructor(owner, constructor);
      result = result == null ? one : Structure.agree(result, one);
    }
    return result instanceof Structure.ObjectStructure object
        ? object
        : new Structure.ObjectStructure(owner.info().type(), Map.of());
  }

  private Structure ofConstructor(ClassSyntax owner, MethodSyntax constructor) {
    return evaluate(
        owner,
        constructor,
        (tracing, frame, arguments) -> {
          Value.ObjectValue object =
              new Value.ObjectValue(
                  owner.info().type(), constructor.info(), arguments, null, Set.of());
          tracing
              .entering()
              .construct(object, constructor.info(), arguments, constructor.span(), frame);
          return object;
        });
  }

  /** What a preset factory makes. */
  Structure.ObjectStructure ofPreset(ClassSyntax owner, MethodSyntax preset) {
    Structure made =
        evaluate(
            owner,
            preset,
            (tracing, frame, arguments) ->
                tracing
                    .entering()
                    .enter(preset.info(), null, arguments, preset.result(), preset.span(), frame));
    return made instanceof Structure.ObjectStructure object
            && object.type().equals(owner.info().type())
        ? object
        : new Structure.ObjectStructure(owner.info().type(), Map.of());
  }

  /** Makes an object from arguments of which only the type is known. */
  private interface Maker {
    Value make(Tracing tracing, Frame frame, List<Value> arguments);
  }

  private Structure evaluate(ClassSyntax owner, MethodSyntax method, Maker maker) {
    loss = null;
    Problems ignored = new Problems();
    Tracing tracing =
        new Tracing(
            program, library, ignored, this, unrollLimit, BUDGET, true, false, new WholeRecords());
    Frame frame =
        new Frame(
            owner.info().type(),
            method.info().ref().name(),
            null,
            Activation.first(owner, method.info().ref().nameHint()),
            TypeBindings.ofCaptured(),
            tracing.journal());
    List<Value> arguments = new ArrayList<>();
    for (Local parameter : method.parameters()) {
      arguments.add(
          new Value.NodeValue(tracing.operands().opaque(parameter.type(), method.span(), frame)));
    }
    try {
      Value made = maker.make(tracing, frame, arguments);
      Structure structure = new Extraction().of(made, INSIDE);
      if (loss != null) {
        problems.add(note(loss.span(), loss.caller(), loss.arguments().get(0)));
      }
      return structure;
    } catch (StructureUnknown e) {
      problems.add(note(e.site().span(), e.site().frame().caller(), e.reason()));
    } catch (CaptureAborted e) {
      Problem cause = ignored.all().get(ignored.all().size() - 1);
      problems.add(note(cause.span(), cause.caller(), cause.summary()));
    }
    return Structure.Unknown.VALUE;
  }

  private Problem note(Span span, @Nullable SourcePosition caller, String reason) {
    return new Problem(Key.STRUCTURE_UNKNOWN, span, caller, List.of(captured.simpleName(), reason));
  }

  /** Says that a field or aggregate is unknown from here on; the first loss is told. */
  void lost(Span span, String what) {
    if (loss == null) {
      loss =
          new Problem(
              Key.STRUCTURE_UNKNOWN,
              span,
              null,
              List.of("what happens to " + what + " here depends on a value"));
    }
  }

  /** Reads the structure off the objects that a constructor made. */
  private final class Extraction {
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * The structure of a value.
     *
     * @param change why an array or list may be changed where it is held; empty if it may not
     */
    Structure of(Value value, Optional<String> change) {
      if (value instanceof Known known) {
        return isConstant(known)
            ? new Structure.Constant(known.computed())
            : Structure.Unknown.VALUE;
      }
      if (!(value instanceof Value.Aggregate aggregate)) {
        return new Structure.Unknown("a constructor is given it, or calls code that makes it");
      }
      if (!open.add(value)) {
        return new Structure.Unknown("it holds itself");
      }
      Structure result = ofAggregate(aggregate, change);
      open.remove(value);
      return result;
    }

    private Structure ofAggregate(Value.Aggregate aggregate, Optional<String> change) {
      if (aggregate instanceof Value.ObjectValue object) {
        // Nobody could check that an object is of a class without a name.
        return object.around() == null ? ofObject(object) : Structure.Unknown.VALUE;
      }
      if (aggregate instanceof Value.MapValue map) {
        Map<Known, Structure> entries = new LinkedHashMap<>();
        map.entries().forEach((key, each) -> entries.put(key, of(each, INSIDE)));
        return new Structure.MapStructure(map.type(), entries);
      }
      if (aggregate instanceof Value.ListValue list
          && (!list.mutable() || (change.isEmpty() && list.escaped() == null))) {
        return new Structure.ListStructure(list.type(), all(list.elements()), list.mutable());
      }
      if (aggregate instanceof Value.ArrayValue array
          && change.isEmpty()
          && array.escaped() == null) {
        return new Structure.ArrayStructure(array.type(), all(List.of(array.elements())));
      }
      return new Structure.Unknown(
          change.orElse("code that is not traced sees it in the constructor"));
    }

    private List<Structure> all(List<Value> values) {
      return values.stream().map(each -> of(each, INSIDE)).toList();
    }

    private Structure ofObject(Value.ObjectValue object) {
      ClassType type = (ClassType) object.type().erasure();
      Optional<ClassSyntax> source = program.source(type);
      Map<String, Structure> fields = new LinkedHashMap<>();
      if (source.isPresent()) {
        for (FieldInfo field : source.get().fields()) {
          Value value = object.fields().get(field);
          if (value != null && field.modifiers().isFinal() && !field.modifiers().isStatic()) {
            fields.put(field.name(), of(value, HeldUse.obstacle(source.get(), field, program)));
          }
        }
      }
      return new Structure.ObjectStructure(type, fields);
    }

    private boolean isConstant(Known known) {
      return known.isNull()
          || known.value() instanceof Number
          || known.value() instanceof Boolean
          || known.value() instanceof Character
          || known.value() instanceof String
          || known.value() instanceof EnumConstant;
    }
  }
}
