package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Local;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Local and anonymous classes as the program tells of them. */
class LocalClassesTest {

  private static final String SOURCE =
      """
      class T {
        int v;
        Object f(int n) {
          int k = n + 1;
          class L { int m; int g() { int own = k; return own + n; } class M { int h() { return k; } } }
          return new Object() { int x = k; class N { } };
        }
        static int s(int n) { class L { } record R(int n) { } return n; }
        enum E { A { int f() { return 1; } }, B; int f() { return 0; } }
        static final Runnable R = new Runnable() { public void run() { } };
        static { int k = R.hashCode(); Runnable r = new Runnable() { int i = k; public void run() { } }; }
        class Inner { Inner(int n) { } }
        interface I { class Nested { } }
      }
      """;

  private static ClassType named(String... names) {
    return ClassType.of("p", names);
  }

  private static <R> R ask(Function<LoweredProgram, R> question) {
    return Lowered.ask(SOURCE, question);
  }

  private static List<Local> declared(MethodSyntax method) {
    Stmt.Block body = method.body();
    return body == null
        ? List.of()
        : body.statements().stream()
            .filter(Stmt.Declare.class::isInstance)
            .map(each -> ((Stmt.Declare) each).local())
            .toList();
  }

  @Test
  void infoTellsHowAClassCanBeNamedAndWhatIsAroundIt() {
    List<ClassType> types =
        List.of(
            named("T"),
            named("T", "1L"),
            named("T", "1L", "M"),
            named("T", "1"),
            named("T", "1", "N"),
            named("T", "2L"),
            named("T", "1R"),
            named("T", "E"),
            named("T", "E", "1"),
            named("T", "2"),
            named("T", "Inner"),
            named("T", "I", "Nested"));
    List<String> found =
        ask(
            program ->
                types.stream()
                    .map(each -> program.info(each).orElseThrow())
                    .map(
                        info ->
                            info.type().binaryName()
                                + " "
                                + info.nesting()
                                + " "
                                + info.kind()
                                + info.enclosing().map(each -> " in " + each).orElse("")
                                + (info.isExact() ? " exact" : ""))
                    .toList());
    assertThat(found)
        .containsExactly(
            "p.T NAMED CLASS",
            "p.T$1L LOCAL CLASS in p.T",
            "p.T$1L$M LOCAL CLASS in p.T$\"1L\"",
            "p.T$1 ANONYMOUS CLASS in p.T exact",
            "p.T$1$N LOCAL CLASS in p.T$\"1\"",
            "p.T$2L LOCAL CLASS",
            "p.T$1R LOCAL RECORD exact",
            "p.T$E NAMED ENUM",
            "p.T$E$1 ANONYMOUS CLASS exact",
            "p.T$2 ANONYMOUS CLASS exact",
            "p.T$Inner NAMED CLASS in p.T",
            "p.T$I$Nested NAMED CLASS");
  }

  @Test
  void theirCodeReadsTheVeryVariablesAroundIt() {
    ask(
        program -> {
          // Asked for first: the code around it is lowered for it.
          ClassSyntax local = program.source(named("T", "1L")).orElseThrow();
          ClassSyntax member = program.source(named("T", "1L", "M")).orElseThrow();
          ClassSyntax anonymous = program.source(named("T", "1")).orElseThrow();
          MethodSyntax f = program.source(named("T")).orElseThrow().methods().get(0);
          Local n = f.parameters().get(0);
          Local k = declared(f).get(0);
          Local own = declared(local.methods().get(0)).get(0);
          assertThat(own.id()).isNotIn(n.id(), k.id());
          assertThat(reads(local)).contains(n);
          assertThat(List.of(local, member, anonymous))
              .allSatisfy(each -> assertThat(reads(each)).contains(k));
          return 0;
        });
  }

  private static List<Local> reads(ClassSyntax type) {
    List<Local> found = new ArrayList<>();
    SyntaxParts.visit(
        type,
        part -> {
          if (part instanceof Expr.LocalRead read) {
            found.add(read.local());
          }
        });
    return found;
  }

  @Test
  void bodiesOfEnumConstantsPassTheirArgumentsOn() {
    String printed = ask(program -> print(program.source(named("T", "E", "1")).orElseThrow()));
    assertThat(printed)
        .isEqualTo(
            "ANONYMOUS CLASS \"1\" { void new() { super{p.T$E()}(); } int f() { return 1; } }");
  }

  private static String print(ClassSyntax type) {
    return SyntaxPrinter.print(type);
  }

  @Test
  void variablesOfStaticInitializersHaveNoForm() {
    String printed = ask(program -> print(program.source(named("T", "3")).orElseThrow()));
    assertThat(printed)
        .contains("init { this.i = UNSUPPORTED<variable of a static initializer>; }");
  }

  @Test
  void constructorsOfInnerClassesAreFoundWithTheEnclosingInstance() {
    boolean found =
        ask(
            program -> {
              MemberRef ref =
                  MemberRef.ofConstructor(
                      named("T", "Inner"), List.of(named("T"), PrimitiveType.INT));
              MethodSyntax constructor = program.method(ref).flatMap(program::body).orElseThrow();
              assertThat(constructor.info().ref()).isEqualTo(ref);
              assertThat(constructor.parameters())
                  .extracting(Local::type)
                  .containsExactly(named("T"), PrimitiveType.INT);
              return program
                  .method(MemberRef.ofConstructor(named("T", "Inner"), List.of(PrimitiveType.INT)))
                  .isPresent();
            });
    assertThat(found).isFalse();
  }

  @Test
  void innerClassesOfClassFilesHaveAnEnclosingInstance() {
    ClassInfo view =
        ask(
            program ->
                program
                    .info(ClassType.of("javax.swing.text", "AbstractDocument", "LeafElement"))
                    .orElseThrow());
    assertThat(view.enclosing()).contains(ClassType.of("javax.swing.text", "AbstractDocument"));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void classesBeforeTheConstructorCallHaveNoEnclosingInstance() {
    String printed =
        Lowered.ask(
            "class S { S(Object o) {} } class O { int v; class T extends S {"
                + " T() { class L { int w = v; } L l = new L(); super(l); } } }",
            program -> {
              ClassSyntax type = program.source(named("O", "T")).orElseThrow();
              return SyntaxPrinter.print(type.constructors().get(0))
                  + "\n"
                  + print(program.source(named("O", "T", "1L")).orElseThrow());
            });
    assertThat(printed)
        .isEqualTo(
            """
            void new(p.O outer) { ; p.O$T$"1L" l = new p.O$T$"1L"{p.O$T$"1L"(p.O)}(p.O.this); \
            super{p.S(Object)}(l); }
            LOCAL CLASS "1L" { int w; init { this.w = p.O.this.v; } \
            void new(p.O outer) { super{Object()}(); } }""");
  }
}
