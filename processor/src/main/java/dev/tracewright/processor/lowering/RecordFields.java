package dev.tracewright.processor.lowering;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Finds the fields and the accessors of the components of a record. */
final class RecordFields {

  private RecordFields() {}

  /** The fields in the order of the components. */
  static List<VariableElement> of(TypeElement record) {
    return record.getRecordComponents().stream()
        .flatMap(each -> field(record, each.getSimpleName()).stream())
        .toList();
  }

  /** The accessor of the component with this index. */
  static ExecutableElement accessor(TypeElement record, int index) {
    CharSequence name = record.getRecordComponents().get(index).getSimpleName();
    return ElementFilter.methodsIn(record.getEnclosedElements()).stream()
        .filter(each -> each.getSimpleName().contentEquals(name))
        .filter(each -> each.getParameters().isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no accessor " + name + " of " + record));
  }

  /** The field that a method without parameters is the accessor of, if it is one. */
  static Optional<VariableElement> accessed(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement record
            && record.getKind() == ElementKind.RECORD
            && method.getParameters().isEmpty()
            && record.getRecordComponents().stream()
                .anyMatch(each -> each.getSimpleName().equals(method.getSimpleName()))
        ? field(record, method.getSimpleName())
        : Optional.empty();
  }

  private static Optional<VariableElement> field(TypeElement record, CharSequence name) {
    return ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
        .filter(each -> each.getSimpleName().contentEquals(name))
        .findFirst();
  }
}
