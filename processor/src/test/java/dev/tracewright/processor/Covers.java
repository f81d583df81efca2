package dev.tracewright.processor;

import dev.tracewright.processor.diagnostic.Key;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which messages a test provokes that no program of the page can. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Covers {
  /** The keys. */
  Key[] value();
}
