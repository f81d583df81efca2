/** What capture, rules and generated code know of DJL's NDArray. */
module dev.tracewright.djl {
  requires transitive dev.tracewright.runtime;
  requires transitive static ai.djl.api;

  exports dev.tracewright.djl.rules;

  provides dev.tracewright.policy.TracingPolicy with
      dev.tracewright.djl.DjlPolicy;
  provides dev.tracewright.verify.ValueGenerator with
      dev.tracewright.djl.NDArrayValues;
}
