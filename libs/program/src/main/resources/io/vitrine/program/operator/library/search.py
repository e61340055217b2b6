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

def unique(x: Tensor, flat: bool, axis: int, ordered: bool) -> List[Tensor]:
  if flat:
    y = torch.reshape(x, [-1])
    v, inverse, counts = torch._unique2(torch.detach(y), True, True, True)
    a = 0
  else:
    y = x
    a = axis + torch.dim(x) if axis < 0 else axis
    v, inverse, counts = torch.unique_dim(torch.detach(y), a, True, True, True)
  inverse = torch.reshape(inverse, [-1])
  places = torch.arange(torch.size(inverse, 0), dtype=4, device=ops.prim.device(x))
  first = torch.full([torch.size(counts, 0)], torch.size(inverse, 0), dtype=4, device=ops.prim.device(x))
  first = torch.scatter_reduce(first, 0, inverse, places, "amin")
  if not ordered:
    order = torch.argsort(first)
    rank = torch.scatter(torch.zeros_like(order), 0, order, torch.arange(torch.size(order, 0), dtype=4, device=ops.prim.device(x)))
    first = torch.index_select(first, 0, order)
    counts = torch.index_select(counts, 0, order)
    inverse = torch.index_select(rank, 0, inverse)
  return [torch.index_select(y, a, first), first, inverse, counts]

def term_counts(x: Tensor, grams: Tensor, skips: int) -> Tensor:
  y = torch.unsqueeze(x, 0) if torch.dim(x) == 1 else x
  n = torch.size(grams, 1)
  total = torch.zeros([torch.size(y, 0), torch.size(grams, 0)], dtype=4, device=ops.prim.device(x))
  for s in range(skips + 1 if n > 1 else 1):
    windows = torch.size(y, 1) - (n - 1) * (s + 1)
    if windows > 0:
      same = torch.ones([torch.size(y, 0), windows, torch.size(grams, 0)], dtype=11, device=ops.prim.device(x))
      for i in range(n):
        part = torch.unsqueeze(torch.narrow(y, 1, i * (s + 1), windows), 2)
        same = torch.logical_and(same, torch.eq(part, torch.select(grams, 1, i)))
      total = torch.add(total, torch.sum(same, [1], False, dtype=4))
  return total
