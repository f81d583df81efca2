package dev.tracewright.djl;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of DJL by what they do; a name stands for all its overloads. */
final class DjlMembers {
  /** What a member does. */
  enum Manner {
    /** Asks a value that never changes. */
    ACCESSES,
    /** Makes such a value. */
    MAKES,
    /** Asks an array, list or manager, which can change. */
    LOOKS,
    /** Makes an array or a list of arrays from what it reads. */
    COMPUTES,
    /** The same, but the result may be a view of an operand, or the operand again. */
    SHOWS,
    /**
     * Computes, and changes statistics or draws random numbers unless its last operand is false.
     */
    TRAINS,
    /** Makes an array of random numbers. */
    DRAWS,
    /** Changes, attaches or closes an operand, and returns nothing new. */
    CHANGES
  }

  private static final String TABLE =
      """
      ai.djl.ndarray.NDArray
        computes abs acos acosh add all any argMax argMin argSort asin asinh atan atan2 atanh batchDot
        computes batchMatMul booleanMask cbrt ceil clip concat conj cos cosh countNonzero cumProd
        computes cumSum decode diff div dot duplicate encode eq erf erfinv exp fft fft2 flip floor
        computes gammaln gather getAsBytes getAsString getScalar gt gte ifft ifft2 inverse irfft
        computes isInfinite isNaN like log log10 log2 logSoftmax logicalAnd logicalNot logicalOr
        computes logicalXor lt lte matMul max maximum mean median min minimum mod mul neg neq none
        computes nonzero norm normalize oneHot onesLike pad percentile pow prod repeat rfft rotate90
        computes round scatter sequenceMask sign sin sinh softmax sort sqrt square stack stft sub sum
        computes take tan tanh tile toArray toBooleanArray toByteArray toDebugString toDegrees
        computes toDoubleArray toFloatArray toIntArray toLongArray toRadians toShortArray toStringArray
        computes toUint8Array toUnsignedIntArray toUnsignedShortArray topK trace trunc unique xlogy
        computes zerosLike
        shows broadcast complex diagonal expandDims flatten get getResourceNDArrays real reshape
        shows scaleGradient split squeeze stopGradient swapAxes toByteBuffer toDense toDevice toSparse
        shows toType transpose
        looks allClose contentEquals getBoolean getByte getDataType getDevice getDouble
        looks getFloat getInt getLong getManager getNDArrayInternal getName getShape
        looks getSparseFormat getUid getUint8 hasGradient isEmpty isReleased isScalar isSparse
        looks shapeEquals size
        changes addi attach close copyTo detach divi intern modi muli negi powi returnResource
        changes set setName setRequiresGradient setScalar signi subi tempAttach
      ai.djl.ndarray.internal.NDArrayEx
        computes avgPool concat convolution deconvolution elu embedding gelu globalAvgPool globalLpPool
        computes globalMaxPool interpolation layerNorm leakyRelu linear lpPool maxPool mish
        computes multiBoxDetection multiBoxTarget normalize prelu rdiv relu rmod rpow rsub selu sigmoid
        computes softPlus softSign stack swish tanh where
        shows crop resize toTensor
        looks getArray
        trains batchNorm dropout
        draws gru lstm randomBrightness randomColorJitter randomFlipLeftRight randomFlipTopBottom
        draws randomHue rnn
        changes adadeltaUpdate adagradUpdate adamUpdate nagUpdate rdivi rmodi rmspropUpdate rpowi
        changes rsubi sgdUpdate
      ai.djl.ndarray.NDArrays
        computes add booleanMask div dot eq erf erfinv gt gte logicalAnd logicalOr logicalXor lt lte
        computes matMul maximum minimum mod mul neq pow sequenceMask sub where
        shows concat stack
        looks allClose contentEquals shapeEquals
        changes addi divi modi muli powi subi
      ai.djl.ndarray.NDManager
        computes arange createCSR createCoo createRowSparse eye full hanningWindow linspace newSubManager ones zeros
        shows create from getManagedArrays
        looks defaultDevice getDevice getEngine getName getParentManager isOpen
        draws randomInteger randomMultinomial randomNormal randomPermutation randomUniform
        draws sampleGamma sampleNormal samplePoisson truncatedNormal
        changes attachAll attachInternal attachUncappedInternal cap close detachInternal ret setName
        changes tempAttachAll tempAttachInternal
      ai.djl.ndarray.NDList
        shows getShapes new subNDList toDevice
        looks get getManager head isEmpty singletonOrThrow size
        changes add addAll attach clear close detach remove returnResource set tempAttach
      ai.djl.ndarray.types.Shape
        accesses dimension equals get getLastDimension getLayout getLayoutType getLeadingOnes
        accesses getShape getTrailingOnes getUnknownValueCount hasZeroDimension hashCode head
        accesses isLayoutKnown isRankOne isScalar size tail
        makes add addAll getEncoded slice toLayoutString toString
        computes new
      ai.djl.ndarray.index.NDIndex
        shows new sliceAxis
        looks get getEllipsisIndex getIndices getRank
        changes addAllDim addBooleanIndex addEllipseDim addIndices addPickDim addSliceDim
      ai.djl.nn.Activation
        computes elu gelu leakyRelu mish relu relu6 selu sigmoid softPlus softSign swish tanh
      ai.djl.nn.Blocks
        shows batchFlatten
      ai.djl.nn.core.Linear
        computes linear
      ai.djl.nn.core.Prelu
        computes prelu
      ai.djl.nn.core.Embedding
        computes embedding
      ai.djl.nn.convolutional.Conv1d
        computes conv1d
      ai.djl.nn.convolutional.Conv2d
        computes conv2d
      ai.djl.nn.convolutional.Conv3d
        computes conv3d
      ai.djl.nn.convolutional.Conv1dTranspose
        computes conv1dTranspose
      ai.djl.nn.convolutional.Conv2dTranspose
        computes conv2dTranspose
      ai.djl.nn.norm.LayerNorm
        computes layerNorm
      ai.djl.nn.norm.BatchNorm
        trains batchNorm
      ai.djl.nn.norm.Dropout
        trains dropout
      ai.djl.nn.pooling.Pool
        computes avgPool1d avgPool2d avgPool3d globalAvgPool1d globalAvgPool2d globalAvgPool3d
        computes globalLpPool1d globalLpPool2d globalLpPool3d globalMaxPool1d globalMaxPool2d
        computes globalMaxPool3d lpPool1d lpPool2d lpPool3d maxPool1d maxPool2d maxPool3d
      """;

  /** Parameters behind which a function of the user's may stand, or anything. */
  private static final Set<String> OPEN =
      Set.of(
          "java.util.function.Function",
          "java.util.Collection",
          "java.io.InputStream",
          "java.util.List",
          "ai.djl.util.PairList");

  private static final Map<String, Map<String, Manner>> CLASSES = read();

  private DjlMembers() {}

  /** What a member does, if it is known. */
  static Optional<Manner> find(MemberRef member) {
    boolean isOpen =
        member.parameters().stream()
            .anyMatch(each -> each instanceof ClassType type && OPEN.contains(type.binaryName()));
    boolean isCall = member.kind() != MemberRef.Kind.STATIC_GETTER;
    return isOpen || !isCall
        ? Optional.empty()
        : Optional.ofNullable(members(member.owner().binaryName()).get(member.name()));
  }

  /** The members of a class by name; none if the class is unknown. */
  static Map<String, Manner> members(String className) {
    return CLASSES.getOrDefault(className, Map.of());
  }

  /** The classes of which something is known. */
  static Set<String> classes() {
    return CLASSES.keySet();
  }

  private static Map<String, Map<String, Manner>> read() {
    Map<String, Map<String, Manner>> classes = new HashMap<>();
    Map<String, Manner> members = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      if (!line.startsWith(" ")) {
        members = new HashMap<>();
        classes.put(line, members);
        continue;
      }
      List<String> words = List.of(line.strip().split(" "));
      Manner manner = Manner.valueOf(words.get(0).toUpperCase(Locale.ROOT));
      for (String name : words.subList(1, words.size())) {
        if (members.put(name, manner) != null) {
          throw new IllegalStateException("listed twice: " + name);
        }
      }
    }
    return classes;
  }
}
