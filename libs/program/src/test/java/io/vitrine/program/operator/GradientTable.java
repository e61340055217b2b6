package io.vitrine.program.operator;

import static io.vitrine.program.operator.GradientCase.of;

import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Vectors for every operator through which a gradient passes: several in a batch, odd sizes. */
final class GradientTable {
  /** Operators whose results do not change with their operands, or jump. */
  static final Set<String> WITHOUT =
      Set.of(
          "And",
          "ArgMax",
          "ArgMin",
          "Bernoulli",
          "BitCast",
          "BitShift",
          "BitwiseAnd",
          "BitwiseNot",
          "BitwiseOr",
          "BitwiseXor",
          "BlackmanWindow",
          "Constant",
          "ConstantOfShape",
          "ConvInteger",
          "DynamicQuantizeLinear",
          "Equal",
          "EyeLike",
          "Greater",
          "GreaterOrEqual",
          "HammingWindow",
          "HannWindow",
          "Hardmax",
          "IsInf",
          "IsNaN",
          "Less",
          "LessOrEqual",
          "MatMulInteger",
          "MelWeightMatrix",
          "Multinomial",
          "NonMaxSuppression",
          "NonZero",
          "Not",
          "OptionalHasElement",
          "Or",
          "QLinearConv",
          "QLinearMatMul",
          "QuantizeLinear",
          "RandomNormal",
          "RandomNormalLike",
          "RandomUniform",
          "RandomUniformLike",
          "Range",
          "Shape",
          "Size",
          "TfIdfVectorizer",
          "Xor");

  private GradientTable() {}

  static List<GradientCase> all() {
    List<GradientCase> cases = new ArrayList<>();
    cases.addAll(elementwise());
    cases.addAll(windows());
    cases.addAll(norms());
    cases.addAll(products());
    cases.addAll(selections());
    cases.addAll(sequences());
    cases.addAll(GradientBodies.all());
    return cases;
  }

  private static List<GradientCase> elementwise() {
    List<GradientCase> cases = new ArrayList<>();
    for (String op :
        List.of(
            "Abs",
            "Asinh",
            "Atan",
            "Ceil",
            "Cos",
            "Cosh",
            "Erf",
            "Exp",
            "Floor",
            "Neg",
            "Round",
            "Sign",
            "Sin",
            "Sinh",
            "Tan",
            "Tanh",
            "Sigmoid",
            "Relu",
            "LeakyRelu",
            "Elu",
            "Celu",
            "Selu",
            "Softplus",
            "Softsign",
            "HardSwish",
            "HardSigmoid",
            "Mish",
            "Swish",
            "Gelu",
            "ThresholdedRelu",
            "Softmax",
            "LogSoftmax",
            "Identity",
            "Dropout",
            "OptionalGetElement")) {
      cases.add(of(op).real(3, 5));
    }
    cases.add(of("Shrink").real(3, 5).real("bias", 0.25));
    for (String op : List.of("Acos", "Asin", "Atanh")) {
      cases.add(of(op).between(-0.9, 0.9, 3, 5));
    }
    cases.add(of("Acosh").between(1.5, 3, 3, 5));
    for (String op : List.of("Log", "Sqrt", "Reciprocal")) {
      cases.add(of(op).between(0.5, 3, 3, 5));
    }
    for (String op : List.of("Add", "Sub", "Mul", "Max", "Min", "Sum", "Mean")) {
      cases.add(of(op).real(2, 3, 5).real(3, 1));
    }
    cases.add(of("Div").real(2, 3, 5).between(0.5, 3, 3, 1));
    cases.add(of("Mod").real(2, 3, 5).between(0.5, 3, 3, 1).with("fmod", 1));
    cases.add(of("Pow").between(0.5, 3, 2, 3, 5).real(3, 1));
    cases.add(of("Gelu").real(3, 5).word("approximate", "tanh"));
    cases.add(of("Swish").real(3, 5).real("alpha", 1.5));
    cases.add(of("SwiGLU").real(3, 5).real(3, 5).real("alpha", 1.5));
    cases.add(of("PRelu").real(2, 3, 5).real(3, 1));
    cases.add(of("Softmax").real(2, 3, 5).with("axis", 1));
    cases.add(of("Softmax").real(2, 3, 5).with("axis", 1).at(11));
    cases.add(of("LogSoftmax").real(2, 3, 5).with("axis", 1).at(11));
    cases.add(of("Clip").real(3, 5).given(Shape.of(), -0.5).given(Shape.of(), 0.75));
    cases.add(of("Where").truths(1, 0, 1, 1, 0).real(3, 5).real(3, 1));
    cases.add(of("Cast").real(3, 5).with("to", 11));
    cases.add(of("CastLike").real(3, 5).given(Shape.of(1), 0));
    cases.add(of("DequantizeLinear").longs(Shape.of(2, 3), 1, -2, 3, 4, 5, -6).real(3));
    return cases;
  }

  private static List<GradientCase> windows() {
    return List.of(
        of("Conv").real(2, 3, 9).real(4, 3, 3).real(4).list("strides", 2L),
        of("Conv")
            .real(2, 4, 7, 5)
            .real(6, 2, 3, 2)
            .real(6)
            .with("group", 2)
            .list("dilations", 2L, 1L)
            .list("pads", 1L, 0L, 2L, 1L),
        of("Conv").real(2, 2, 3, 4, 5).real(3, 2, 2, 3, 2).word("auto_pad", "SAME_LOWER"),
        of("ConvTranspose")
            .real(2, 4, 5, 3)
            .real(4, 2, 3, 2)
            .real(4)
            .with("group", 2)
            .list("strides", 2L, 1L)
            .list("dilations", 1L, 2L)
            .list("pads", 1L, 0L, 0L, 1L)
            .list("output_padding", 1L, 0L),
        of("DeformConv")
            .real(2, 4, 5, 4)
            .real(2, 2, 2, 2)
            .between(-0.8, 0.8, 2, 16, 4, 3)
            .real(2)
            .real(2, 8, 4, 3)
            .with("group", 2)
            .with("offset_group", 2),
        of("Col2Im")
            .real(2, 12, 6)
            .longs(4, 3)
            .longs(3, 2)
            .list("pads", 1L, 0L, 0L, 1L)
            .list("strides", 2L, 1L),
        of("MaxPool")
            .real(2, 3, 7, 5)
            .list("kernel_shape", 3L, 2L)
            .list("dilations", 2L, 1L)
            .list("pads", 1L, 0L, 1L, 1L)
            .with("ceil_mode", 1),
        of("AveragePool")
            .real(2, 3, 7, 5)
            .list("kernel_shape", 3L, 2L)
            .list("strides", 2L, 2L)
            .list("pads", 1L, 0L, 2L, 1L)
            .with("count_include_pad", 1)
            .with("ceil_mode", 1),
        of("AveragePool").real(2, 3, 7).list("kernel_shape", 3L).list("pads", 1L, 1L),
        of("LpPool").real(2, 3, 7, 5).list("kernel_shape", 3L, 2L).with("p", 3),
        of("GlobalAveragePool").real(2, 3, 5, 3),
        of("GlobalMaxPool").real(2, 3, 5, 3),
        of("GlobalLpPool").real(2, 3, 5, 3).with("p", 3),
        of("MaxUnpool")
            .real(1, 1, 2, 2)
            .longs(Shape.of(1, 1, 2, 2), 0, 3, 8, 15)
            .list("kernel_shape", 2L, 2L)
            .list("strides", 2L, 2L),
        of("MaxRoiPool")
            .real(2, 2, 7, 6)
            .given(Shape.of(2, 5), 0, 0, 1, 4, 5, 1, 2, 0, 5, 3)
            .list("pooled_shape", 2L, 3L),
        of("RoiAlign")
            .real(2, 2, 7, 6)
            .between(0.3, 2.4, 2, 4)
            .longs(0, 1)
            .with("output_height", 2)
            .with("output_width", 3)
            .with("sampling_ratio", 2),
        of("Resize")
            .real(2, 3, 5, 4)
            .none()
            .given(Shape.of(4), 1, 1, 1.7, 0.6)
            .word("mode", "linear"),
        of("Resize")
            .real(1, 2, 5, 4)
            .none()
            .none()
            .longs(1, 2, 8, 3)
            .word("mode", "cubic")
            .with("antialias", 1),
        of("Resize").real(1, 2, 5, 4).none().none().longs(1, 2, 8, 3).word("mode", "nearest"),
        of("Upsample").real(1, 2, 3, 4).given(Shape.of(4), 1, 1, 2, 3).at(9).word("mode", "linear"),
        of("GridSample").real(2, 3, 5, 4).between(-1.2, 1.2, 2, 3, 2, 2).word("mode", "linear"),
        of("GridSample")
            .real(2, 3, 5, 4)
            .between(-0.8, 0.8, 2, 3, 2, 2)
            .word("mode", "cubic")
            .with("align_corners", 1),
        of("AffineGrid").real(2, 2, 3).longs(2, 3, 5, 4));
  }

  private static List<GradientCase> norms() {
    return List.of(
        of("BatchNormalization").real(3, 2, 5).real(2).real(2).real(2).between(0.5, 2, 2),
        of("BatchNormalization")
            .real(3, 2, 5)
            .real(2)
            .real(2)
            .real(2)
            .between(0.5, 2, 2)
            .with("training_mode", 1),
        of("BatchNormalization")
            .real(3, 2, 5)
            .real(2)
            .real(2)
            .given(Shape.of(2), 0.5, -1)
            .given(Shape.of(2), 0.5, 2),
        of("InstanceNormalization").real(3, 2, 5).real(2).real(2),
        of("LayerNormalization").real(2, 3, 5).real(3, 5).real(3, 5).with("axis", 1),
        of("GroupNormalization").real(3, 6, 5).real(6).real(6).with("num_groups", 3),
        of("RMSNormalization").real(2, 3, 5).real(5),
        of("LRN").real(2, 5, 3, 2).with("size", 3).real("alpha", 0.3),
        of("MeanVarianceNormalization").real(2, 3, 4, 5),
        of("LpNormalization").real(2, 3, 5).with("axis", 1),
        of("LpNormalization").real(2, 3, 5).with("p", 1),
        of("NegativeLogLikelihoodLoss")
            .real(3, 4, 2)
            .longs(Shape.of(3, 2), 1, 0, 3, 2, 2, 1)
            .between(0.5, 2, 4)
            .with("ignore_index", 3),
        of("SoftmaxCrossEntropyLoss")
            .real(3, 4, 2)
            .longs(Shape.of(3, 2), 1, 0, 3, 2, 2, 1)
            .between(0.5, 2, 4));
  }

  private static List<GradientCase> products() {
    List<GradientCase> cases = new ArrayList<>();
    for (String op :
        List.of(
            "ReduceSum",
            "ReduceMean",
            "ReduceMax",
            "ReduceMin",
            "ReduceProd",
            "ReduceL1",
            "ReduceL2",
            "ReduceSumSquare",
            "ReduceLogSumExp")) {
      cases.add(of(op).real(2, 3, 5).longs(0, 2).with("keepdims", 0));
      cases.add(of(op).real(2, 3).with("keepdims", 1));
    }
    cases.add(of("ReduceLogSum").between(0.5, 3, 2, 3, 5).longs(1));
    cases.add(of("MatMul").real(2, 1, 3, 5).real(4, 5, 2));
    cases.add(of("MatMul").real(5).real(3, 5, 2));
    cases.add(
        of("Gemm")
            .real(5, 3)
            .real(4, 5)
            .real(4)
            .with("transA", 1)
            .with("transB", 1)
            .real("alpha", 0.5)
            .real("beta", 2));
    cases.add(of("Einsum").real(2, 3, 5).real(5, 4, 3).word("equation", "bij,jki->bk"));
    cases.add(of("Det").real(2, 3, 3));
    cases.add(
        of("CumSum").real(2, 5, 3).longs(Shape.of(), 1).with("exclusive", 1).with("reverse", 1));
    cases.add(of("CumProd").real(2, 5, 3).longs(Shape.of(), 1).with("exclusive", 1));
    cases.add(of("DFT").real(2, 5, 1).none().longs(Shape.of(), 1).with("onesided", 1));
    cases.add(of("DFT").real(2, 5, 2).longs(Shape.of(), 7).longs(Shape.of(), 1).with("inverse", 1));
    cases.add(of("STFT").real(2, 11, 1).longs(Shape.of(), 3).real(5));
    return cases;
  }

  private static List<GradientCase> selections() {
    return List.of(
        of("Concat").real(2, 3).real(2, 1).with("axis", 1),
        of("Split").real(2, 7).longs(3, 4).with("axis", 1).last(2),
        of("Slice").real(2, 7).longs(6, 0).longs(0, 2).longs(1, 0).longs(-2, 1),
        of("Gather").real(4, 3).longs(Shape.of(2, 2), 0, -1, 2, 0),
        of("GatherElements").real(3, 4).longs(Shape.of(2, 2), 0, -1, 2, 0).with("axis", 1),
        of("GatherND").real(3, 4, 2).longs(Shape.of(2, 2), 0, 1, 2, -1),
        of("Scatter").real(3, 4).longs(Shape.of(1, 2), 0, 2).real(1, 2).at(9),
        of("ScatterElements")
            .real(3, 4)
            .longs(Shape.of(2, 2), 0, 1, 2, 0)
            .real(2, 2)
            .word("reduction", "add"),
        of("ScatterElements")
            .real(3, 4)
            .longs(Shape.of(1, 2), 0, 2)
            .real(1, 2)
            .word("reduction", "mul"),
        of("ScatterND").real(4, 3).longs(Shape.of(2, 1), 3, 0).real(2, 3),
        of("TensorScatter").real(2, 5, 3).real(2, 2, 3).longs(1, 4).word("mode", "circular"),
        of("ReverseSequence").real(5, 2, 3).longs(2, 4),
        of("Compress").real(3, 4).truths(1, 0, 1).with("axis", 0),
        of("TopK").real(3, 5).longs(2).last(1),
        of("Unique").real(5).last(1),
        of("OneHot").longs(1, 0, 2).longs(Shape.of(), 3).real(2),
        of("Transpose").real(2, 3, 5).list("perm", 2L, 0L, 1L),
        of("Tile").real(2, 3).longs(2, 3),
        of("Pad").real(2, 5).longs(1, 2, 0, 1),
        of("Pad").real(2, 5).longs(1, 2, 0, 1).word("mode", "edge"),
        of("Pad").real(2, 5).longs(1, 2, 0, 1).word("mode", "reflect"),
        of("Pad").real(2, 5).longs(1, 2, 0, 1).word("mode", "wrap"),
        of("CenterCropPad").real(5, 3, 4).longs(3, 6).list("axes", 0L, 1L),
        of("DepthToSpace").real(2, 8, 3, 2).with("blocksize", 2),
        of("SpaceToDepth").real(2, 3, 4, 2).with("blocksize", 2).word("mode", "CRD"),
        of("Reshape").real(2, 3, 5).longs(5, -1),
        of("Flatten").real(2, 3, 5).with("axis", 2),
        of("Squeeze").real(2, 1, 5).longs(1),
        of("Unsqueeze").real(2, 5).longs(0, -1),
        of("Expand").real(3, 1).longs(2, 1, 5),
        of("Trilu").real(2, 3, 5).longs(Shape.of(), 1).with("upper", 0));
  }

  private static List<GradientCase> sequences() {
    return List.of(
        of("LSTM")
            .real(4, 2, 3)
            .real(2, 20, 3)
            .real(2, 20, 5)
            .real(2, 40)
            .none()
            .real(2, 2, 5)
            .real(2, 2, 5)
            .real(2, 15)
            .with("hidden_size", 5)
            .word("direction", "bidirectional"),
        of("GRU")
            .real(4, 2, 3)
            .real(1, 15, 3)
            .real(1, 15, 5)
            .real(1, 30)
            .with("hidden_size", 5)
            .with("linear_before_reset", 1)
            .word("direction", "reverse"),
        of("RNN").real(4, 2, 3).real(1, 5, 3).real(1, 5, 5).with("hidden_size", 5),
        of("Attention")
            .real(2, 4, 3, 5)
            .real(2, 2, 4, 5)
            .real(2, 2, 4, 3)
            .real(3, 4)
            .with("is_causal", 1),
        of("RotaryEmbedding").real(2, 3, 5, 4).real(2, 5, 2).real(2, 5, 2),
        of("CausalConvWithState")
            .real(2, 3, 5)
            .real(3, 1, 4)
            .real(3)
            .real(2, 3, 3)
            .word("activation", "silu"),
        of("LinearAttention")
            .real(2, 3, 8)
            .real(2, 3, 4)
            .real(2, 3, 6)
            .real(2, 2, 2, 3)
            .real(2, 3, 2)
            .real(2, 3, 2)
            .with("q_num_heads", 4)
            .with("kv_num_heads", 2));
  }
}
