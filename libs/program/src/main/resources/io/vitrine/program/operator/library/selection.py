def slice_backwards(x: Tensor, axis: int, start: int, end: int, step: int) -> Tensor:
  n = torch.size(x, axis)
  a = start + n if start < 0 else start
  a = ops.prim.max(ops.prim.min(a, n - 1), -1)
  b = end + n if end < 0 else end
  b = ops.prim.max(ops.prim.min(b, n - 1), -1)
  if end < 0 and end + n < 0:
    b = -1
  if a <= b or n == 0:
    p = torch.zeros([0], dtype=4, device=ops.prim.device(x))
  else:
    p = torch.arange(a, b, step, dtype=4, device=ops.prim.device(x))
  return torch.index_select(x, axis, p)

def slice_by_lists(x: Tensor, starts: List[int], ends: List[int], axes: List[int], steps: List[int]) -> Tensor:
  r = x
  for i in range(torch.len(starts)):
    step = 1
    if torch.len(steps) > 0:
      step = steps[i]
    if step > 0:
      r = torch.slice(r, axes[i], starts[i], ends[i], step)
    else:
      r = (self).slice_backwards(r, axes[i], starts[i], ends[i], step)
  return r

def wrapped_index(i: Tensor, n: int) -> Tensor:
  j = torch.to(i, 4)
  return torch.where(torch.lt(j, 0), torch.add(j, n), j)

def gather_elements(x: Tensor, i: Tensor, axis: int) -> Tensor:
  return torch.gather(x, axis, (self).wrapped_index(i, torch.size(x, axis)))

def scatter_elements(x: Tensor, i: Tensor, u: Tensor, axis: int, reduction: str) -> Tensor:
  j = (self).wrapped_index(i, torch.size(x, axis))
  if reduction == "":
    r = torch.scatter(x, axis, j, u)
  else:
    r = torch.scatter_reduce(x, axis, j, u, reduction)
  return r

def linear_index(i: Tensor, sizes: List[int]) -> Tensor:
  k = torch.size(i, -1)
  r = torch.zeros(torch.size(i)[:-1], dtype=4, device=ops.prim.device(i))
  for a in range(k):
    r = torch.add(torch.mul(r, sizes[a]), (self).wrapped_index(torch.select(i, -1, a), sizes[a]))
  return r

def gather_tuples(x: Tensor, i: Tensor, batch: int) -> Tensor:
  k = torch.size(i, -1)
  sizes = torch.size(x)
  b = 1
  for a in range(batch):
    b = b * sizes[a]
  inner = sizes[batch:batch + k]
  rest = sizes[batch + k:]
  n = 1
  for s in inner:
    n = n * s
  flat = torch.reshape(x, [b * n] + rest)
  p = torch.reshape((self).linear_index(i, inner), [b, -1])
  offset = torch.unsqueeze(torch.mul(torch.arange(b, dtype=4, device=ops.prim.device(x)), n), 1)
  r = torch.index_select(flat, 0, torch.reshape(torch.add(p, offset), [-1]))
  return torch.reshape(r, torch.size(i)[:-1] + rest)

def scatter_tuples(x: Tensor, i: Tensor, u: Tensor, reduction: str) -> Tensor:
  k = torch.size(i, -1)
  sizes = torch.size(x)
  n = 1
  for s in sizes[:k]:
    n = n * s
  m = 1
  for s in sizes[k:]:
    m = m * s
  flat = torch.reshape(x, [n, m])
  p = torch.reshape((self).linear_index(i, sizes[:k]), [-1, 1])
  q = torch.expand(p, [torch.size(p, 0), m])
  v = torch.reshape(u, [torch.size(p, 0), m])
  if reduction == "":
    r = torch.scatter(flat, 0, q, v)
  else:
    r = torch.scatter_reduce(flat, 0, q, v, reduction)
  return torch.reshape(r, sizes)

def compress(x: Tensor, condition: Tensor, axis: int) -> Tensor:
  p = torch.reshape(torch.nonzero(condition), [-1])
  return torch.index_select(x, axis, p)
