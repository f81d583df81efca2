package dev.tracewright.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Public and protected signatures name no type of a library that the jars hide inside. */
final class VisibleSignatures extends ArchCondition<JavaClass> {
  private static final Set<String> HIDDEN =
      Set.of("com.palantir.javapoet", "org.objectweb.asm", "com.google", "dev.tracewright.shaded");

  VisibleSignatures() {
    super("name in visible signatures nothing that is shaded");
  }

  @Override
  public void check(JavaClass owner, ConditionEvents events) {
    Stream.concat(owner.getInterfaces().stream(), owner.getSuperclass().stream())
        .forEach(type -> check(owner, owner.getDescription(), type, events));
    for (JavaMember member : owner.getMembers()) {
      if (isVisible(member)) {
        types(member).forEach(type -> check(owner, member.getDescription(), type, events));
      }
    }
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaCodeUnit unit) {
      return Stream.of(
              unit.getParameterTypes().stream(),
              Stream.of(unit.getReturnType()),
              unit.getExceptionTypes().stream())
          .flatMap(each -> each);
    }
    return member.getAllInvolvedRawTypes().stream().map(JavaType.class::cast);
  }

  private static void check(JavaClass owner, String where, JavaType type, ConditionEvents events) {
    Set<String> hidden =
        type.getAllInvolvedRawTypes().stream()
            .map(JavaClass::getName)
            .filter(name -> HIDDEN.stream().anyMatch(prefix -> name.startsWith(prefix + ".")))
            .collect(Collectors.toSet());
    for (String name : hidden) {
      events.add(SimpleConditionEvent.violated(owner, where + " names " + name));
    }
  }
}
