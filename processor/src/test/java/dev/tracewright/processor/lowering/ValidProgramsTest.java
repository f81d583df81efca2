package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.MethodSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private static Map<String, String> sources(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path each : paths.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String relative = root.relativize(each).toString().replace('\\', '/');
        if (!relative.endsWith("-info.java")) {
          files.put(relative, Files.readString(each));
        }
      }
    }
    return files;
  }

  /** The class of a class file, which has no dollars in its names. */
  private static ClassType type(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    List<String> names = List.of(binaryName.substring(dot + 1).split("\\$", -1));
    return new ClassType(binaryName.substring(0, dot), names, List.of());
  }

  /** What was found in one class: broken promises, lost names, the methods that it calls. */
  private record Found(List<String> problems, List<MethodInfo> called) {}

  private static Found check(LoweredProgram program, ClassType type) {
    ClassSyntax syntax = program.source(type).orElseThrow();
    SyntaxCheck check = new SyntaxCheck(program, syntax.info().isLocal());
    assertThat(syntax.info().type()).isEqualTo(type);
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
    return new Found(
        problems, check.called().stream().filter(method -> !isOfEnum(method, program)).toList());
  }

  /** Whether it is a constructor that is given name and number in class files. */
  private static boolean isOfEnum(MethodInfo method, LoweredProgram program) {
    return method.ref().kind() == MemberRef.Kind.CONSTRUCTOR
        && program.info(method.declaring()).orElseThrow().kind() == ClassInfo.Kind.ENUM;
  }

  /** The problems of a class and of the local and inner classes in it. */
  private static List<String> problems(LoweredProgram program, ClassType type) {
    List<String> problems = new ArrayList<>(check(program, type).problems());
    for (ClassSyntax each : InnerClasses.mentionedIn(program.source(type).orElseThrow(), program)) {
      problems.addAll(check(program, each.info().type()).problems());
    }
    return problems;
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
                      .flatMap(each -> problems(program, each).stream())
                      .toList());
      assertThat(problems).as(name).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "../runtime/src/main/java"})
  void ownSourcesAreLoweredAsPromisedAndAsCompiled(String root) throws IOException {
    Map<String, Found> found = checkAsCompiled(sources(Path.of(root)));
    assertThat(found).hasSizeGreaterThan(100);
    assertThat(found.keySet()).anyMatch(name -> name.matches(".*\\$\\d+"));
    assertThat(found.values().stream().mapToInt(each -> each.called().size()).sum())
        .isGreaterThan(1000);
  }

  @Test
  void oddProgramsAreLoweredAsPromisedAndAsCompiled() throws IOException {
    Path programs = Path.of("src/test/resources/attribution");
    Map<String, String> sources = sources(programs.resolve("cases"));
    if (Runtime.version().feature() >= 21) {
      sources.putAll(sources(programs.resolve("since21")));
    }
    assertThat(checkAsCompiled(sources)).hasSizeGreaterThan(50);
  }

  /**
   * Types are checked against our promises, and what a call names against javac's own class files.
   */
  private static Map<String, Found> checkAsCompiled(Map<String, String> sources) {
    Map<String, Set<String>> compiled = InvokedMembers.compile(sources);
    Map<String, Found> found =
        Lowered.ask(
            sources,
            program -> {
              Map<String, Found> each = new TreeMap<>();
              for (String name : compiled.keySet()) {
                // Javac makes classes of its own for switches over enums.
                if (program.source(type(name)).isPresent()) {
                  each.put(name, check(program, type(name)));
                }
              }
              return each;
            });
    List<String> wrong = new ArrayList<>();
    found.forEach(
        (name, each) -> {
          Set<String> invoked = compiled.getOrDefault(name, Set.of());
          wrong.addAll(each.problems());
          for (MethodInfo method : each.called()) {
            String named = text(method.ref());
            if (!isInvoked(named, method, invoked)) {
              wrong.add(name + " calls no " + named);
            }
          }
        });
    assertThat(wrong).isEmpty();
    return found;
  }

  private static boolean isInvoked(String named, MethodInfo method, Set<String> invoked) {
    boolean isReferred = invoked.contains(named.substring(named.indexOf('.')));
    if (method.ref().kind() == MemberRef.Kind.CONSTRUCTOR && !isReferred) {
      // Javac adds the variables that a local class reads behind the parameters.
      String start = named.substring(0, named.indexOf(')'));
      boolean isLocal = method.declaring().simpleName().matches("\\d.*");
      return invoked.stream()
          .anyMatch(each -> isLocal ? each.startsWith(start) : each.equals(named));
    }
    return isReferred || invoked.contains(named);
  }

  private static String text(MemberRef ref) {
    boolean isConstructor = ref.kind() == MemberRef.Kind.CONSTRUCTOR;
    return ref.owner().binaryName().replace('.', '/')
        + (ref.ownerIsInterface() ? "*." : ".")
        + (isConstructor ? "<init>" : ref.name())
        + ref.descriptor();
  }
}
