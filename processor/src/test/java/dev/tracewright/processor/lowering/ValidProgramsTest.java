package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.syntax.ClassSyntax;
import dev.tracewright.processor.syntax.MethodSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A large body of valid code, our own, is lowered whole: nothing throws, no name is lost. */
class ValidProgramsTest {

  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void ownSourcesAreLowered() throws IOException {
    Map<String, String> files = new TreeMap<>();
    List<ClassType> types = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(SOURCES)) {
      for (Path each : paths.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String relative = SOURCES.relativize(each).toString().replace('\\', '/');
        files.put(relative, Files.readString(each));
        if (!relative.endsWith("-info.java")) {
          String name = each.getFileName().toString().replace(".java", "");
          String folder = relative.substring(0, relative.lastIndexOf('/'));
          types.add(ClassType.of(folder.replace('/', '.'), name));
        }
      }
    }
    List<String> unresolved = new ArrayList<>();
    int printed =
        Lowered.ask(
            files,
            program -> {
              int total = 0;
              for (ClassType each : types) {
                ClassSyntax syntax = program.source(each).orElseThrow();
                assertThat(syntax.info().type()).isEqualTo(each);
                total += SyntaxPrinter.statements(syntax.initializers()).length();
                for (MethodSyntax method : methods(syntax)) {
                  method.unresolved().forEach(name -> unresolved.add(each + " " + name));
                  total += SyntaxPrinter.print(method).length();
                }
              }
              return total;
            });
    assertThat(unresolved).isEmpty();
    assertThat(types).hasSizeGreaterThan(50);
    assertThat(printed).isGreaterThan(100_000);
  }

  private static List<MethodSyntax> methods(ClassSyntax syntax) {
    List<MethodSyntax> all = new ArrayList<>(syntax.constructors());
    all.addAll(syntax.methods());
    return all;
  }
}
