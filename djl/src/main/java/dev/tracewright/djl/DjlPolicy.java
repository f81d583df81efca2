package dev.tracewright.djl;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.policy.TracingPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What calls of DJL's arrays, lists, managers, shapes and layers may do.
 *
 * <p>A computation reads its operands, which others may change in place, and makes an array: it is
 * removed where nobody uses that. That shapes or types do not fit, that an index is out of range or
 * that an array was closed already is an exception nobody relies on, so it does not keep a
 * computation whose result is unused. What changes an array, attaches or closes it is a write and
 * stays, with its exceptions. Random numbers are writes, as are the layers that draw some or update
 * their statistics, unless a literal says that they do not train.
 *
 * <p>Nothing is said of what calls functions, reads files or runs an operation by its name, of what
 * works in place in one engine and not in another, nor of members that a newer DJL adds.
 */
public final class DjlPolicy implements TracingPolicy {
  private static final Effects COMPUTES = Effects.READS.and(Effects.FRESH);
  private static final Effects SHOWS = Effects.READS.and(Effects.SHARES);
  private static final Effects CHANGES =
      new Effects(/* mayThrow= */ true, true, /* writes= */ true, false, false);
  private static final Effects DRAWS =
      new Effects(/* mayThrow= */ false, true, /* writes= */ true, /* fresh= */ true, false);

  /** Made by the service loader. */
  public DjlPolicy() {}

  @Override
  public Optional<Effects> effects(MemberRef member, List<Argument> args) {
    return DjlMembers.find(member)
        .map(
            manner ->
                switch (manner) {
                  case ACCESSES -> Effects.NONE;
                  case MAKES -> Effects.FRESH;
                  case LOOKS -> Effects.READS;
                  case COMPUTES -> COMPUTES;
                  case SHOWS -> SHOWS;
                  // Without training some layers hand their operand on.
                  case TRAINS -> isInference(args) ? SHOWS : DRAWS;
                  case DRAWS -> DRAWS;
                  case CHANGES -> CHANGES;
                });
  }

  /** Whether the last operand, which says whether to train, is the literal false. */
  private static boolean isInference(List<Argument> args) {
    return args.get(args.size() - 1).equals(new Literal(false));
  }
}
