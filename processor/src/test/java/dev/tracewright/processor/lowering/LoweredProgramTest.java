package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TupleType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.Marks;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Modifiers;
import dev.tracewright.processor.syntax.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The questions that the tracer asks about classes. */
class LoweredProgramTest {

  private static final ClassType T = ClassType.of("p", "T");

  private static final String FAMILY =
      """
      interface Shape { double area(); default double twice() { return 2 * area(); } }
      interface Round extends Shape { default double twice() { return 3; } }
      abstract class Base<A> implements Comparable<Base<A>> {
        abstract A make(A a);
        A kept(A a) { return a; }
        public int compareTo(Base<A> other) { return 0; }
        private int secret() { return 1; }
        static int shared() { return 1; }
      }
      class Plain { public double area() { return 4; } }
      class Mixed extends Plain implements Shape { }
      class T extends Base<String> implements Round {
        String make(String s) { return s; }
        public double area() { return 1; }
        @Override public String toString() { return "T"; }
        private int secret() { return 2; }
      }
      class U extends T { String kept(String s) { return "U"; } public double area() { return 2; } }
      """;

  private static MethodInfo method(
      Program program, ClassType owner, String name, List<TypeRef> parameters) {
    return program
        .method(MemberRef.ofVirtual(owner, name, parameters, ClassType.OBJECT))
        .orElseThrow();
  }

  private static String implementation(
      Program program, String exact, String declared, String name, TypeRef... parameters) {
    return program
        .implementation(
            ClassType.of("p", exact),
            method(program, ClassType.of("p", declared), name, List.of(parameters)))
        .map(each -> each.declaring().simpleName() + SyntaxPrinter.named(each))
        .orElse("none");
  }

  @Test
  void implementationIsTheNearestOverride() {
    List<String> found =
        Lowered.ask(
            FAMILY,
            program ->
                List.of(
                    implementation(program, "T", "Shape", "area"),
                    implementation(program, "U", "Shape", "area"),
                    implementation(program, "U", "T", "area"),
                    implementation(program, "U", "Shape", "twice"),
                    implementation(program, "Mixed", "Shape", "area"),
                    implementation(program, "Mixed", "Shape", "twice"),
                    implementation(program, "T", "Base", "make", ClassType.OBJECT),
                    implementation(program, "T", "Base", "kept", ClassType.OBJECT),
                    implementation(program, "U", "Base", "kept", ClassType.OBJECT),
                    implementation(program, "U", "Base", "secret")));
    assertThat(found)
        .isEqualTo(
            List.of(
                "T{p.T()}",
                "U{p.U()}",
                "U{p.U()}",
                "Round{p.Round*()}",
                "Plain{p.Plain()}",
                "Shape{p.Shape*()}",
                "T{p.T(String)}",
                "Base{p.Base(Object)}",
                "U{p.U(String)}",
                "Base{p.Base()}"));
  }

  @Test
  void implementationOfMethodsOfTheJdk() {
    List<String> found =
        Lowered.ask(
            FAMILY,
            program -> {
              MethodInfo toString = method(program, ClassType.OBJECT, "toString", List.of());
              MethodInfo hashCode = method(program, ClassType.OBJECT, "hashCode", List.of());
              MethodInfo compare =
                  method(
                      program,
                      ClassType.of("java.lang", "Comparable"),
                      "compareTo",
                      List.of(ClassType.OBJECT));
              MethodInfo isEmpty =
                  method(program, ClassType.of("java.util", "Collection"), "isEmpty", List.of());
              Function<Optional<MethodInfo>, String> owner =
                  info -> info.map(each -> each.declaring().text()).orElse("none");
              return List.of(
                  owner.apply(program.implementation(T, toString)),
                  owner.apply(program.implementation(T, hashCode)),
                  owner.apply(program.implementation(T, compare)),
                  owner.apply(
                      program.implementation(ClassType.of("java.util", "ArrayList"), isEmpty)),
                  owner.apply(program.implementation(ClassType.of("no", "Where"), isEmpty)),
                  owner.apply(program.implementation(ClassType.of("p", "Plain"), isEmpty)));
            });
    assertThat(found)
        .isEqualTo(
            List.of("p.T", "java.lang.Object", "p.Base", "java.util.ArrayList", "none", "none"));
  }

  @Test
  void bodiesAreFoundBySourceAloneAndKept() {
    boolean found =
        Lowered.ask(
            FAMILY,
            program -> {
              MethodInfo area = method(program, T, "area", List.of());
              MethodInfo hash = method(program, ClassType.OBJECT, "hashCode", List.of());
              Optional<MethodSyntax> body = program.body(area);
              assertThat(SyntaxPrinter.print(body.orElseThrow()))
                  .isEqualTo("double area() { return prim<double>(1); }");
              assertThat(program.body(area).orElseThrow()).isSameAs(body.orElseThrow());
              assertThat(program.source(T).orElseThrow().methods()).contains(body.orElseThrow());
              assertThat(program.source(T).orElseThrow()).isSameAs(program.source(T).orElseThrow());
              return program.body(hash).isPresent();
            });
    assertThat(found).isFalse();
  }

  @Test
  void inheritedMethodsKeepTheOwnerOfTheReference() {
    String named =
        Lowered.ask(
            FAMILY,
            program -> {
              MethodInfo kept = method(program, ClassType.of("p", "U"), "twice", List.of());
              return kept.declaring()
                  + " "
                  + kept.ref().text()
                  + " "
                  + kept.ref().ownerIsInterface();
            });
    assertThat(named).isEqualTo("p.Round p.U.twice() false");
  }

  @Test
  void unknownMembersAreEmpty() {
    List<Boolean> found =
        Lowered.ask(
            FAMILY,
            program ->
                List.of(
                    program.method(MemberRef.ofVirtual(T, "gone", List.of(), T)).isPresent(),
                    program.method(MemberRef.ofStatic(T, "area", List.of(), T)).isPresent(),
                    program.method(MemberRef.ofConstructor(T, List.of(T))).isPresent(),
                    program.info(ClassType.of("no", "Where")).isPresent(),
                    program.source(ClassType.STRING).isPresent(),
                    program.field(T, "gone").isPresent(),
                    program.field(ClassType.of("no", "Where"), "x").isPresent()));
    assertThat(found).containsOnly(false);
  }

  @Test
  void constructorsAreFoundByParameters() {
    String found =
        Lowered.ask(
            "class T { T(int x) {} T(java.util.List<String> l) {} }",
            program ->
                program
                    .method(MemberRef.ofConstructor(T, List.of(ClassType.of("java.util", "List"))))
                    .map(each -> program.body(each).map(SyntaxPrinter::print).orElse(""))
                    .orElse(""));
    assertThat(found).isEqualTo("void new(List<String> l) { super{Object()}(); }");
  }

  @Test
  void subtypesAfterErasure() {
    Map<String, Boolean> found =
        Lowered.ask(
            FAMILY,
            program -> {
              ClassType base = ClassType.of("p", "Base");
              ClassType shape = ClassType.of("p", "Shape");
              TypeRef number = ClassType.of("java.lang", "Number");
              return Map.ofEntries(
                  Map.entry("T base", program.isSubtype(T, base.withArguments(List.of(T)))),
                  Map.entry("T shape", program.isSubtype(T, shape)),
                  Map.entry("arrays", program.isSubtype(T.array(), shape.array())),
                  Map.entry("array object", program.isSubtype(T.array(), ClassType.OBJECT)),
                  Map.entry("null", program.isSubtype(NullType.NULL, T)),
                  Map.entry("int", program.isSubtype(PrimitiveType.INT, PrimitiveType.INT)),
                  Map.entry(
                      "variable",
                      program.isSubtype(
                          new dev.tracewright.graph.TypeVariable("X", number), number)),
                  Map.entry("no base shape", !program.isSubtype(base, shape)),
                  Map.entry(
                      "no int long", !program.isSubtype(PrimitiveType.INT, PrimitiveType.LONG)),
                  Map.entry(
                      "no int object", !program.isSubtype(PrimitiveType.INT, ClassType.OBJECT)),
                  Map.entry("no null int", !program.isSubtype(NullType.NULL, PrimitiveType.INT)),
                  Map.entry("no unknown", !program.isSubtype(ClassType.of("no", "Where"), T)),
                  Map.entry(
                      "tuple",
                      program.isSubtype(new TupleType(List.of(T)), new TupleType(List.of(T)))));
            });
    assertThat(found.values()).containsOnly(true);
  }

  @Test
  void fieldsAreInherited() {
    List<String> owners =
        Lowered.ask(
            "interface K { int C = 3; } class S { static int s; protected double d; }"
                + " class T extends S implements K { String own; }",
            program ->
                List.of("own", "d", "s", "C").stream()
                    .map(each -> program.field(T, each).orElseThrow())
                    .map(each -> each.owner().simpleName() + ":" + each.type())
                    .toList());
    assertThat(owners).isEqualTo(List.of("T:java.lang.String", "S:double", "S:int", "K:int"));
  }

  @Test
  void infoTellsWhatTheClassIs() {
    List<ClassInfo> infos =
        Lowered.ask(
            FAMILY
                + " final class F { static class N {} } record R() {} enum E { A } @interface A {}",
            program ->
                List.of(
                        T,
                        ClassType.of("p", "Shape"),
                        ClassType.of("p", "F", "N"),
                        ClassType.of("p", "R"),
                        ClassType.of("p", "E"),
                        ClassType.of("p", "A"),
                        ClassType.STRING,
                        ClassType.of("java.util", "Map", "Entry"))
                    .stream()
                    .map(each -> program.info(each).orElseThrow())
                    .toList());
    assertThat(infos.stream().map(each -> each.type().text() + " " + each.kind()))
        .containsExactly(
            "p.T CLASS",
            "p.Shape INTERFACE",
            "p.F$N CLASS",
            "p.R RECORD",
            "p.E ENUM",
            "p.A ANNOTATION",
            "java.lang.String CLASS",
            "java.util.Map$Entry INTERFACE");
    assertThat(infos.get(0).superclass()).isEqualTo(ClassType.of("p", "Base"));
    assertThat(infos.get(0).interfaces()).containsExactly(ClassType.of("p", "Round"));
    assertThat(infos.get(1).superclass()).isNull();
    assertThat(infos.get(0).inSource()).isTrue();
    assertThat(infos.get(6).inSource()).isFalse();
    assertThat(infos.get(6).isExact()).isTrue();
    assertThat(infos.get(3).isExact()).isTrue();
    assertThat(infos.get(0).isExact()).isFalse();
  }

  @Test
  void modifiersOfMethodsAreToldOfSourceAndOfClassFiles() {
    List<String> found =
        Lowered.ask(
            "class T { synchronized void a() {} static final synchronized int b() { return 1; }"
                + " private native void c(); protected void d() throws java.io.IOException {} }",
            program -> {
              List<MethodInfo> methods = new ArrayList<>();
              program.source(T).orElseThrow().methods().forEach(each -> methods.add(each.info()));
              ClassType buffer = ClassType.of("java.lang", "StringBuffer");
              methods.add(method(program, buffer, "length", List.of()));
              return methods.stream()
                  .map(each -> each.ref().name() + text(each.modifiers()))
                  .toList();
            });
    assertThat(found)
        .containsExactly(
            "a PACKAGE synchronized",
            "b PACKAGE static final synchronized",
            "c PRIVATE native",
            "d PROTECTED",
            "length PUBLIC synchronized");
  }

  private static String text(Modifiers modifiers) {
    return " "
        + modifiers.access()
        + (modifiers.isStatic() ? " static" : "")
        + (modifiers.isFinal() ? " final" : "")
        + (modifiers.isNative() ? " native" : "")
        + (modifiers.isSynchronized() ? " synchronized" : "");
  }

  @Test
  void marksAreReadByName() {
    List<Marks> marks =
        Lowered.ask(
            "import dev.tracewright.annotations.*; @Traceable(method = \"score\") class T {"
                + " @Leaf @Pure int a() { return 1; } @Impure @Traceable static int b() { return 1; }"
                + " @Preset static T c() { return null; } @Deprecated void d() {} }",
            program -> {
              List<Marks> found = new ArrayList<>();
              found.add(program.info(T).orElseThrow().marks());
              program
                  .source(T)
                  .orElseThrow()
                  .methods()
                  .forEach(each -> found.add(each.info().marks()));
              return found;
            });
    assertThat(marks)
        .containsExactly(
            new Marks(true, false, false, false, false, "score"),
            new Marks(false, true, true, false, false, "forward"),
            new Marks(true, false, false, true, false, "forward"),
            new Marks(false, false, false, false, true, "forward"),
            Marks.NONE);
  }

  @Test
  void constantsOfAnotherFile() {
    String printed =
        Lowered.ask(
            Map.of(
                "p/T.java",
                "package p; class T { int f() { return q.K.N + new q.K().g(); } }",
                "q/K.java",
                "package q; public class K { public static final int N = 7;"
                    + " public int g() { return N; } }"),
            program -> {
              assertThat(program.source(ClassType.of("q", "K"))).isPresent();
              return SyntaxPrinter.print(program.source(T).orElseThrow().methods().get(0));
            });
    assertThat(printed).isEqualTo("int f() { return (7 + new q.K{q.K()}().g{q.K()}():int); }");
  }

  @Test
  void inheritedFieldsBelongToTheClassThatDeclaresThem() {
    FieldInfo field =
        Lowered.ask(
            "class S<A> { A a; } class T extends S<String> { int f() { return a.length(); } }",
            program -> program.field(T, "a").orElseThrow());
    assertThat(field.owner()).isEqualTo(ClassType.of("p", "S"));
    assertThat(field.type().text()).isEqualTo("'A");
  }
}
