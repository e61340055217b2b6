def top(x: Tensor, k: int, axis: int, largest: bool) -> List[Tensor]:
  v, i = torch.sort(x, stable=True, dim=axis, descending=largest)
  return [torch.slice(v, axis, 0, k), torch.slice(i, axis, 0, k)]

def shifted(x: Tensor, axis: int, first: float) -> Tensor:
  head = torch.full_like(torch.narrow(x, axis, 0, 1), first)
  return torch.cat([head, torch.narrow(x, axis, 0, torch.size(x, axis) - 1)], axis)

def cumulative_sum(x: Tensor, axis: int, exclusive: bool, reverse: bool) -> Tensor:
  y = torch.flip(x, [axis]) if reverse else x
  if exclusive:
    y = (self).shifted(y, axis, 0.)
  z = torch.cumsum(y, axis, dtype=ops.prim.dtype(x))
  return torch.flip(z, [axis]) if reverse else z

def cumulative_product(x: Tensor, axis: int, exclusive: bool, reverse: bool) -> Tensor:
  y = torch.flip(x, [axis]) if reverse else x
  if exclusive:
    y = (self).shifted(y, axis, 1.)
  z = torch.cumprod(y, axis, dtype=ops.prim.dtype(x))
  return torch.flip(z, [axis]) if reverse else z
