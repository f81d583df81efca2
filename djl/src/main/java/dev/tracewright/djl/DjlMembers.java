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
    /** Makes an array or a list of arrays from what it reads; a view of an operand among them. */
    COMPUTES,
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
        computes abs acos acosh add all any argMax argMin argSort asin asinh atan atan2 atanh
        computes batchDot batchMatMul booleanMask broadcast cbrt ceil clip complex concat conj cos
        computes cosh countNonzero cumProd cumSum decode diagonal diff div dot duplicate encode eq
        computes erf erfinv exp expandDims fft fft2 flatten flip floor gammaln gather get
        computes getAsBytes getAsString getResourceNDArrays getScalar gt gte ifft ifft2 inverse irfft isInfinite
        computes isNaN like log log10 log2 logSoftmax logicalAnd logicalNot logicalOr logicalXor lt
        computes lte matMul max maximum mean median min minimum mod mul neg neq none nonzero norm
        computes normalize oneHot onesLike pad percentile pow prod real repeat reshape rfft rotate90
        computes round scaleGradient scatter sequenceMask sign sin sinh softmax sort split sqrt
        computes square squeeze stack stft stopGradient sub sum swapAxes take tan tanh tile toArray
        computes toBooleanArray toByteArray toByteBuffer toDebugString toDegrees toDense toDevice toDoubleArray
        computes toFloatArray toIntArray toLongArray toRadians toShortArray toSparse toStringArray
        computes toType toUint8Array toUnsignedIntArray toUnsignedShortArray topK trace transpose
        computes trunc unique xlogy zerosLike
        looks allClose contentEquals getBoolean getByte getDataType getDevice getDouble
        looks getFloat getInt getLong getManager getNDArrayInternal getName getShape
        looks getSparseFormat getUid getUint8 hasGradient isEmpty isReleased isScalar isSparse
        looks shapeEquals size
        changes addi attach close copyTo detach divi intern modi muli negi powi returnResource
        changes set setName setRequiresGradient setScalar signi subi tempAttach
      ai.djl.ndarray.internal.NDArrayEx
        computes avgPool concat convolution crop deconvolution elu embedding gelu globalAvgPool
        computes globalLpPool globalMaxPool interpolation layerNorm leakyRelu linear lpPool maxPool
        computes mish multiBoxDetection multiBoxTarget normalize prelu rdiv relu
        computes resize rmod rpow rsub selu sigmoid softPlus softSign stack swish tanh toTensor
        computes where
        looks getArray
        trains batchNorm dropout
        draws gru lstm randomBrightness randomColorJitter randomFlipLeftRight randomFlipTopBottom
        draws randomHue rnn
        changes adadeltaUpdate adagradUpdate adamUpdate nagUpdate rdivi rmodi rmspropUpdate rpowi
        changes rsubi sgdUpdate
      ai.djl.ndarray.NDArrays
        computes add booleanMask concat div dot eq erf erfinv gt gte logicalAnd logicalOr logicalXor
        computes lt lte matMul maximum minimum mod mul neq pow sequenceMask stack sub where
        looks allClose contentEquals shapeEquals
        changes addi divi modi muli powi subi
      ai.djl.ndarray.NDManager
        computes arange create createCSR createCoo createRowSparse eye from full hanningWindow
        computes getManagedArrays linspace newSubManager ones zeros
        looks defaultDevice getDevice getEngine getName getParentManager isOpen
        draws randomInteger randomMultinomial randomNormal randomPermutation randomUniform
        draws sampleGamma sampleNormal samplePoisson truncatedNormal
        changes attachAll attachInternal attachUncappedInternal cap close detachInternal ret setName
        changes tempAttachAll tempAttachInternal
      ai.djl.ndarray.NDList
        computes getShapes new subNDList toDevice
        looks get getManager head isEmpty singletonOrThrow size
        changes add addAll attach clear close detach remove returnResource set tempAttach
      ai.djl.ndarray.types.Shape
        accesses dimension equals get getLastDimension getLayout getLayoutType getLeadingOnes
        accesses getShape getTrailingOnes getUnknownValueCount hasZeroDimension hashCode head
        accesses isLayoutKnown isRankOne isScalar size tail
        makes add addAll getEncoded slice toLayoutString toString
        computes new
      ai.djl.ndarray.index.NDIndex
        computes new sliceAxis
        looks get getEllipsisIndex getIndices getRank
        changes addAllDim addBooleanIndex addEllipseDim addIndices addPickDim addSliceDim
      ai.djl.nn.Activation
        computes elu gelu leakyRelu mish relu relu6 selu sigmoid softPlus softSign swish tanh
      ai.djl.nn.Blocks
        computes batchFlatten
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
