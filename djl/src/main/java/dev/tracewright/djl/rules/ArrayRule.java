package dev.tracewright.djl.rules;

import dev.tracewright.rewrite.RewriteRule;

/** A rule about DJL's arrays, named after its class. */
abstract class ArrayRule implements RewriteRule {
  @Override
  public final String name() {
    return getClass().getName();
  }
}
