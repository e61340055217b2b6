package io.vitrine.program;

/** The methods that every program has besides its network. */
final class GradientText {
  /**
   * {@code gradient}: the gradient of the sum of {@code seed * output k} to input i, then all
   * outputs. Zeros where the output does not depend on the input.
   */
  static final String METHODS =
      """
        def forward(self: __torch__.M, x: List[Tensor], w: List[Tensor]) -> List[Tensor]:
          return (self).network(x, w, )
        def gradient(self: __torch__.M, x: List[Tensor], w: List[Tensor], seed: Tensor, which: Tensor) -> List[Tensor]:
          k = int(torch.select(which, 0, 0))
          i = int(torch.select(which, 0, 1))
          leaf = torch.requires_grad_(torch.detach(x[i]), True)
          y = annotate(List[Tensor], [])
          for j in range(torch.len(x)):
            if j == i:
              torch.append(y, leaf)
            else:
              torch.append(y, x[j])
          r = (self).network(y, w, )
          g = torch.zeros_like(leaf)
          if ops.prim.requires_grad(r[k]):
            seeds = annotate(Optional[List[Optional[Tensor]]], [seed])
            found = torch.grad([r[k]], [leaf], seeds, None, False, True)[0]
            if found is not None:
              g = unchecked_cast(Tensor, found)
          z = annotate(List[Tensor], [g])
          for j in range(torch.len(r)):
            torch.append(z, torch.detach(r[j]))
          return z
      """
          .indent(2)
          .replaceAll("(?m)^ {4}def", "  def");

  private GradientText() {}
}
