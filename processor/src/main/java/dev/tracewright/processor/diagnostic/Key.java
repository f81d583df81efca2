package dev.tracewright.processor.diagnostic;

import java.util.Locale;

/**
 * The catalogue of messages. A key is printed in brackets and names its section in {@code
 * docs/diagnostics.md}; keys are never reused. In the texts {@code %s} takes the arguments of the
 * problem in order: first those of {@code what}, then those of {@code why}.
 */
public enum Key {
  // Declarations that cannot be captured.
  NOT_A_CLASS(
      Severity.ERROR,
      "%s is %s and has no instances to capture",
      "a captured method belongs to a class or record, or is a static method",
      "put @Traceable on a class, or on a static method of the interface"),
  ABSTRACT_CLASS(
      Severity.ERROR,
      "%s is abstract",
      "the methods that run depend on the subclass",
      "put @Traceable on each subclass that is to be captured"),
  INNER_CLASS(
      Severity.ERROR,
      "%s is an inner class",
      "it exists only together with an instance of %s",
      "declare it static"),
  HIDDEN_CLASS(
      Severity.ERROR,
      "%s is %s",
      "the generated class stands beside it in the package and must be able to name it",
      "make it visible to its package"),
  METHOD_MISSING(
      Severity.ERROR,
      "%s has no method '%s'",
      "@Traceable captures the method 'forward' unless it names another",
      "add the method or write @Traceable(method = \"…\")"),
  METHOD_AMBIGUOUS(
      Severity.ERROR,
      "%s has %s methods '%s'",
      "@Traceable on a class captures exactly one",
      "rename the others, or put @Traceable on the ones that are static functions"),
  METHOD_WITHOUT_BODY(
      Severity.ERROR,
      "'%s' of %s has no body",
      "there is no code to capture",
      "capture a method that is neither abstract nor native"),
  INSTANCE_FUNCTION(
      Severity.ERROR,
      "'%s' is an instance method",
      "@Traceable on a method captures a static function",
      "put @Traceable(method = \"%s\") on the class"),
  STATIC_METHOD(
      Severity.ERROR,
      "'%s' of %s is static",
      "@Traceable on a class captures a method of its instances",
      "put @Traceable on the method itself"),
  HIDDEN_METHOD(
      Severity.ERROR,
      "'%s' of %s is private",
      "the generated class offers the captured method under the same name",
      "make it visible to its package"),
  STATEFUL_SUPERCLASS(
      Severity.ERROR,
      "%s extends %s, which holds state",
      "fields of a superclass are no part of the captured structure",
      "hold the superclass's state in a field of a class of its own"),
  PRESET_NOT_FACTORY(
      Severity.ERROR,
      "@Preset '%s' is no factory of %s",
      "a preset is a static, non-private method of a @Traceable class that returns that class",
      "declare it 'static %s %s(…)'"),
  LEAF_CAPTURED(
      Severity.ERROR,
      "%s is both @Leaf and @Traceable",
      "a leaf is never entered, a captured method is",
      "keep one of the two annotations"),
  LIMIT(
      Severity.ERROR,
      "%s is %s",
      "it takes a number of at least %s",
      "write such a number or leave it out"),
  SPECIALIZE_TEXT(
      Severity.ERROR,
      "\"%s\" is no value of type %s",
      "@Specialize takes the value as Java writes it",
      "write %s"),
  SPECIALIZE_STRAY(
      Severity.ERROR,
      "@Specialize on '%s' has no effect",
      "'%s' is no captured method",
      "put it on a parameter of the method that @Traceable captures"),
  PURE_AND_IMPURE(
      Severity.ERROR,
      "%s is both @Pure and @Impure",
      "one says that a call has no effect, the other that it has",
      "keep one of the two annotations"),
  PURE_VOID(
      Severity.ERROR,
      "%s is @Pure and returns nothing",
      "a call of it does nothing that anybody could see and may be left out",
      "drop the annotation, or return what the method computes"),
  IMPURE_OVERRIDE(
      Severity.ERROR,
      "%s is @Impure and overrides a method that %s says is @Pure",
      "a call through %s counts as pure and may run this method",
      "drop one of the two annotations"),
  PURE_BODY(
      Severity.ERROR,
      "%s is @Pure but changes something here",
      "%s changes what was there before the call, or asks a clock or random numbers",
      "drop @Pure, or work on a copy that the method makes"),
  NAME_CLASH(
      Severity.ERROR,
      "%s and %s would both generate %s",
      "generated classes are told apart by name, ignoring case",
      "give one of them a name: @Traceable(name = \"…\")"),
  NAME_TAKEN(
      Severity.ERROR,
      "the class that %s generates is named %s like a class of yours",
      "a package holds one class of a name, ignoring case",
      "give it another: @Traceable(name = \"…\")"),
  NAME_RESERVED(
      Severity.ERROR,
      "the captured method is named '%s' like a method of GraphModule",
      "the generated class inherits that method",
      "rename the method and write @Traceable(method = \"…\")"),
  NAME_INVALID(
      Severity.ERROR,
      "\"%s\" is no name for a class",
      "the generated class is declared under it",
      "use a Java identifier"),

  // Rewrite rules.
  RULE_METHODS(
      Severity.ERROR,
      "the rule %s has %s",
      "a rule is what is looked for and what takes its place",
      "declare one or more methods annotated @Pattern and exactly one annotated @Replacement"),
  RULE_METHOD(
      Severity.ERROR,
      "'%s' of the rule %s is %s",
      "the code of a rule is captured; it has no instance that it could be called on",
      "declare it static, with a body"),
  RULE_SIGNATURE(
      Severity.ERROR,
      "'%s' of the rule %s does not agree with its replacement '%s'",
      "%s",
      "give both the same parameters and the same result"),
  RULE_RESULTS(
      Severity.ERROR,
      "the rule %s cannot put its replacement where its pattern was found",
      "%s",
      "give both the same results"),
  RULE_PARAMETER_UNUSED(
      Severity.ERROR,
      "the pattern '%s' does not use its parameter '%s'",
      "the parameter would stand for nothing where the pattern is found",
      "use it or leave it out, here and in the replacement"),
  RULE_TRIVIAL(
      Severity.ERROR,
      "the pattern '%s' computes nothing",
      "it would be found everywhere",
      "write the operation that is to be replaced"),
  RULE_CONSTANT(
      Severity.ERROR,
      "the pattern '%s' returns a constant",
      "there is no operation whose value the replacement could take the place of",
      "return what the pattern computes"),
  RULE_DISCONNECTED(
      Severity.ERROR,
      "the pattern '%s' falls into parts that share no value",
      "each part would be found with every other",
      "write a rule for each of them"),
  RULE_DEAD_CODE(
      Severity.ERROR,
      "nothing in the pattern '%s' uses this value",
      "code that computes it as well is what the pattern would have to find",
      "return the value or leave it out"),
  RULE_NO_RETURN(
      Severity.ERROR,
      "'%s' never returns",
      "a rule replaces what computes a value; here every path throws or goes on for ever",
      "return on some path"),
  RULE_REFUTED(
      Severity.ERROR,
      "the rewrite rule %s does not keep what it promises",
      "its precision is %s, but %s",
      "correct the replacement, let the pattern match less, or declare another precision"),
  RULE_MATCHES_ITSELF(
      Severity.ERROR,
      "the rule %s matches what it leaves behind",
      "applied once, it would be applied to its own replacement, without end",
      "let the replacement hold nothing that a pattern of the rule finds"),
  RULE_CHASE(
      Severity.ERROR,
      "the rule %s and %s chase each other",
      "what one leaves behind the other takes back or feeds on, without end",
      "apply one of them only, or let one look for less"),
  RULE_STRAY(Severity.ERROR, "@%s on '%s' has no effect", "%s", "%s"),
  RULE_CLASS(
      Severity.ERROR,
      "%s is no rewrite rule",
      "a rule is a class annotated @RewriteRule or one that implements"
          + " dev.tracewright.rewrite.RewriteRule",
      "annotate it, or leave it out of 'rules'"),
  RULE_NAME(
      Severity.ERROR,
      "-A%s names %s, which is no class",
      "neither the sources of this compilation nor its class path have it",
      "give the qualified name of a rule"),
  RULE_NOT_LOADED(
      Severity.ERROR,
      "the rule %s cannot be used",
      "%s",
      "a rule that implements RewriteRule is public, has a public constructor without parameters and"
          + " lies in a jar on the processor path"),
  RULE_PROVIDER(
      Severity.ERROR,
      "a provider of rewrite rules cannot be used",
      "%s: %s",
      "take its jar from the processor path, or a version of it that works"),
  RULE_FAILED(
      Severity.ERROR,
      "the rewrite rules cannot be applied to %s",
      "%s",
      "correct the rule, or switch it off with -Atracewright.rules.disable=…"),

  // Code that cannot be captured.
  FIELD_WRITE(
      Severity.ERROR,
      "%s assigns the field '%s' of %s",
      "a captured method may not change its module",
      "to keep the value, return it; to leave this method out of the graph, annotate it @Leaf"),
  STATIC_WRITE(
      Severity.ERROR,
      "%s assigns the static field '%s' of %s",
      "a graph holds no writes to variables that everyone shares",
      "return the value, or move the assignment into a method annotated @Leaf"),
  UNROLL_LIMIT(
      Severity.ERROR,
      "the loop runs more than %s times over elements that differ",
      "a loop that is not unrolled has one body for all of them, but '%s' and '%s' are known to be"
          + " built differently",
      "raise @Traceable(unrollLimit = …), or move the loop into a method annotated @Leaf"),
  NODE_BUDGET(
      Severity.ERROR,
      "the graph grows beyond %s nodes",
      "capture stops before it fills the memory of the compiler",
      "raise @Traceable(nodeBudget = …) or annotate a method in the chain @Leaf"),
  STEP_BUDGET(
      Severity.ERROR,
      "capture of %s runs more than %s statements",
      "known loops are run while the code is compiled",
      "compute the value when the program runs: in a method annotated @Leaf"),
  RECURSION(
      Severity.ERROR,
      "the recursion %s has no end that is known at compile time",
      "a call is entered, and each of these makes the next with nothing more known than before",
      "bound it by known values, write it as a loop, or annotate '%s' @Leaf"),
  RECURSION_DEPTH(
      Severity.ERROR,
      "calls are entered more than %s deep",
      "each of them becomes part of the graph",
      "write the recursion as a loop, or annotate '%s' @Leaf"),
  NESTING_DEPTH(
      Severity.ERROR,
      "branches, loops and calls that are entered nest more than %s deep",
      "a graph nests like the code from which it is captured",
      "test known values first, use a switch or a loop, or annotate an inner method @Leaf"),
  LAMBDA(
      Severity.ERROR,
      "a lambda that implements %s as well cannot be captured where it is passed on",
      "a function of the graph implements one interface",
      "declare an interface that extends both, or pass it on in a method annotated @Leaf"),
  LOCAL_CLASS(
      Severity.ERROR,
      "%s cannot be part of the graph",
      "it has no name outside the method in which it is declared",
      "declare it as a static nested class, or annotate the method that uses it @Leaf"),
  CONSTRUCT(
      Severity.ERROR,
      "%s cannot be captured",
      "a graph has no form for it",
      "move it into a method annotated @Leaf"),
  SUPER_CALL(
      Severity.ERROR,
      "the call of 'super.%s' cannot be captured",
      "the superclass %s has no source in this compilation",
      "call the method on a field, or annotate the calling method @Leaf"),
  INACCESSIBLE(
      Severity.ERROR,
      "'%s' of %s cannot be reached from the generated class",
      "it is not public and belongs to another module, which does not open its package",
      "use it in a method annotated @Leaf, or open the package"),
  UNRESOLVED_TYPE(
      Severity.ERROR,
      "'%s' has no type that can be seen here",
      "another tool adds it to the class while it is compiled, or an option hides it",
      "write the member out in source, or annotate the calling method @Leaf"),
  NO_SOURCE(
      Severity.ERROR,
      "the source of %s cannot be read",
      "%s",
      "compile with javac, or with JDK 18 or newer"),
  OWN_MODULE(
      Severity.ERROR,
      "'%s' is generated from this very code",
      "its graph would have to be complete before it is captured",
      "call the method of the class itself, or move the use into a method annotated @Leaf"),
  NO_COMPILER(
      Severity.ERROR,
      "no graph can be captured here",
      "%s",
      "compile with a JDK that contains the module jdk.compiler"),
  MODULE_REQUIRES(
      Severity.ERROR,
      "the module %s does not read dev.tracewright.runtime",
      "the class generated for %s extends GraphModule, which lives there",
      "add 'requires dev.tracewright.runtime;' to its module-info.java"),
  RUNTIME_MISSING(
      Severity.ERROR,
      "the class GraphModule cannot be found",
      "the class generated for %s extends it",
      "add the artifact dev.tracewright:tracewright-runtime to the class path"),
  GRAPH_DAMAGED(Severity.ERROR, "the graph of %s cannot be read", "%s", "build %s again"),
  GRAPH_VERSION(
      Severity.ERROR,
      "the graph of %s was written by another version of Tracewright",
      "it says version %s, this is version %s",
      "build both with one version"),
  GRAPH_MISMATCH(
      Severity.ERROR,
      "the graph of %s does not belong to its class",
      "%s",
      "build %s again from clean"),
  OUTPUT(
      Severity.ERROR,
      "%s cannot be written",
      "%s",
      "remove what stands in its place or give the class another name: @Traceable(name = \"…\")"),
  GRAPH_LOCK(
      Severity.ERROR,
      "the graph of %s %s",
      "graphs are committed, so that whoever reviews a change sees what it does to them",
      "if it is meant, compile with -Atracewright.lock=update and commit what that does"),
  LOCK_FOLDER(
      Severity.ERROR,
      "there is no folder in which the graph of %s could be locked",
      "%s",
      "name one by its absolute path: -Atracewright.lock.dir=${project.basedir}/src/main/tracewright"
          + " in Maven"),
  POLICY_FAILED(
      Severity.ERROR,
      "a tracing policy cannot be used",
      "%s: %s",
      "take its jar from the processor path, or a version of it that works"),
  OPTION(
      Severity.ERROR,
      "-A%s=%s is no value of that option",
      "it takes %s",
      "correct or drop the option"),
  INTERNAL(
      Severity.ERROR,
      "Tracewright failed on %s",
      "%s",
      "please report it with the code at this place; annotate the method @Leaf to go on"),

  // What is worth knowing.
  POLICY_CONFLICT(
      Severity.WARNING,
      "the tracing policies %s and %s contradict each other",
      "of %s one says effects={%s}, the other effects={%s}; it counts as having all of them",
      "keep one of the two on the processor path, or call it through a method of yours that is"
          + " annotated @Leaf and @Pure or @Impure"),
  ALWAYS_THROWS(
      Severity.WARNING,
      "'%s' never returns",
      "every path through it that ends throws",
      "capture a method that has a result; what it is to throw is recorded all the same"),
  STRUCTURE_UNKNOWN(
      Severity.NOTE,
      "the structure of %s is not known at compile time",
      "%s; its fields are read at run time",
      "keep the constructor to assignments of final fields"),
  LOOP_KEPT(Severity.NOTE, "the loop at %s is not unrolled", "%s", "%s"),
  BRANCH_KEPT(
      Severity.NOTE,
      "the '%s' at %s is recorded with every path",
      "which one is taken depends on %s",
      "compute that from constants, final structure or @Specialize parameters to have it decided"),
  CALL_RECORDED(Severity.NOTE, "the call of '%s' is recorded, not entered", "%s", "%s"),
  FIELD_OPEN(
      Severity.NOTE,
      "what the field '%s' holds is not known",
      "%s",
      "let every constructor make it from what is known, or capture a @Preset"),
  AGGREGATE_MADE(
      Severity.NOTE,
      "from here on the graph holds %s",
      "what lies in it is read at %s when the program runs: code that is not traced, or an index that"
          + " is not known, may have changed it",
      "read it before, or hand on a copy"),
  RULE_NOT_VERIFIED(
      Severity.NOTE,
      "the rewrite rule %s is not tried on values",
      "%s",
      "let a ValueGenerator on the processor path supply values of its classes, and a TracingPolicy"
          + " say what their methods do"),
  RULE_NEVER_FIRES(
      Severity.WARNING,
      "the rule %s never finds anything",
      "wherever its pattern could be found, %s has been there before and taken its place",
      "name it first, or leave it out"),
  RULE_DISABLED_STRAY(
      Severity.WARNING,
      "-Atracewright.rules.disable=%s switches off nothing",
      "no rule of this compilation has that name",
      "give the simple or the qualified name of a rule"),
  RULE_APPLIED(
      Severity.NOTE,
      "the rule %s replaces %s in %s",
      "its pattern is found here: %s",
      "to keep it from that, switch it off: -Atracewright.rules.disable=%s"),
  RULE_REFUSED(
      Severity.NOTE,
      "the rule %s leaves %s in %s alone",
      "its pattern is found here, but %s",
      "what a method may be left out of or moved past follows from what it is said to do: @Pure,"
          + " @Impure, a tracing policy"),
  RULE_MISSED(
      Severity.NOTE,
      "the rule %s finds nothing in %s",
      "%s",
      "write the code as the rule has it, or add a pattern to the rule"),
  EXPLAIN_STRAY(
      Severity.NOTE,
      "-Atracewright.explain=%s names no captured class and no rule that is tried",
      "%s",
      "give the simple or the qualified name of a class with @Traceable on it or in it, or of a"
          + " rule"),
  INTERFACE_LEFT_OUT(
      Severity.NOTE,
      "%s does not implement %s",
      "%s",
      "pass its method where the interface is asked for: %s");

  /** How much a message weighs. */
  public enum Severity {
    ERROR,
    WARNING,
    NOTE
  }

  private final Severity severity;
  private final String what;
  private final String why;
  private final String remedy;

  Key(Severity severity, String what, String why, String remedy) {
    this.severity = severity;
    this.what = what;
    this.why = why;
    this.remedy = remedy;
  }

  /** The key as it is printed: {@code field-write}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How much the message weighs. */
  public Severity severity() {
    return severity;
  }

  /** What is wrong, with {@code %s} for arguments. */
  public String what() {
    return what;
  }

  /** Why it is, with {@code %s} for arguments. */
  public String why() {
    return why;
  }

  /** What to do, with {@code %s} for arguments. */
  public String remedy() {
    return remedy;
  }
}
