package io.vitrine.program.operator;

import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import java.util.regex.Pattern;

/** Products of matrices. */
final class MatrixOperators {
  private static final Pattern EQUATION = Pattern.compile("[A-Za-z.,]*(->[A-Za-z.]*)?");

  private MatrixOperators() {}

  static void addTo(OperatorTable table) {
    table.add("MatMul", MatrixOperators::product);
    table.add("Gemm", MatrixOperators::general);
    table.add("Einsum", MatrixOperators::sumOfProducts);
    table.add("Det", node -> determinant(node));
  }

  private static void product(NodeText node) {
    Dense a = node.in(0);
    Dense b = node.in(1);
    node.out(a.type(), rank(a.rank(), b.rank()), "torch.matmul(%s, %s)", a, b);
  }

  static int rank(int a, int b) {
    if (a == Operand.UNKNOWN_RANK || b == Operand.UNKNOWN_RANK) {
      return Operand.UNKNOWN_RANK;
    }
    int batch = Math.max(Math.max(a, b) - 2, 0);
    return batch + (a > 1 ? 1 : 0) + (b > 1 ? 1 : 0);
  }

  private static void general(NodeText node) {
    Dense a = node.in(0);
    String left = node.flag("transA", false) ? "torch.t(%s)".formatted(a) : a.text();
    String right =
        node.flag("transB", false) ? "torch.t(%s)".formatted(node.in(1)) : node.in(1).text();
    double alpha = node.real("alpha", 1);
    if (node.has(2)) {
      node.out(
          a.type(),
          2,
          "torch.addmm(%s, %s, %s, beta=%s, alpha=%s)",
          node.in(2),
          left,
          right,
          node.real("beta", 1),
          alpha);
    } else if (alpha == 1) {
      node.out(a.type(), 2, "torch.mm(%s, %s)", left, right);
    } else {
      node.out(a.type(), 2, "torch.mul(torch.mm(%s, %s), %s)", left, right, alpha);
    }
  }

  /** The equation is rebuilt from letters: no text of the file enters the program. */
  private static void sumOfProducts(NodeText node) {
    String equation = node.word("equation", "").replace(" ", "");
    if (!EQUATION.matcher(equation).matches()) {
      throw ProgramException.invalid("the equation '" + equation + "' is malformed");
    }
    int arrow = equation.indexOf("->");
    String left = arrow < 0 ? equation : equation.substring(0, arrow);
    if (left.split(",", -1).length != node.inputs()) {
      throw ProgramException.invalid(
          "the equation '%s' does not fit %d operands".formatted(equation, node.inputs()));
    }
    int rank =
        arrow < 0 || equation.contains(".") ? Operand.UNKNOWN_RANK : equation.length() - arrow - 2;
    node.out(node.in(0).type(), rank, "torch.einsum(\"%s\", %s)", equation, node.all());
  }

  private static void determinant(NodeText node) {
    Dense input = node.in(0);
    int rank = input.rank() == Operand.UNKNOWN_RANK ? input.rank() : input.rank() - 2;
    boolean narrow = input.type().bytes() < Float.BYTES;
    node.out(
        input.type(),
        rank,
        narrow ? "torch.to(torch.det(torch.to(%s, 6)), %s)" : "torch.det(%s)",
        input,
        Dtypes.code(input.type()));
  }
}
