package dev.tracewright.processor.report;

import java.util.List;

/**
 * What rules did to the methods of one generated class.
 *
 * @param generated its qualified name
 * @param source the class or function it is generated for
 * @param methods the methods
 */
public record ClassReport(String generated, String source, List<MethodReport> methods) {
  /** Copies the list. */
  public ClassReport {
    methods = List.copyOf(methods);
  }

  /** The report as plain text. */
  public String text(SourceLines sources) {
    return new TextReport(this, sources).print();
  }

  /** The report as a page that needs nothing else. */
  public String html(SourceLines sources) {
    return new HtmlReport(this, sources).print();
  }
}
