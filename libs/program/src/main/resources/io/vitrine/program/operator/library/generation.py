def float_range(start: Tensor, limit: Tensor, delta: Tensor) -> Tensor:
  n = int(torch.ceil(torch.div(torch.sub(torch.to(limit, 7), torch.to(start, 7)), torch.to(delta, 7))))
  p = torch.arange(ops.prim.max(n, 0), dtype=7, device=ops.prim.device(start))
  r = torch.add(torch.mul(p, torch.to(delta, 7)), torch.to(start, 7))
  return torch.to(r, ops.prim.dtype(start))

def whole_range(start: int, limit: int, delta: int, dtype: int, device: Device) -> Tensor:
  n = -((start - limit) // delta)
  p = torch.arange(ops.prim.max(n, 0), dtype=4, device=device)
  return torch.to(torch.add(torch.mul(p, delta), start), dtype)

def diagonal_ones(x: Tensor, k: int) -> Tensor:
  rows = torch.unsqueeze(torch.arange(torch.size(x, 0), dtype=4, device=ops.prim.device(x)), 1)
  columns = torch.unsqueeze(torch.arange(torch.size(x, 1), dtype=4, device=ops.prim.device(x)), 0)
  return torch.eq(torch.sub(columns, rows), k)

def one_hot(i: Tensor, depth: int, values: Tensor, axis: int) -> Tensor:
  n = torch.dim(i) + 1
  a = axis + n if axis < 0 else axis
  j = torch.unsqueeze(torch.to(i, 4), a)
  j = torch.where(torch.lt(j, 0), torch.add(j, depth), j)
  sizes = annotate(List[int], [])
  for k in range(n):
    torch.append(sizes, depth if k == a else 1)
  classes = torch.reshape(torch.arange(depth, dtype=4, device=ops.prim.device(i)), sizes)
  return torch.where(torch.eq(j, classes), torch.select(values, 0, 1), torch.select(values, 0, 0))

def shift_right_unsigned(a: Tensor, b: Tensor) -> Tensor:
  c = torch.clamp(torch.sub(b, 1), 0)
  half = torch.bitwise_and(torch.bitwise_right_shift(a, 1), 9223372036854775807)
  return torch.where(torch.eq(b, 0), a, torch.bitwise_right_shift(half, c))
