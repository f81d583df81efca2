package dev.tracewright.processor.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes a private copy sees, where they come from, and how it is compiled. */
final class ReachTest {

  private static final String CALLS_HELPER =
      "package farm; class Main { int run() { return Helper.twice(3); } }";
  private static final String HELPER =
      "package farm; class Helper { static int twice(int n) { return Math.abs(n) * 2; } }";
  private static final String ALONE =
      "package farm; class Alone { String run() { return \"a\".concat(\"b\"); } }";

  @TempDir Path directory;

  @Test
  void bodiesOfReferredClassesAreAttributedToo() {
    inspect(
        javac().source("farm/Main.java", CALLS_HELPER).source("farm/Helper.java", HELPER),
        "farm.Main",
        (round, environment) -> assertThat(callTypes(round, "farm.Helper")).containsExactly("int"));
  }

  @Test
  void aClassNobodyReferredToIsAttributedOnDemand() {
    inspect(
        javac()
            .source("farm/Main.java", CALLS_HELPER.replace("Helper.twice(3)", "3"))
            .source("farm/Alone.java", ALONE),
        "farm.Main",
        (round, environment) -> {
          assertThat(round.files()).containsExactly("farm/Main.java");
          assertThat(callTypes(round, "farm.Alone")).containsExactly("java.lang.String");
          assertThat(round.files()).containsExactly("farm/Main.java", "farm/Alone.java");
        });
  }

  @Test
  void nestedLocalAndAnonymousClassesAreFoundByBinaryName() {
    String text =
        """
        package farm;
        class Main {
          static class Inner { class Deeper {} }
          Object run() { record Here(int a) {} return new Object() {}; }
        }
        class Second {}
        """;
    inspect(
        javac().source("farm/Main.java", text),
        "farm.Main.Inner",
        (round, environment) -> {
          for (String name :
              List.of(
                  "Main", "Main$Inner", "Main$Inner$Deeper", "Main$1Here", "Main$1", "Second")) {
            assertThat(round.find("farm." + name)).as(name).isPresent();
          }
          assertThat(round.find("farm.Missing")).isEmpty();
          assertThat(round.find("java.lang.String")).isEmpty();
        });
  }

  @Test
  void classesOfTheUnnamedPackageSeeEachOther() {
    inspect(
        javac()
            .source("Main.java", CALLS_HELPER.replace("package farm;", ""))
            .source("Helper.java", HELPER.replace("package farm;", "")),
        "Main",
        (round, environment) -> assertThat(callTypes(round, "Main")).containsExactly("int"));
  }

  @Test
  void binaryNestedTypesOfTheClassPathAreSeen() {
    Compiled library =
        compiled(
            CompilationFixture.javac(directory.resolve("lib"))
                .resource("module-case/lib/pots/Pot.java"));
    inspect(
        javac().classPath(library.classes()).resource("module-case/app/beds/Bed.java"),
        "beds.Bed",
        (round, environment) ->
            assertThat(callTypes(round, "beds.Bed")).containsExactly("long", "long"));
  }

  @Test
  void binaryTypesInJarsAreSeen() throws IOException {
    Compiled library =
        compiled(
            CompilationFixture.javac(directory.resolve("lib"))
                .resource("module-case/lib/pots/Pot.java")
                .resource("module-case/lib/module-info.java"));
    Path jar = directory.resolve("pottery.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> file : library.classFiles().entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(HexFormat.of().parseHex(file.getValue()));
      }
    }
    inspect(
        javac().classPath(jar).resource("module-case/app/beds/Bed.java"),
        "beds.Bed",
        (round, environment) ->
            assertThat(callTypes(round, "beds.Bed")).containsExactly("long", "long"));
    inspect(
        javac()
            .option("--module-path", jar.toString())
            .resource("module-case/app/beds/Bed.java")
            .resource("module-case/app/module-info.java"),
        "beds.Bed",
        (round, environment) ->
            assertThat(callTypes(round, "beds.Bed")).containsExactly("long", "long"));
  }

  @Test
  void modulesAreOneNameSpace() {
    Compiled library =
        compiled(
            CompilationFixture.javac(directory.resolve("lib"))
                .resource("module-case/lib/pots/Pot.java")
                .resource("module-case/lib/module-info.java"));
    inspect(
        javac()
            .option("--module-path", library.classes().toString())
            .resource("module-case/app/beds/Bed.java")
            .resource("module-case/app/module-info.java"),
        "beds.Bed",
        (round, environment) ->
            assertThat(callTypes(round, "beds.Bed")).containsExactly("long", "long"));
  }

  @Test
  void whatAnEarlierBuildOfTheModuleLeftIsSeen() {
    CompilationFixture first =
        javac()
            .source("farm/Helper.java", HELPER)
            .source("module-info.java", "module farm { exports farm; }");
    compiled(first);
    inspect(
        javac()
            .source("farm/Main.java", CALLS_HELPER)
            .source("module-info.java", "module farm { exports farm; }"),
        "farm.Main",
        (round, environment) -> {
          assertThat(callTypes(round, "farm.Main")).containsExactly("int");
          assertThat(round.find("farm.Helper")).isEmpty();
        });
  }

  @Test
  void releaseOptionHidesTheNewerPlatformInTheCopyToo() {
    String text =
        "package farm; class Main { Object run() { return java.nio.ByteBuffer.allocate(1).flip(); }"
            + " }";
    inspect(
        javac().option("--release", "8").source("farm/Main.java", text),
        "farm.Main",
        (round, environment) ->
            assertThat(callTypes(round, "farm.Main"))
                .containsExactly("java.nio.Buffer", "java.nio.ByteBuffer"));
  }

  @Test
  void sourceOptionKeepsTheRunningPlatform() {
    String text =
        "package farm; class Main { Object run() { return java.nio.ByteBuffer.allocate(1).flip(); }"
            + " }";
    inspect(
        javac().option("-source", "8", "-target", "8").source("farm/Main.java", text),
        "farm.Main",
        (round, environment) ->
            assertThat(callTypes(round, "farm.Main"))
                .containsExactly("java.nio.ByteBuffer", "java.nio.ByteBuffer"));
  }

  @Test
  void previewFeaturesStayOn() {
    String level = String.valueOf(Runtime.version().feature());
    inspect(
        javac()
            .option("--enable-preview", "--release", level)
            .source("farm/Main.java", CALLS_HELPER)
            .source("farm/Helper.java", HELPER),
        "farm.Main",
        (round, environment) -> assertThat(callTypes(round, "farm.Main")).containsExactly("int"));
  }

  @Test
  void hiddenOptionsCanBePassedOn() {
    String text =
        "package farm; class Main { int run() { return"
            + " jdk.internal.misc.Unsafe.getUnsafe().pageSize(); } }";
    String export = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED";
    inspect(
        javac().option(export).source("farm/Main.java", text),
        "farm.Main",
        (round, environment) ->
            assertThat(round.hasErrorTypes(round.find("farm.Main").orElseThrow().path())).isTrue());
    inspect(
        javac()
            .option(export, "-A" + Attribution.OPTIONS_OPTION + "=" + export)
            .source("farm/Main.java", text),
        "farm.Main",
        (round, environment) ->
            assertThat(callTypes(round, "farm.Main"))
                .containsExactly("int", "jdk.internal.misc.Unsafe"));
  }

  @Test
  void anUnknownHiddenOptionIsReported() {
    List<AttributionResult> results = new ArrayList<>();
    compiled(
        javac()
            .option("-A" + Attribution.OPTIONS_OPTION + "=--no-such-option")
            .source("farm/Helper.java", HELPER)
            .processor(
                () -> new Inspector("farm.Helper", (result, environment) -> results.add(result))));
    assertThat(results)
        .singleElement()
        .isInstanceOfSatisfying(
            AttributionUnavailable.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(AttributionUnavailable.Reason.BAD_OPTION);
              assertThat(failure.detail()).contains("--no-such-option");
            });
  }

  @Test
  void aBrokenMethodBesideDoesNotCount() {
    String text =
        """
        package farm;
        import missing.Gone;
        class Main {
          int good(int n) { return Math.abs(n); }
          int bad() { return new Gone().count() + undefined; }
        }
        """;
    List<List<UnresolvedName>> found = new ArrayList<>();
    Compiled compiled =
        javac()
            .source("farm/Main.java", text)
            .processor(
                () ->
                    new Inspector(
                        "farm.Main",
                        (result, environment) -> {
                          AttributedRound round = (AttributedRound) result;
                          TreePath path = round.find("farm.Main").orElseThrow().path();
                          found.add(round.unresolvedIn(method(path, "good")));
                          found.add(round.unresolvedIn(method(path, "bad")));
                        }))
            .compile();
    assertThat(compiled.success()).isFalse();
    assertThat(found.get(0)).isEmpty();
    assertThat(found.get(1)).extracting(UnresolvedName::text).containsExactly("Gone", "undefined");
    assertThat(found.get(1).get(0).place()).hasToString("Main.java:5:26");
  }

  private CompilationFixture javac() {
    return CompilationFixture.javac(directory.resolve("main"));
  }

  private static Compiled compiled(CompilationFixture fixture) {
    Compiled compiled = fixture.compile();
    assertThat(compiled.messages("ERROR")).isEmpty();
    return compiled;
  }

  private static void inspect(
      CompilationFixture fixture,
      String type,
      BiConsumer<AttributedRound, ProcessingEnvironment> check) {
    List<String> done = new ArrayList<>();
    compiled(
        fixture.processor(
            () ->
                new Inspector(
                    type,
                    (result, environment) -> {
                      assertThat(result).isInstanceOf(AttributedRound.class);
                      check.accept((AttributedRound) result, environment);
                      done.add(type);
                    })));
    assertThat(done).containsExactly(type);
  }

  private static TreePath method(TreePath type, String name) {
    return MethodPaths.in(type, name);
  }

  /** The types of all calls in a class, outer calls first, in source order. */
  private static List<String> callTypes(AttributedRound round, String name) {
    List<String> types = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree tree, @Nullable Void unused) {
        ExpressionTree select = tree.getMethodSelect();
        TypeMirror type = round.trees().getTypeMirror(getCurrentPath());
        if (!select.toString().equals("super")) {
          types.add(String.valueOf(type));
        }
        return super.visitMethodInvocation(tree, unused);
      }
    }.scan(round.find(name).orElseThrow().path(), null);
    return types;
  }

  /** Attributes one type in the first round and shows the result. */
  static final class Inspector extends AnyTypeProcessor {
    private final String type;
    private final BiConsumer<AttributionResult, ProcessingEnvironment> check;

    Inspector(String type, BiConsumer<AttributionResult, ProcessingEnvironment> check) {
      this.type = type;
      this.check = check;
    }

    @Override
    void round(int number, RoundEnvironment types) {
      TypeElement element = environment().getElementUtils().getTypeElement(type);
      if (number == 1) {
        check.accept(Attribution.attribute(environment(), List.of(element)), environment());
      }
    }
  }
}
