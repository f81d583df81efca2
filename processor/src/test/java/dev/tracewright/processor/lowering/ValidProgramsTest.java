package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large body of valid code, our own, is lowered whole: nothing throws, no name is lost. */
class ValidProgramsTest {

  /** Sources with the top-level classes they declare. */
  private record Sources(Map<String, String> files, List<ClassType> types) {}

  private static Sources sources(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    List<ClassType> types = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path each : paths.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String relative = root.relativize(each).toString().replace('\\', '/');
        if (relative.endsWith("-info.java")) {
          continue;
        }
        files.put(relative, Files.readString(each));
        String name = each.getFileName().toString().replace(".java", "");
        String folder = relative.substring(0, relative.lastIndexOf('/'));
        types.add(ClassType.of(folder.replace('/', '.'), name));
      }
    }
    return new Sources(files, types);
  }

  /** What was found in one class: broken promises, lost names, the methods that it calls. */
  private record Found(List<String> problems, List<MethodInfo> called) {}

  private static Found check(LoweredProgram program, ClassType type) {
    ClassSyntax syntax = program.source(type).orElseThrow();
    assertThat(syntax.info().type()).isEqualTo(type);
    SyntaxCheck check = new SyntaxCheck(program);
    check.initializers(syntax.initializers());
    List<MethodSyntax> methods = new ArrayList<>(syntax.constructors());
    methods.addAll(syntax.methods());
    List<String> problems = new ArrayList<>();
    for (MethodSyntax method : methods) {
      method.unresolved().forEach(name -> problems.add(type + " " + name));
      check.method(method);
      assertThat(SyntaxPrinter.print(method)).isNotEmpty();
    }
    problems.addAll(check.problems());
    return new Found(problems, check.called());
  }

  @Test
  void everyRowOfTheTablesHasThePromisedTypes() {
    for (String name : LoweringTableTest.namesOfValidTables()) {
      LoweringTable table = LoweringTable.read(name);
      List<String> members = table.rows().stream().map(LoweringTable.Row::member).toList();
      List<String> problems =
          Lowered.ask(
              Lowered.cases(table.common(), members),
              program ->
                  Stream.iterate(0, i -> i < members.size(), i -> i + 1)
                      .map(i -> ClassType.of("p", "Case" + i))
                      .flatMap(each -> check(program, each).problems().stream())
                      .toList());
      assertThat(problems).as(name).isEmpty();
    }
  }

  /**
   * Types are checked against our promises, and what a call names against javac's own class files.
   */
  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "../runtime/src/main/java"})
  void ownSourcesAreLoweredAsPromisedAndAsCompiled(String root) throws IOException {
    Sources sources = sources(Path.of(root));
    Map<ClassType, Found> found =
        Lowered.ask(
            sources.files(),
            program -> {
              Map<ClassType, Found> each = new LinkedHashMap<>();
              sources.types().forEach(type -> each.put(type, check(program, type)));
              return each;
            });
    assertThat(found).hasSizeGreaterThan(50);
    assertThat(found.values().stream().flatMap(each -> each.problems().stream())).isEmpty();

    Map<String, Set<String>> compiled = InvokedMembers.compile(sources.files());
    List<String> missing = new ArrayList<>();
    int total = 0;
    for (Map.Entry<ClassType, Found> each : found.entrySet()) {
      Set<String> invoked = compiled.getOrDefault(each.getKey().binaryName(), Set.of());
      for (MethodInfo method : each.getValue().called()) {
        String named = text(method.ref());
        boolean isInvoked =
            invoked.contains(named) || invoked.contains(named.substring(named.indexOf('.')));
        if (!isInvoked) {
          missing.add(each.getKey().simpleName() + " " + named);
        }
        total++;
      }
    }
    assertThat(missing).isEmpty();
    assertThat(total).isGreaterThan(1000);
  }

  private static String text(MemberRef ref) {
    boolean isConstructor = ref.kind() == MemberRef.Kind.CONSTRUCTOR;
    return ref.owner().binaryName().replace('.', '/')
        + (ref.ownerIsInterface() ? "*." : ".")
        + (isConstructor ? "<init>" : ref.name())
        + ref.descriptor();
  }
}
