package dev.tracewright.processor.attribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.annotation.processing.RoundEnvironment;

/** Generates one source file in a given round, as some other processor of the user's would. */
public final class TypeGenerator extends AnyTypeProcessor {

  private final int when;
  private final String name;
  private final String text;

  /**
   * @param when the round, from 1; before it, a filler type is generated so that there is a round
   * @param name the qualified name
   * @param text the source
   */
  public TypeGenerator(int when, String name, String text) {
    this.when = when;
    this.name = name;
    this.text = text;
  }

  @Override
  void round(int number, RoundEnvironment types) {
    if (number == when) {
      write(name, text);
    } else if (number < when) {
      write("filler.Filler" + number, "package filler; class Filler" + number + " {}");
    }
  }

  private void write(String type, String source) {
    try (Writer writer = environment().getFiler().createSourceFile(type).openWriter()) {
      writer.write(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
