/** The graph, its tools and the base of generated classes. */
module dev.tracewright.runtime {
  exports dev.tracewright;
  exports dev.tracewright.codegen;
  exports dev.tracewright.graph;
  exports dev.tracewright.interpret;
  exports dev.tracewright.policy;
  exports dev.tracewright.rewrite;
  exports dev.tracewright.verify;

  requires transitive dev.tracewright.annotations;
  requires transitive static org.jspecify;
  requires java.compiler;
  // Shaded into the jar: needed only where this module is compiled.
  requires static com.palantir.javapoet;
  requires static org.objectweb.asm;

  uses dev.tracewright.policy.TracingPolicy;
  uses dev.tracewright.rewrite.RewriteRuleProvider;
  uses dev.tracewright.verify.ValueGenerator;
}
