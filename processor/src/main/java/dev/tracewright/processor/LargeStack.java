package dev.tracewright.processor;

import org.jspecify.annotations.Nullable;

/**
 * Runs work on a stack of its own. Capture descends with the nesting of the code and through every
 * call that it enters, and the stack of the compiler's thread can be small.
 */
final class LargeStack {
  /** Reserved, not used: memory is taken as far down as the work goes. */
  private static final long SIZE = 256L << 20;

  private LargeStack() {}

  /** Does the work and returns when it is done; what it throws is thrown here. */
  static void run(Runnable work) {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(null, () -> failure[0] = failureOf(work), "tracewright", SIZE);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    join(thread);
    if (failure[0] instanceof RuntimeException e) {
      throw e;
    }
    if (failure[0] instanceof Error e) {
      throw e;
    }
  }

  private static @Nullable Throwable failureOf(Runnable work) {
    try {
      work.run();
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  /** The work is the caller's own: an interrupt waits until it is done. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
