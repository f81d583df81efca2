package dev.tracewright.processor.attribution;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;

/**
 * The options of the nested compilation: silent, without processors, at the outer source level.
 * Options of the outer compilation that change what code means and that no processor can see
 * ({@code --add-exports}, say) are passed on by the user through {@value #OPTION}.
 */
final class AttributionOptions {

  /** The processor option with further compiler options, separated by white space. */
  static final String OPTION = "tracewright.attribution.options";

  private static final int FIRST_WITH_MODULES = 9;

  /**
   * Types that came with a release, newest first. They tell {@code --release} from {@code -source}:
   * both set the source level, but only the first hides the newer classes of the running JDK.
   */
  private static final List<Landmark> LANDMARKS =
      List.of(
          new Landmark(25, "java.lang.IO"),
          new Landmark(24, "java.lang.classfile.ClassFile"),
          new Landmark(21, "java.util.SequencedCollection"),
          new Landmark(18, "java.net.spi.InetAddressResolver"),
          new Landmark(17, "java.util.HexFormat"));

  private AttributionOptions() {}

  /** The options for a private copy of what {@code outer} compiles. */
  static List<String> of(ProcessingEnvironment outer) {
    List<String> options = new ArrayList<>();
    options.addAll(
        List.of("-proc:none", "-implicit:none", "-Xlint:none", "-nowarn", "-parameters", "-g"));
    int level = feature(outer.getSourceVersion());
    boolean preview = outer.isPreviewEnabled();
    if (preview || level < feature(SourceVersion.latest())) {
      boolean platformLimited = !preview && hidesNewerPlatform(outer.getElementUtils(), level);
      options.add(platformLimited ? "--release" : "-source");
      options.add(String.valueOf(level));
    }
    if (preview) {
      options.add("--enable-preview");
    }
    if (level >= FIRST_WITH_MODULES) {
      addIncubators(outer.getElementUtils(), options);
    }
    String further = outer.getOptions().get(OPTION);
    if (further != null && !further.isBlank()) {
      options.addAll(List.of(further.strip().split("\\s+")));
    }
    return List.copyOf(options);
  }

  /** Incubating modules are the only ones of the platform that an unnamed module must ask for. */
  private static void addIncubators(Elements elements, List<String> options) {
    elements.getAllModuleElements().stream()
        .map(ModuleElement::getQualifiedName)
        .map(Object::toString)
        .filter(name -> name.startsWith("jdk.incubator."))
        .sorted()
        .forEach(name -> options.addAll(List.of("--add-modules", name)));
  }

  private static boolean hidesNewerPlatform(Elements elements, int level) {
    int running = Runtime.version().feature();
    return LANDMARKS.stream()
        .filter(landmark -> landmark.feature() <= running)
        .findFirst()
        .filter(landmark -> landmark.feature() > level)
        .map(landmark -> elements.getTypeElement(landmark.type()) == null)
        .orElse(false);
  }

  /** The number of a release. */
  static int feature(SourceVersion version) {
    return Integer.parseInt(version.name().substring("RELEASE_".length()));
  }

  private record Landmark(int feature, String type) {}
}
