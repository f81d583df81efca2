package dev.tracewright.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.tracewright.djl.DjlPolicy;
import dev.tracewright.djl.NDArrayValues;
import dev.tracewright.policy.TracingPolicy;
import dev.tracewright.verify.ValueGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jars as they are published: nothing leaks out of them, nothing in them is missing. */
final class PublishedJarsTest {
  private static final String ANNOTATIONS = "dev/tracewright/annotations/Traceable.class";
  private static final String RUNTIME = "dev/tracewright/graph/Graph.class";
  private static final String PROCESSOR = "dev/tracewright/processor/diagnostic/Key.class";
  private static final String DJL = "dev/tracewright/djl/DjlPolicy.class";
  private static final String RUNTIME_MODULE = "dev.tracewright.runtime";

  @Test
  void runtimeHoldsItsLibrariesUnderNamesOfItsOwn() {
    assertThat(classes(jar(RUNTIME)))
        .allMatch(name -> name.startsWith("dev/tracewright/") || name.equals("module-info.class"))
        .noneMatch(name -> name.startsWith("dev/tracewright/annotations/"))
        .noneMatch(name -> name.startsWith("dev/tracewright/processor/"));
  }

  @Test
  void processorHoldsItsLibrariesUnderNamesOfItsOwn() {
    assertThat(classes(jar(PROCESSOR)))
        .allMatch(
            name ->
                name.startsWith("dev/tracewright/processor/")
                    || name.startsWith("dev/tracewright/shaded/"));
  }

  @Test
  void processorHoldsTheStyleOfItsReports() throws IOException {
    try (JarFile processor = new JarFile(jar(PROCESSOR).toFile())) {
      assertThat(processor.getEntry("dev/tracewright/processor/report/report.css")).isNotNull();
    }
  }

  @Test
  void nothingInTheJarsRefersToALibraryByItsOwnName() throws IOException {
    try (JarFile runtime = new JarFile(jar(RUNTIME).toFile());
        JarFile processor = new JarFile(jar(PROCESSOR).toFile())) {
      ArchRuleDefinition.noClasses()
          .should()
          .dependOnClassesThat()
          // The annotation that registers the processor stays in its class file, unread.
          .resideInAnyPackage("com.palantir..", "org.objectweb..", "com.google.auto.common..")
          .check(new ClassFileImporter().importJars(runtime, processor));
    }
  }

  @Test
  void runtimeIsAModuleThatResolvesWithoutWhatIsShaded() {
    ModuleFinder jars = ModuleFinder.of(jar(RUNTIME), jar(ANNOTATIONS));
    Configuration configuration =
        ModuleLayer.boot().configuration().resolve(jars, ModuleFinder.of(), Set.of(RUNTIME_MODULE));
    assertThat(configuration.findModule(RUNTIME_MODULE)).isPresent();
    ModuleDescriptor descriptor =
        jars.find(RUNTIME_MODULE).orElseThrow(AssertionError::new).descriptor();
    assertThat(descriptor.exports())
        .isNotEmpty()
        .noneMatch(export -> export.source().contains("shaded"));
    assertThat(descriptor.packages()).contains("dev.tracewright.shaded.javapoet");
  }

  @Test
  void processorNamesItsModule() throws IOException {
    try (JarFile processor = new JarFile(jar(PROCESSOR).toFile())) {
      assertThat(processor.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
          .isEqualTo("dev.tracewright.processor");
    }
  }

  @Test
  void djlNamesItsServicesToClassPathsAndToModules() throws IOException {
    Map<String, String> services =
        Map.of(
            TracingPolicy.class.getName(), DjlPolicy.class.getName(),
            ValueGenerator.class.getName(), NDArrayValues.class.getName());
    ModuleDescriptor descriptor =
        ModuleFinder.of(jar(DJL)).findAll().iterator().next().descriptor();
    assertThat(descriptor.provides()).hasSameSizeAs(services.keySet());
    try (JarFile djl = new JarFile(jar(DJL).toFile())) {
      for (Provides each : descriptor.provides()) {
        String provider = services.get(each.service());
        assertThat(each.providers()).containsExactly(provider);
        try (InputStream named =
            djl.getInputStream(djl.getEntry("META-INF/services/" + each.service()))) {
          assertThat(named).hasContent(provider);
        }
      }
    }
  }

  private static List<String> classes(Path jar) {
    try (JarFile open = new JarFile(jar.toFile())) {
      return open.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar that holds {@code resource}; a build that stops before its package phase has none. */
  private static Path jar(String resource) {
    URL url = PublishedJarsTest.class.getClassLoader().getResource(resource);
    assertThat(url).as(resource).isNotNull();
    assumeTrue(url.getProtocol().equals("jar"), "the jars are not built by this command");
    String path = url.getPath();
    try {
      Path jar = Path.of(new URI(path.substring(0, path.indexOf("!/"))));
      assertThat(Files.exists(jar)).isTrue();
      return jar;
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
