package dev.tracewright.rewrite;

import java.util.List;

/**
 * Hands out the rules that a library ships. A provider is a service: a public class with a public
 * constructor without parameters, named in {@code
 * META-INF/services/dev.tracewright.rewrite.RewriteRuleProvider}, in a named module in a {@code
 * provides} as well. It is asked while code is compiled, so its jar belongs on the processor path.
 */
public interface RewriteRuleProvider {
  /** The rules, in the order in which they are to be tried. */
  List<RewriteRule> rules();
}
