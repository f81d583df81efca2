package dev.tracewright.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The services of one kind that a class loader finds. One that cannot be made is left out and told;
 * its failure reaches nobody else.
 *
 * @param services those that could be made, in the order of the names of their classes
 * @param failures those that could not
 */
public record FoundServices<S>(List<S> services, List<Failure> failures) {
  /** Where the list of providers itself is broken, looking for the next one may fail for ever. */
  private static final int MOST_FAILURES = 100;

  /** Copies the lists. */
  public FoundServices {
    services = List.copyOf(services);
    failures = List.copyOf(failures);
  }

  /**
   * A service that could not be made.
   *
   * @param provider its class, or the file that should name one
   * @param reason what went wrong, in one line
   */
  public record Failure(String provider, String reason) {}

  /** Looks for the services of a kind; the module of this class has to use it. */
  public static <S> FoundServices<S> of(Class<S> kind, ClassLoader loader) {
    List<S> services = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    Iterator<ServiceLoader.Provider<S>> providers =
        ServiceLoader.load(kind, loader).stream().iterator();
    while (failures.size() < MOST_FAILURES) {
      String name = "META-INF/services/" + kind.getName();
      try {
        if (!providers.hasNext()) {
          break;
        }
        ServiceLoader.Provider<S> provider = providers.next();
        name = provider.type().getName();
        services.add(provider.get());
      } catch (Throwable e) {
        failures.add(new Failure(name, reason(e)));
      }
    }
    services.sort(Comparator.comparing(each -> each.getClass().getName()));
    return new FoundServices<>(services, failures);
  }

  /**
   * Says in one line what the code of others throws: {@code it throws java.lang.Error: why}.
   *
   * @throws VirtualMachineError if that is what is thrown and nobody can go on
   */
  public static String reason(Throwable failure) {
    if (failure instanceof VirtualMachineError broken && !(failure instanceof StackOverflowError)) {
      throw broken;
    }
    return "it throws " + describe(failure);
  }

  /** An exception in one line; its own text may fail as well. */
  public static String describe(@Nullable Throwable failure) {
    if (failure == null) {
      return "an exception";
    }
    if (failure instanceof ServiceConfigurationError && failure.getCause() != null) {
      return describe(failure.getCause());
    }
    String name = failure.getClass().getName();
    try {
      String message = failure.getMessage();
      return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
    } catch (RuntimeException e) {
      return name;
    }
  }
}
