/** The annotations a user writes; no code and no dependencies. */
module dev.tracewright.annotations {
  exports dev.tracewright.annotations;
}
