package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.GraphModule;
import dev.tracewright.Version;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemberNamesTest {
  @Test
  void everyVisibleMethodIsListed() {
    List<String> visible =
        Stream.of(GraphModule.class, Object.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(each -> (each.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
            .map(Method::getName)
            .toList();
    assertThat(MemberNames.ALL).containsAll(visible).contains("of");
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + Version.current() + "</version>");
  }
}
