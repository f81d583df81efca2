package dev.tracewright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the parts point one way: annotations, runtime, processor. */
final class ArrowsTest {
  private static final String ANNOTATIONS = "dev.tracewright.annotations..";
  private static final String PROCESSOR = "dev.tracewright.processor..";
  private static final String DJL = "dev.tracewright.djl..";
  private static final String RULES = "dev.tracewright.rules..";

  /** JavaPoet where the runtime's classes are read before and after shading. */
  private static final String[] JAVAPOET = {
    "com.palantir.javapoet..", "dev.tracewright.shaded.javapoet.."
  };

  private static final String[] ASM = {"org.objectweb.asm..", "dev.tracewright.shaded.asm.."};

  private static final String[] NOT_PUBLISHED = {
    "dev.tracewright.fixtures..", "dev.tracewright.demo..", "dev.tracewright.benchmarks.."
  };

  private static JavaClasses published = new ClassFileImporter().importClasses();

  @BeforeAll
  static void readPublishedClasses() {
    ImportOption ours = location -> !location.contains("/dev/tracewright/shaded/");
    published =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ours)
            .importPackages("dev.tracewright")
            .that(
                JavaClass.Predicates.resideOutsideOfPackages(NOT_PUBLISHED)
                    .as("published classes"));
  }

  @Test
  void everyPartIsRead() {
    assertThat(published.stream().map(JavaClass::getPackageName).distinct())
        .contains(
            "dev.tracewright.annotations", "dev.tracewright.graph", "dev.tracewright.processor");
  }

  @Test
  void annotationsDependOnNothing() {
    classes()
        .that()
        .resideInAPackage(ANNOTATIONS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", ANNOTATIONS)
        .check(published);
  }

  @Test
  void graphImportsNoSiblingPackage() {
    noClasses()
        .that()
        .resideInAPackage("dev.tracewright.graph..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("dev.tracewright.graph..", "java..", "org.jspecify..")
        .check(published);
  }

  @Test
  void runtimeKnowsNeitherProcessorNorEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(PROCESSOR, DJL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PROCESSOR, DJL, "ai.djl..")
        .check(published);
  }

  @Test
  void rulesKnowRewritingAndNobodyKnowsThem() {
    classes()
        .that()
        .resideInAPackage(RULES)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            RULES,
            ANNOTATIONS,
            "dev.tracewright.graph..",
            "dev.tracewright.rewrite..")
        .check(published);
    noClasses()
        .that()
        .resideOutsideOfPackage(RULES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(RULES)
        .check(published);
  }

  @Test
  void processorAndEngineDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage(PROCESSOR)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DJL, "ai.djl..")
        .check(published);
    noClasses()
        .that()
        .resideInAPackage(DJL)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(PROCESSOR)
        .allowEmptyShould(true)
        .check(published);
  }

  @Test
  void onlyTheFrontEndReadsTrees() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.tracewright.processor.attribution..",
            "dev.tracewright.processor.declaration..",
            "dev.tracewright.processor.lowering..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.source..")
        .check(published);
  }

  @Test
  void nothingReachesInsideTheCompiler() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.tools..", "jdk.internal..", "sun..")
        .check(published);
  }

  @Test
  void onlyCodeGenerationWritesJava() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.tracewright.codegen..",
            "dev.tracewright.processor",
            "dev.tracewright.processor.generator..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(JAVAPOET)
        .check(published);
  }

  @Test
  void onlyCodeGenerationWritesClassFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tracewright.codegen..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ASM)
        .check(published);
  }

  @Test
  void noSignatureNamesALibraryThatIsShaded() {
    classes().that().arePublic().should(new VisibleSignatures()).check(published);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(published);
  }

  /** One slice for each package, the root package as well, which a pattern could not name. */
  private static final class ByPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String name = javaClass.getPackageName();
      return name.startsWith("dev.tracewright")
          ? SliceIdentifier.of(name)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
