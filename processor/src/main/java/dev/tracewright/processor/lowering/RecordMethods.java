package dev.tracewright.processor.lowering;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.attribution.AttributedClass;
import dev.tracewright.processor.syntax.BinaryOperator;
import dev.tracewright.processor.syntax.Conversion;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes out {@code equals}, {@code hashCode} and {@code toString} of local records as the JDK
 * implements them ({@code java.lang.runtime.ObjectMethods}), since the graph has no object to ask.
 */
final class RecordMethods {
  private static final ClassType OBJECTS = ClassType.of("java.util", "Objects");

  private final BodyLowering body;
  private final MemberLowering members;
  private final TypeElement record;
  private final ClassType type;
  private final List<FieldInfo> fields;
  private final Span span;

  private RecordMethods(BodyLowering body, MemberLowering members, AttributedClass owner) {
    this.body = body;
    this.members = members;
    this.record = owner.element();
    this.type = body.types().classType(record);
    this.fields = RecordFields.of(record).stream().map(members::field).toList();
    this.span = body.view().span(owner.path());
  }

  /** The method, if it is one that the compiler makes for a record that is local. */
  static Optional<MethodSyntax> of(
      BodyLowering body, MemberLowering members, AttributedClass owner, ExecutableElement element) {
    TypeElement record = owner.element();
    return record.getKind() == ElementKind.RECORD && LocalClasses.local(record) != null
        ? new RecordMethods(body, members, owner).of(element)
        : Optional.empty();
  }

  private Optional<MethodSyntax> of(ExecutableElement element) {
    String name = element.getSimpleName().toString();
    int parameters = element.getParameters().size();
    if (name.equals("equals") && parameters == 1) {
      Local other = body.scope().fresh("o", ClassType.OBJECT);
      return Optional.of(syntax(element, List.of(other), areEqual(other)));
    }
    if (name.equals("hashCode") && parameters == 0) {
      return Optional.of(syntax(element, List.of(), hash()));
    }
    return name.equals("toString") && parameters == 0
        ? Optional.of(syntax(element, List.of(), text()))
        : Optional.empty();
  }

  private MethodSyntax syntax(ExecutableElement element, List<Local> parameters, Expr result) {
    return new MethodSyntax(
        members.method(element),
        List.of(),
        parameters,
        Map.of(),
        result.type(),
        List.of(),
        new Stmt.Block(List.of(new Stmt.Return(result, span)), span),
        List.of(),
        span);
  }

  /** The JDK compares the last component first. */
  private Expr areEqual(Local other) {
    Expr read = new Expr.LocalRead(other, span);
    Expr cast = new Expr.Convert(Conversion.CAST, read, type, span);
    Expr result = new Expr.InstanceOf(read, type, span);
    for (int i = fields.size() - 1; i >= 0; i--) {
      FieldInfo field = fields.get(i);
      Expr same =
          areSame(field.type(), own(field), new Expr.FieldRead(cast, field, field.type(), span));
      result = new Expr.Logical(true, result, same, span);
    }
    return result;
  }

  private Expr areSame(TypeRef compared, Expr one, Expr other) {
    if (!(compared instanceof PrimitiveType primitive)) {
      List<TypeRef> parameters = List.of(ClassType.OBJECT, ClassType.OBJECT);
      return body.platform()
          .call(OBJECTS, "equals", parameters, List.of(one, other), PrimitiveType.BOOLEAN, span);
    }
    boolean isFloating = primitive == PrimitiveType.FLOAT || primitive == PrimitiveType.DOUBLE;
    if (!isFloating) {
      return equal(promoted(one), promoted(other));
    }
    List<TypeRef> parameters = List.of(primitive, primitive);
    Expr order =
        body.platform()
            .call(
                primitive.box(),
                "compare",
                parameters,
                List.of(one, other),
                PrimitiveType.INT,
                span);
    return equal(order, constant(0));
  }

  private Expr equal(Expr one, Expr other) {
    return new Expr.Binary(BinaryOperator.EQUAL, one, other, PrimitiveType.BOOLEAN, span);
  }

  private Expr promoted(Expr operand) {
    boolean isSmall =
        operand.type() == PrimitiveType.BYTE
            || operand.type() == PrimitiveType.SHORT
            || operand.type() == PrimitiveType.CHAR;
    return isSmall
        ? new Expr.Convert(Conversion.PRIMITIVE, operand, PrimitiveType.INT, span)
        : operand;
  }

  private Expr hash() {
    Expr result = null;
    for (FieldInfo each : fields) {
      result = result == null ? hash(each) : sum(times31(result), hash(each));
    }
    return result == null ? constant(0) : result;
  }

  private Expr hash(FieldInfo field) {
    boolean isPrimitive = field.type() instanceof PrimitiveType;
    ClassType owner = field.type() instanceof PrimitiveType primitive ? primitive.box() : OBJECTS;
    TypeRef parameter = isPrimitive ? field.type() : ClassType.OBJECT;
    return body.platform()
        .call(owner, "hashCode", List.of(parameter), List.of(own(field)), PrimitiveType.INT, span);
  }

  private Expr times31(Expr factor) {
    return new Expr.Binary(BinaryOperator.MULTIPLY, factor, constant(31), PrimitiveType.INT, span);
  }

  private Expr sum(Expr left, Expr right) {
    return new Expr.Binary(BinaryOperator.ADD, left, right, PrimitiveType.INT, span);
  }

  private Expr text() {
    Expr result = null;
    String before = record.getSimpleName() + "[";
    for (FieldInfo each : fields) {
      result = concat(concat(result, text(before + each.name() + "=")), own(each));
      before = ", ";
    }
    return concat(result, text(fields.isEmpty() ? before + "]" : "]"));
  }

  private Expr concat(@Nullable Expr left, Expr right) {
    return left == null ? right : new Expr.Concat(left, right, span);
  }

  private Expr own(FieldInfo field) {
    return new Expr.FieldRead(new Expr.This(type, span), field, field.type(), span);
  }

  private Expr text(String value) {
    return new Expr.Constant(value, ClassType.STRING, span);
  }

  private Expr constant(int value) {
    return new Expr.Constant(value, PrimitiveType.INT, span);
  }
}
