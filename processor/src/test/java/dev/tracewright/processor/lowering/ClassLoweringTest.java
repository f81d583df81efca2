package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.FieldInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Constructors, initialisers, records and enums: what the compiler adds is written out. */
class ClassLoweringTest {

  private static String constructors(String source) {
    return Lowered.classT(
        source, type -> String.join("\n", print(type.constructors())) + initializers(type));
  }

  private static List<String> print(List<MethodSyntax> methods) {
    return methods.stream().map(SyntaxPrinter::print).toList();
  }

  private static String initializers(ClassSyntax type) {
    return type.initializers().isEmpty()
        ? ""
        : "\ninit "
            + SyntaxPrinter.within(
                type.info().type(), SyntaxPrinter.statements(type.initializers()));
  }

  @Test
  void defaultConstructorCallsThatOfTheSuperclass() {
    assertThat(constructors("class S { S() {} } public class T extends S { }"))
        .isEqualTo("void new() { super{p.S()}(); }");
  }

  @Test
  void implicitSuperCallIsWrittenOut() {
    assertThat(constructors("class T { final int n; T(int n) { this.n = n; } }"))
        .isEqualTo("void new(int n) { super{Object()}(); this.n = n; }");
  }

  @Test
  void implicitSuperCallOfVariableArityIsPacked() {
    assertThat(constructors("class S { S(int... x) {} } class T extends S { T() { } }"))
        .isEqualTo("void new() { super{p.S(int[])}(pack int[]{}); }");
  }

  @Test
  void explicitConstructorCallsConvertTheirArguments() {
    assertThat(
            constructors(
                "class S<A> { S(A a, long b) {} }"
                    + " class T extends S<Integer> { T(int x) { super(x, x); }"
                    + " T() { this('a'); f(); } void f() {} }"))
        .isEqualTo(
            """
            void new(int x) { super{p.S(Object,long)}(box(x), prim<long>(x)); }
            void new() { this{p.T(int)}(prim<int>(97:char)); this.f{p.T()}():void; }""");
  }

  @Test
  void initializersStandInTheOrderOfTheSource() {
    assertThat(
            constructors(
                """
                class T {
                  static int s = 1;
                  final long a = 1;
                  int unset;
                  { unset = 2; if (s > 0) { unset++; } }
                  double[] b = {1, a};
                  static { s = 2; }
                  Object o = s > 1 && (Object) b instanceof double[] d ? d.length : null;
                }
                """))
        .isEqualTo(
            "void new() { super{Object()}(); }\n"
                + "init this.a = prim<long>(1);"
                + " { this.unset = 2; if ((T.s > 0)) { this.unset old:= ($ + 1); } }"
                + " this.b = new double[]{prim<double>(1), prim<double>(1L)};"
                + " double[] d; Object d;"
                + " this.o = (((T.s > 1) && ((d = static<Object>(this.b) instanceof double[])"
                + " && [d = cast<double[]>(d); true])) ? box(d.length) : null):Object;");
  }

  @Test
  void recordsHaveTheirConstructorAndAccessors() {
    assertThat(
            Lowered.classT(
                "record T(int x, java.util.List<String> names) { int x2() { return x * x(); } }",
                type ->
                    String.join("\n", print(type.constructors()))
                        + "\n"
                        + String.join("\n", print(type.methods()))))
        .isEqualTo(
            """
            void new(int x, List<String> names) { super{Record()}(); this.x = x; this.names = names; }
            int x2() { return (this.x * this.x{p.T()}():int); }
            int x() { return this.x; }
            List<String> names() { return this.names; }""");
  }

  @Test
  void compactConstructorsAssignTheirFieldsLast() {
    assertThat(
            constructors(
                "record T(int x, double y) { T { if (x < 0) { x = 0; } y = x; }"
                    + " T(int x) { this(x, 1); } }"))
        .isEqualTo(
            "void new(int x, double y) { super{Record()}(); if ((x < 0)) { x = 0; }"
                + " y = prim<double>(x); this.x = x; this.y = y; }\n"
                + "void new(int x) { this{p.T(int,double)}(x, prim<double>(1)); }");
  }

  @Test
  void canonicalConstructorsWrittenInFullAreLeftAlone() {
    assertThat(constructors("record T(int x) { T(int x) { this.x = x + 1; } }"))
        .isEqualTo("void new(int x) { super{Record()}(); this.x = (x + 1); }");
    assertThat(constructors("record T() { }")).isEqualTo("void new() { super{Record()}(); }");
  }

  @Test
  void writtenAccessorsAreNotReplaced() {
    assertThat(
            Lowered.classT(
                "record T(int x) { public int x() { return 1; } }",
                type -> String.join("\n", print(type.methods()))))
        .isEqualTo("int x() { return 1; }");
  }

  @Test
  void enumsHaveConstantsAndNoSuperCall() {
    assertThat(
            Lowered.classT(
                "enum T { A(1), B(2) { int f() { return 2; } };"
                    + " final int n; T(int n) { this.n = n; } int f() { return n; } }",
                type ->
                    type.fields().stream()
                            .map(each -> each.name() + (each.enumConstant() ? "!" : ""))
                            .toList()
                        + "\n"
                        + String.join("\n", print(type.constructors()))))
        .isEqualTo("[A!, B!, n]\nvoid new(int n) { this.n = n; }");
  }

  @Test
  void fieldsTellTheirConstants() {
    List<FieldInfo> fields =
        Lowered.ask(
            "class T { static final int A = 1 + 2; final String s = \"x\"; final char c = 65;"
                + " final byte b = 3; final boolean z = !false; final Integer i = 1; int n = 4; }",
            program ->
                program
                    .source(dev.tracewright.graph.ClassType.of("p", "T"))
                    .orElseThrow()
                    .fields());
    assertThat(fields.stream().map(each -> each.constant().orElse("none")).toList())
        .isEqualTo(List.of(3, "x", 'A', (byte) 3, true, "none", "none"));
  }

  @Test
  void signaturesKeepGenericsExceptionsAndSpecializations() {
    String printed =
        Lowered.classT(
            "import dev.tracewright.annotations.*;"
                + " class T<A extends Number> { <B extends A, C extends B> java.util.List<? super B>"
                + " f(A a, B[] b, @Specialize(\"false\") boolean z, @Specialize(value = \"x\")"
                + " int... n) throws java.io.IOException, IllegalStateException { return null; } }",
            type -> {
              MethodSyntax f = type.methods().get(0);
              return type.typeParameters()
                  + "\n"
                  + f.typeParameters()
                  + "\n"
                  + SyntaxPrinter.print(f)
                  + "\n"
                  + f.thrown()
                  + "\n"
                  + f.specialized();
            });
    assertThat(printed)
        .startsWith(
            """
            [TypeParameter[name=A, bounds=[java.lang.Number], ofClass=true]]
            [TypeParameter[name=B, bounds=['A:java.lang.Number], ofClass=false], \
            TypeParameter[name=C, bounds=['B:java.lang.Number], ofClass=false]]
            List<? super 'B:Number> f('A:Number a, 'B:Number[] b, boolean z, int[] n) { return null; }
            [java.io.IOException, java.lang.IllegalStateException]
            """)
        .contains("z=Specialization[text=false, span=T.java:1:", "n=Specialization[text=x, span=");
  }

  @Test
  void brokenInitializersBreakTheConstructorsThatRunThem() {
    String unresolved =
        Lowered.classT(
            "class T { int a = gone(); int b; T() { b = 1; } T(int x) { this(); } void f() {} }",
            type ->
                type.constructors().get(0).unresolved().size()
                    + " "
                    + type.constructors().get(1).unresolved().size()
                    + " "
                    + type.methods().get(0).unresolved().size()
                    + initializers(type));
    assertThat(unresolved).isEqualTo("1 0 0\ninit UNSUPPORTED<unresolved name>;");
  }

  @Test
  void brokenMethodsLeaveTheirNeighboursAlone() {
    assertThat(
            Lowered.classT(
                "class T { Gone g() { return null; } int f() { return 1; } int h() { return g(); } }",
                type ->
                    type.methods().stream().map(each -> each.unresolved().size()).toList()
                        + SyntaxPrinter.print(type.methods().get(1))))
        .isEqualTo("[2, 0, 1]int f() { return 1; }");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void constructorCallsNeedNotComeFirst() {
    assertThat(
            constructors(
                "class S { S(int x) {} } class T extends S { int n;"
                    + " T(int x) { int y = x + 1; n = y; super(y); n++; } }"))
        .isEqualTo(
            "void new(int x) { int y = (x + 1); this.n = y; super{p.S(int)}(y);"
                + " this.n old:= ($ + 1); }");
  }
}
