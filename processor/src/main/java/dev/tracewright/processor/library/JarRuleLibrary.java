package dev.tracewright.processor.library;

import dev.tracewright.annotations.Pattern;
import dev.tracewright.annotations.RewriteRule;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.LintException;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.MethodInfo;
import dev.tracewright.processor.syntax.Program;
import dev.tracewright.rewrite.CompiledRule;
import dev.tracewright.rewrite.RuleResource;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Reads the {@code .rule} resources that lie beside the class files of {@code @RewriteRule}
 * classes, through the running compilation. They need not be trusted.
 */
public final class JarRuleLibrary {
  private final ShippedFiles files;
  private final Map<ClassType, CompiledRule> known = new HashMap<>();

  /** Takes what is wrong with a resource. */
  public interface Report {
    /** A problem. */
    void problem(Key key, String... arguments);
  }

  /**
   * A library of one round.
   *
   * @param module the module whose view of the dependencies counts, empty for the unnamed one
   */
  public JarRuleLibrary(ProcessingEnvironment environment, String module) {
    this.files = new ShippedFiles(environment, module);
  }

  /** The name of the file that lies beside the class file of a rule. */
  public static String fileOf(ClassType type) {
    return String.join("$", type.simpleNames()) + RuleResource.SUFFIX;
  }

  /** Whether a class says of itself that it is a rule. */
  public boolean isRule(ClassType type) {
    return files.element(type).filter(each -> has(each, RewriteRule.class)).isPresent();
  }

  /**
   * The rule that a class was compiled to.
   *
   * @param program knows the methods of the class
   * @param report takes it if there is none that can be used
   */
  public Optional<CompiledRule> find(ClassType type, Program program, Report report) {
    Optional<CompiledRule> rule =
        Optional.ofNullable(known.get(type)).or(() -> read(type, program, report));
    rule.ifPresent(each -> known.put(type, each));
    return rule;
  }

  private Optional<CompiledRule> read(ClassType type, Program program, Report report) {
    String name = String.join(".", type.simpleNames());
    Optional<TypeElement> element = files.element(type);
    Optional<byte[]> bytes = Optional.empty();
    try {
      if (element.isPresent()) {
        bytes = files.read(element.get(), type.packageName(), fileOf(type));
      }
    } catch (ShippedFiles.TooLarge e) {
      report.problem(Key.GRAPH_DAMAGED, name, e.text(), name);
      return Optional.empty();
    }
    if (bytes.isEmpty() || element.isEmpty()) {
      report.problem(
          Key.GRAPH_DAMAGED, name, "there is no " + fileOf(type) + " beside its class file", name);
      return Optional.empty();
    }
    Optional<CompiledRule> rule = parse(bytes.get(), name, report);
    Optional<String> difference =
        rule.flatMap(each -> difference(each, type, element.get(), program));
    difference.ifPresent(each -> report.problem(Key.GRAPH_MISMATCH, name, each, name));
    return difference.isPresent() ? Optional.empty() : rule;
  }

  private static Optional<CompiledRule> parse(byte[] bytes, String name, Report report) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int version = RuleResource.versionOf(text);
    if (version >= 0 && version != RuleResource.VERSION) {
      report.problem(
          Key.GRAPH_VERSION,
          name,
          Integer.toString(version),
          Integer.toString(RuleResource.VERSION));
      return Optional.empty();
    }
    try {
      return Optional.of(RuleResource.parse(text));
    } catch (IllegalArgumentException | LintException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      report.problem(Key.GRAPH_DAMAGED, name, why, name);
      return Optional.empty();
    }
  }

  /** How the resource differs from the class that it lies beside; empty if it does not. */
  private static Optional<String> difference(
      CompiledRule rule, ClassType type, TypeElement element, Program program) {
    if (!rule.name().equals(type.canonicalName())) {
      return Optional.of("it is the rule " + rule.name());
    }
    Set<String> captured = new LinkedHashSet<>();
    for (CompiledRule.Form form : rule.forms()) {
      for (Signature each : form.patterns()) {
        captured.add(each.method());
        if (!fits(each, type, program)) {
          return Optional.of("the class file has no static method " + describe(each));
        }
      }
      if (!fits(form.replacement(), type, program)) {
        return Optional.of("the class file has no static method " + describe(form.replacement()));
      }
    }
    Set<String> declared =
        ElementFilter.methodsIn(element.getEnclosedElements()).stream()
            .filter(each -> has(each, Pattern.class))
            .map(each -> each.getSimpleName().toString())
            .collect(Collectors.toSet());
    return captured.equals(declared)
        ? Optional.empty()
        : Optional.of("its patterns are " + captured + ", those of the class file " + declared);
  }

  private static boolean fits(Signature signature, ClassType type, Program program) {
    boolean isInterface =
        program.info(type).filter(each -> each.kind() == ClassInfo.Kind.INTERFACE).isPresent();
    List<TypeRef> parameters =
        signature.parameters().stream().map(each -> each.type().erasure()).toList();
    MemberRef wanted =
        new MemberRef(
            MemberRef.Kind.STATIC,
            type,
            isInterface,
            signature.method(),
            parameters,
            signature.result().erasure());
    Optional<MethodInfo> found = program.method(wanted);
    return signature.isStatic()
        && signature.owner().erasure().equals(type.erasure())
        && found
            .filter(each -> each.ref().result().equals(signature.result().erasure()))
            .filter(each -> each.declaring().equals(type.erasure()))
            .isPresent();
  }

  private static String describe(Signature signature) {
    return signature.method()
        + signature.parameters().stream()
            .map(each -> each.type().erasure().text())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static boolean has(Element element, Class<? extends Annotation> annotation) {
    return element.getAnnotationMirrors().stream()
        .anyMatch(
            each ->
                each.getAnnotationType().asElement() instanceof TypeElement type
                    && type.getQualifiedName().contentEquals(annotation.getName()));
  }
}
