package dev.tracewright.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A named, configured instance of a {@link Traceable} class: a static factory method of that class
 * that returns it. The constructor is evaluated symbolically with the factory's arguments, so the
 * structure it builds (lists of blocks, flags, null or not) is known to the capture. {@code
 * ResNet.resnet50()} generates {@code ResNet_Resnet50GraphModule}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Preset {}
