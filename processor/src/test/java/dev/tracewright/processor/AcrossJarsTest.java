package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.diagnostic.Key;
import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of a dependency are entered through the graphs beside their class files. */
final class AcrossJarsTest {
  private static final String GAIN =
      """
      package depot;

      import dev.tracewright.annotations.Traceable;

      @Traceable
      public final class Gain {
        public final double factor;

        public Gain(double factor) {
          this.factor = factor;
        }

        public double forward(double x) {
          return x * factor + 1;
        }
      }
      """;

  private static final String CHAIN =
      """
      package depot;

      import dev.tracewright.annotations.Traceable;
      import java.util.ArrayList;
      import java.util.List;

      @Traceable
      public final class Gain {
        private final double factor;
        private final List<String> names = new ArrayList<>();

        public Gain(double factor) {
          this.factor = factor;
          names.add("first");
          names.add("second");
        }

        public double forward(double x) {
          double y = x * factor;
          for (String each : names) {
            y = y * 2 + 1;
          }
          return y;
        }
      }
      """;

  private static final String USER =
      """
      package garden;

      import depot.Gain;
      import dev.tracewright.annotations.Traceable;

      @Traceable
      public final class User {
        public final Gain left = new Gain(2.5);
        public final Gain right = new Gain(-3);

        public User() {}

        public double forward(double x) {
          return right.forward(left.forward(x)) - x;
        }
      }
      """;

  private static final String USER_MODULE =
      "module garden { requires depot; requires dev.tracewright.runtime; exports garden; }\n";

  @TempDir Path directory;

  /** The dependency's class files; {@code module} is the text of its descriptor, or empty. */
  private Path depot(String gain, String module) {
    CompilationFixture fixture = fixture("depot", module).source("depot/Gain.java", gain);
    Compiled compiled = fixture.compile();
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    assertThat(compiled.classFiles()).containsKey("depot/GainGraphModule.graph");
    return fixture.classes();
  }

  private CompilationFixture fixture(String folder, String module, Path... dependencies) {
    CompilationFixture fixture =
        CompilationFixture.javac(directory.resolve(folder))
            .option("-Xlint:all,-processing,-exports,-requires-automatic", "-Werror")
            .processor(TraceableProcessor::new);
    if (module.isEmpty()) {
      Capture.withLibraries(fixture);
      Stream.of(dependencies).forEach(fixture::classPath);
    } else {
      String path =
          Stream.concat(Stream.of(dependencies), libraries())
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      fixture.option("--module-path", path).source("module-info.java", module);
    }
    return fixture;
  }

  private static Stream<Path> libraries() {
    return Stream.of(
            dev.tracewright.annotations.Traceable.class,
            dev.tracewright.GraphModule.class,
            NullMarked.class)
        .map(Capture::locationOf);
  }

  private Compiled user(Path depot, String module) {
    return fixture("user", module, depot).source("garden/User.java", USER).compile();
  }

  private static String graph(Compiled compiled) throws IOException {
    return Files.readString(compiled.classes().resolve("garden/UserGraphModule.graph"));
  }

  private static void assertEntered(Compiled compiled) throws IOException {
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    assertThat(graph(compiled))
        .contains("left.factor", "right.factor")
        .doesNotContain("call_module");
  }

  private static ClassLoader classPath(Path... entries) throws IOException {
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = entries[i].toUri().toURL();
    }
    return new URLClassLoader(urls, AcrossJarsTest.class.getClassLoader());
  }

  private static ClassLoader modulePath(Path... entries) {
    ModuleFinder finder =
        ModuleFinder.of(Stream.concat(Stream.of(entries), libraries()).toArray(Path[]::new));
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration().resolve(finder, ModuleFinder.of(), Set.of("garden"));
    return boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
        .findLoader("garden");
  }

  private static Object root(ClassLoader loader) throws ReflectiveOperationException {
    Constructor<?> constructor = loader.loadClass("garden.User").getConstructor();
    return constructor.newInstance();
  }

  private static Object traced(ClassLoader loader, Object root)
      throws ReflectiveOperationException {
    Class<?> type = loader.loadClass("garden.UserGraphModule");
    return type.getMethod("of", root.getClass()).invoke(null, root);
  }

  private static void assertSameResults(ClassLoader loader) throws ReflectiveOperationException {
    Object root = root(loader);
    Object traced = traced(loader, root);
    Method original = root.getClass().getMethod("forward", double.class);
    Method captured = traced.getClass().getMethod("forward", double.class);
    for (double x : new double[] {0, -0.0, 1.5, 1e300, -1e308, Double.NaN}) {
      assertThat(captured.invoke(traced, x)).isEqualTo(original.invoke(root, x));
    }
  }

  @Test
  void classOnTheClassPathIsEntered() throws Exception {
    Path depot = depot(GAIN, "");
    Compiled compiled = user(depot, "");
    assertEntered(compiled);
    assertSameResults(classPath(depot, compiled.classes()));
  }

  @Test
  void privateMembersOnTheClassPathAreReached() throws Exception {
    Path depot = depot(GAIN.replace("public final double", "private final double"), "");
    Compiled compiled = user(depot, "");
    assertEntered(compiled);
    assertSameResults(classPath(depot, compiled.classes()));
  }

  @Test
  void classOnTheModulePathIsEntered() throws Exception {
    Path depot = depot(GAIN, "module depot { requires dev.tracewright.runtime; exports depot; }\n");
    Compiled compiled = user(depot, USER_MODULE);
    assertEntered(compiled);
    assertSameResults(modulePath(depot, compiled.classes()));
  }

  @Test
  void privateMembersOfAnOpenModuleAreReached() throws Exception {
    String module =
        "module depot { requires dev.tracewright.runtime; exports depot; opens depot; }\n";
    Path depot = depot(GAIN.replace("public final double", "private final double"), module);
    Compiled compiled = user(depot, USER_MODULE);
    assertEntered(compiled);
    assertSameResults(modulePath(depot, compiled.classes()));
  }

  @Test
  @Covers(Key.INACCESSIBLE)
  void privateMembersOfAClosedModuleAreRefusedAtTheCall() {
    String module = "module depot { requires dev.tracewright.runtime; exports depot; }\n";
    Path depot = depot(GAIN.replace("public final double", "private final double"), module);
    Compiled compiled = user(depot, USER_MODULE);
    assertThat(compiled.messages("ERROR"))
        .extracting(Capture::line)
        .containsExactly(
            "User.java:14:26 [inaccessible] 'factor' of Gain cannot be reached from the generated"
                + " class");
  }

  @Test
  void assumptionsOfTheDependencyAreCheckedUnderTheUsersPath() throws Exception {
    Path depot = depot(CHAIN, "");
    Compiled compiled = user(depot, "");
    assertThat(graph(compiled)).contains("left.names", "right.names");
    ClassLoader loader = classPath(depot, compiled.classes());
    assertSameResults(loader);
    Object root = root(loader);
    Object right = root.getClass().getField("right").get(root);
    Field names = right.getClass().getDeclaredField("names");
    names.setAccessible(true);
    ((List<?>) names.get(right)).remove(0);
    assertThatThrownBy(() -> traced(loader, root))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("right.names");
  }
}
