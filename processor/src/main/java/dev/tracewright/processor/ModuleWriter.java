package dev.tracewright.processor;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.library.JarRuleLibrary;
import dev.tracewright.rewrite.CompiledRule;
import dev.tracewright.rewrite.RuleResource;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Writes generated classes, beside their class files the graphs, and beside their sources, which
 * are packaged nowhere, the reports.
 */
final class ModuleWriter {
  private final ProcessingEnvironment environment;
  private final ProblemPrinter printer;
  private final Set<String> generated = new HashSet<>();
  private int rounds;

  ModuleWriter(ProcessingEnvironment environment, ProblemPrinter printer) {
    this.environment = environment;
    this.printer = printer;
  }

  /**
   * Writes one class, with its graph if its methods could be captured.
   *
   * @param type the class it is generated for
   * @return whether the compiler will see a new class
   */
  boolean write(Outcome.Module module, Subject subject, TypeElement type) {
    if (module.text().isEmpty()) {
      return false;
    }
    ModuleText text = module.text().get();
    ClassType name = module.plan().type();
    Element[] origins = origins(module.sources(), subject, type);
    if (!writeSource(name, subject, text.source(), type, origins)) {
      return false;
    }
    text.graphs()
        .forEach(
            (file, graph) ->
                writeResource(
                    StandardLocation.CLASS_OUTPUT, name, file, graph, subject, type, origins));
    module
        .reports()
        .forEach(
            (file, report) ->
                writeResource(
                    StandardLocation.SOURCE_OUTPUT, name, file, report, subject, type, origins));
    if (ProcessorOption.VERBOSE.isOn(environment.getOptions())) {
      text.summary().forEach(printer::printNote);
    }
    return true;
  }

  /** Writes a rule beside the class that it is. */
  void write(CompiledRule rule, Subject subject, TypeElement type) {
    ClassType name = rule.forms().get(0).replacement().owner();
    String file = JarRuleLibrary.fileOf(name);
    writeResource(
        StandardLocation.CLASS_OUTPUT,
        name,
        file,
        RuleResource.print(rule),
        subject,
        type,
        new Element[] {type});
  }

  /** Whether a class of that name is one of ours, in the package of {@code subject}. */
  boolean isGenerated(Subject subject, String name) {
    String simple = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
    return generated.contains(packageOf(subject) + simple);
  }

  /**
   * Makes the compiler hold another round, in which other processors' types of this round can be
   * seen: it does so only after a round that brought a new file. The file is empty but for a
   * comment and leaves no class.
   */
  void askForAnotherRound(Subject subject) {
    String name = packageOf(subject) + "TracewrightRound" + ++rounds;
    try (Writer out =
        environment.getFiler().createSourceFile(qualified(subject, name)).openWriter()) {
      out.write(
          "// Holds another round of annotation processing: a captured method waits for a type.\n");
    } catch (IOException e) {
      // Then there is no other round, and the class is left to javac as it is.
      printer.printNote(e.toString());
    }
  }

  private boolean writeSource(
      ClassType name, Subject subject, String source, TypeElement type, Element[] origins) {
    Filer filer = environment.getFiler();
    generated.add(name.canonicalName());
    try (Writer out =
        filer.createSourceFile(qualified(subject, name.canonicalName()), origins).openWriter()) {
      out.write(source);
      return true;
    } catch (IOException e) {
      printer.print(type, Key.OUTPUT, name.canonicalName(), String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void writeResource(
      StandardLocation location,
      ClassType name,
      String file,
      String text,
      Subject subject,
      TypeElement type,
      Element[] origins) {
    try (Writer out =
        new OutputStreamWriter(
            resource(location, name.packageName(), file, subject, origins).openOutputStream(),
            StandardCharsets.UTF_8)) {
      out.write(text);
    } catch (IOException e) {
      printer.print(type, Key.OUTPUT, file, String.valueOf(e.getMessage()));
    }
  }

  /**
   * A resource beside the class or its source. In a compilation of several modules its module must
   * be named; in a compilation of one javac refuses the name.
   */
  private FileObject resource(
      StandardLocation location, String home, String file, Subject subject, Element[] origins)
      throws IOException {
    Filer filer = environment.getFiler();
    try {
      return filer.createResource(location, home, file, origins);
    } catch (IOException | IllegalArgumentException e) {
      if (subject.module().isEmpty()) {
        throw e;
      }
      return filer.createResource(location, qualified(subject, home), file, origins);
    }
  }

  /** The class itself and those whose source was entered: what build tools track. */
  private Element[] origins(List<ClassType> sources, Subject subject, TypeElement type) {
    List<Element> origins = new ArrayList<>();
    origins.add(type);
    for (ClassType each : sources) {
      subject
          .find(environment, each.canonicalName())
          .filter(found -> !origins.contains(found))
          .ifPresent(origins::add);
    }
    return origins.toArray(Element[]::new);
  }

  /** In a compilation of several modules a file must say which of them it belongs to. */
  private static String qualified(Subject subject, String name) {
    return subject.module().isEmpty() ? name : subject.module() + "/" + name;
  }

  private static String packageOf(Subject subject) {
    String binary = subject.binaryName();
    return binary.substring(0, binary.lastIndexOf('.') + 1);
  }
}
