/** Rewrite rules for plain Java. */
module dev.tracewright.rules {
  exports dev.tracewright.rules;

  requires transitive dev.tracewright.runtime;
}
