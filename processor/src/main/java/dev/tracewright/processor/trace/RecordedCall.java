package dev.tracewright.processor.trace;

import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.MethodInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that is recorded, for those who ask why it is not entered. */
final class RecordedCall {
  private final Tracing tracing;
  private final Expr.Call call;
  private final @Nullable Value receiver;
  private final List<Value> arguments;
  private final Site site;

  RecordedCall(
      Tracing tracing,
      Expr.Call call,
      @Nullable Value receiver,
      List<Value> arguments,
      Frame frame) {
    this.tracing = tracing;
    this.call = call;
    this.receiver = receiver;
    this.arguments = arguments;
    this.site = new Site(call.span(), frame);
  }

  /** Says why, if anybody asks and may have expected something else. */
  void explain() {
    if (!tracing.provenance().isAsked()) {
      return;
    }
    if (receiver != null) {
      tracing.explanation().read(receiver, call.span());
    }
    MethodInfo method = tracing.entering().chosen(call.method(), receiver);
    boolean inSource =
        tracing.program().info(method.declaring()).filter(ClassInfo::inSource).isPresent();
    if (inSource) {
      tracing
          .entering()
          .obstacle(method, receiver, site.frame())
          .ifPresent(obstacle -> explain(method, obstacle));
    } else {
      explainOfLibrary(method);
    }
  }

  private void explain(MethodInfo method, Entering.Obstacle obstacle) {
    String type = method.declaring().simpleName();
    switch (obstacle) {
      case LEAF ->
          note(method, "@Leaf keeps it out of the graph", "drop the annotation to have it entered");
      case OVERRIDABLE ->
          note(
              method,
              "a subclass may override it, and the class of its receiver is not known: that depends"
                  + " on "
                  + tracing.explanation().dependsOn(receiver(), site),
              "let a final class be its type, or make the object in every constructor");
      case FOREIGN ->
          note(
              method,
              type + " is neither the class that is captured nor @Traceable",
              "annotate " + type + " or the method @Traceable to have it entered");
      case NO_BODY ->
          note(method, "it has no body in Java", "call a method with a body to have it entered");
    }
  }

  private Value receiver() {
    return receiver == null ? Value.Poison.VALUE : receiver;
  }

  /** Nobody expects the code of a library to be entered, but for what is said to be. */
  private void explainOfLibrary(MethodInfo method) {
    boolean isDecided =
        call.type() != PrimitiveType.VOID
            && !arguments.isEmpty()
            && (receiver == null || receiver instanceof Value.Known)
            && arguments.stream().allMatch(Value.Known.class::isInstance);
    String type = method.declaring().simpleName();
    if (isDecided) {
      note(
          method,
          "its arguments are known, yet it is none of the functions that are computed while the"
              + " code is compiled",
          "write its result as a constant");
    } else if (tracing.entering().isTraceable(method)) {
      note(
          method,
          "no graph of " + type + " can be read beside its class file",
          "build it with this processor to have it entered");
    } else if (!method.modifiers().isAbstract() && !isOfPlatform(method)) {
      note(
          method,
          type + " has no source in this compilation",
          "annotate it @Traceable where it is compiled to have it entered");
    }
  }

  private static boolean isOfPlatform(MethodInfo method) {
    String name = method.declaring().packageName();
    return name.startsWith("java.") || name.startsWith("javax.");
  }

  private void note(MethodInfo method, String why, String remedy) {
    String name = method.declaring().simpleName() + "." + method.ref().name();
    tracing.explanation().call(name, why, remedy, site);
  }
}
