package dev.tracewright.graph;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * The operators of Java as functions, with the exact semantics that the language gives them. The
 * compile-time tracer folds known operands by calling them, the interpreter runs them, and the code
 * generator prints them back as operators ({@link OperatorSyntax} says how).
 *
 * <p>A target names this class as the owner of every operator, those that it inherits included.
 */
public final class Operators extends ConversionOperators {
  /** This class, as the owner of operator targets. */
  public static final ClassType TYPE = ClassType.of("dev.tracewright.graph", "Operators");

  private Operators() {}

  /** Whether both are the same object, or null (JLS 15.21.3). */
  public static boolean eq(@Nullable Object a, @Nullable Object b) {
    return a == b;
  }

  /** Whether they are not the same object (JLS 15.21.3). */
  public static boolean ne(@Nullable Object a, @Nullable Object b) {
    return a != b;
  }

  /**
   * The reference, checked to be null or an instance of {@code type} (JLS 15.16).
   *
   * @throws ClassCastException if it is neither
   */
  public static @Nullable Object cast(@Nullable Object value, Class<?> type) {
    return type.cast(value);
  }

  /** Whether the reference is an instance of {@code type}; null is not (JLS 15.20.2). */
  public static boolean instanceOf(@Nullable Object value, Class<?> type) {
    return type.isInstance(value);
  }

  /**
   * Throws as a call on this receiver would, and does nothing else (JLS 15.12.4.4).
   *
   * @throws NullPointerException if {@code value} is null
   */
  public static void nullCheck(@Nullable Object value) {
    if (value == null) {
      throw new NullPointerException();
    }
  }

  /**
   * Initialises a class as the first call of one of its static methods would (JLS 12.4.1).
   *
   * @throws ExceptionInInitializerError if its static initialiser throws
   */
  public static void initialize(Class<?> type) {
    try {
      Class.forName(type.getName(), true, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new NoClassDefFoundError(type.getName());
    }
  }

  /**
   * An element (JLS 15.10.4).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static boolean getItem(boolean[] array, int index) {
    return array[index];
  }

  /**
   * An element (JLS 15.10.4).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static byte getItem(byte[] array, int index) {
    return array[index];
  }

  /**
   * An element (JLS 15.10.4).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static short getItem(short[] array, int index) {
    return array[index];
  }

  /**
   * An element (JLS 15.10.4).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static char getItem(char[] array, int index) {
    return array[index];
  }

  /**
   * An element (JLS 15.10.4).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static int getItem(int[] array, int index) {
    return array[index];
  }

  /**
   * An element (JLS 15.10.4).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static long getItem(long[] array, int index) {
    return array[index];
  }

  /**
   * An element (JLS 15.10.4).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static float getItem(float[] array, int index) {
    return array[index];
  }

  /**
   * An element (JLS 15.10.4).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static double getItem(double[] array, int index) {
    return array[index];
  }

  /**
   * An element (JLS 15.10.4).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static @Nullable Object getItem(@Nullable Object[] array, int index) {
    return array[index];
  }

  /**
   * Stores an element (JLS 15.26.1).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static void setItem(boolean[] array, int index, boolean value) {
    array[index] = value;
  }

  /**
   * Stores an element (JLS 15.26.1).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static void setItem(byte[] array, int index, byte value) {
    array[index] = value;
  }

  /**
   * Stores an element (JLS 15.26.1).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static void setItem(short[] array, int index, short value) {
    array[index] = value;
  }

  /**
   * Stores an element (JLS 15.26.1).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static void setItem(char[] array, int index, char value) {
    array[index] = value;
  }

  /**
   * Stores an element (JLS 15.26.1).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static void setItem(int[] array, int index, int value) {
    array[index] = value;
  }

  /**
   * Stores an element (JLS 15.26.1).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static void setItem(long[] array, int index, long value) {
    array[index] = value;
  }

  /**
   * Stores an element (JLS 15.26.1).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static void setItem(float[] array, int index, float value) {
    array[index] = value;
  }

  /**
   * Stores an element (JLS 15.26.1).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static void setItem(double[] array, int index, double value) {
    array[index] = value;
  }

  /**
   * Stores an element (JLS 15.26.1).
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   * @throws ArrayStoreException if the array cannot hold the value
   */
  public static void setItem(@Nullable Object[] array, int index, @Nullable Object value) {
    array[index] = value;
  }

  /** How many elements there are (JLS 10.7). */
  public static int length(boolean[] array) {
    return array.length;
  }

  /** How many elements there are (JLS 10.7). */
  public static int length(byte[] array) {
    return array.length;
  }

  /** How many elements there are (JLS 10.7). */
  public static int length(short[] array) {
    return array.length;
  }

  /** How many elements there are (JLS 10.7). */
  public static int length(char[] array) {
    return array.length;
  }

  /** How many elements there are (JLS 10.7). */
  public static int length(int[] array) {
    return array.length;
  }

  /** How many elements there are (JLS 10.7). */
  public static int length(long[] array) {
    return array.length;
  }

  /** How many elements there are (JLS 10.7). */
  public static int length(float[] array) {
    return array.length;
  }

  /** How many elements there are (JLS 10.7). */
  public static int length(double[] array) {
    return array.length;
  }

  /** How many elements there are (JLS 10.7). */
  public static int length(@Nullable Object[] array) {
    return array.length;
  }

  /**
   * A new array of zeros, {@code false} or nulls (JLS 15.10.2).
   *
   * @throws NegativeArraySizeException if {@code length} is negative
   * @throws IllegalArgumentException if {@code component} is {@code void}
   */
  public static Object newArray(Class<?> component, int length) {
    return Array.newInstance(component, length);
  }

  /**
   * A new array of arrays, {@code new int[2][3][]} say; only as many dimensions are made as have a
   * length (JLS 15.10.2).
   *
   * @param arrayType the type of the whole array, {@code int[][][].class} say
   * @param dimensions the lengths from the outermost dimension inwards, at least one
   * @throws NegativeArraySizeException if a length is negative
   * @throws IllegalArgumentException if there is no length, or more than the type has dimensions
   */
  public static Object newMultiArray(Class<?> arrayType, int[] dimensions) {
    Class<?> component = arrayType;
    for (int i = 0; i < dimensions.length; i++) {
      component = component.getComponentType();
      if (component == null) {
        throw new IllegalArgumentException(
            arrayType.getName() + " has fewer than " + dimensions.length + " dimensions");
      }
    }
    return Array.newInstance(component, dimensions);
  }

  /** The array itself: this is how an array made from its elements becomes a node (JLS 15.10.1). */
  public static boolean[] array(boolean[] elements) {
    return elements;
  }

  /** The array itself: this is how an array made from its elements becomes a node (JLS 15.10.1). */
  public static byte[] array(byte[] elements) {
    return elements;
  }

  /** The array itself: this is how an array made from its elements becomes a node (JLS 15.10.1). */
  public static short[] array(short[] elements) {
    return elements;
  }

  /** The array itself: this is how an array made from its elements becomes a node (JLS 15.10.1). */
  public static char[] array(char[] elements) {
    return elements;
  }

  /** The array itself: this is how an array made from its elements becomes a node (JLS 15.10.1). */
  public static int[] array(int[] elements) {
    return elements;
  }

  /** The array itself: this is how an array made from its elements becomes a node (JLS 15.10.1). */
  public static long[] array(long[] elements) {
    return elements;
  }

  /** The array itself: this is how an array made from its elements becomes a node (JLS 15.10.1). */
  public static float[] array(float[] elements) {
    return elements;
  }

  /** The array itself: this is how an array made from its elements becomes a node (JLS 15.10.1). */
  public static double[] array(double[] elements) {
    return elements;
  }

  /** The array itself: this is how an array made from its elements becomes a node (JLS 15.10.1). */
  public static @Nullable Object[] array(@Nullable Object[] elements) {
    return elements;
  }
}
