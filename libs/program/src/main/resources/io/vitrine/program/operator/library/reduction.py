def every_axis(x: Tensor, axes: List[int]) -> List[int]:
  r = annotate(List[int], [])
  n = torch.dim(x)
  if torch.len(axes) == 0:
    for i in range(n):
      torch.append(r, i)
  else:
    for a in axes:
      torch.append(r, a + n if a < 0 else a)
  return r

def reduced_size(x: Tensor, axes: List[int], keeps: bool) -> List[int]:
  r = annotate(List[int], [])
  for i in range(torch.dim(x)):
    if i in axes:
      if keeps:
        torch.append(r, 1)
    else:
      torch.append(r, torch.size(x, i))
  return r

def reduce_maximum(x: Tensor, axes: List[int], keeps: bool) -> Tensor:
  a = (self).every_axis(x, axes)
  if torch.numel(x) == 0:
    s = (self).reduced_size(x, a, keeps)
    if torch.is_floating_point(x):
      r = torch.full(s, float("-inf"), dtype=ops.prim.dtype(x), device=ops.prim.device(x))
    else:
      r = torch.full(s, -9223372036854775807 if ops.prim.dtype(x) == 4 else (-2147483648 if ops.prim.dtype(x) == 3 else (-128 if ops.prim.dtype(x) == 1 else 0)), dtype=ops.prim.dtype(x), device=ops.prim.device(x))
  elif torch.len(a) == 0:
    r = x
  else:
    r = torch.amax(x, a, keeps)
  return r

def reduce_minimum(x: Tensor, axes: List[int], keeps: bool) -> Tensor:
  a = (self).every_axis(x, axes)
  if torch.numel(x) == 0:
    s = (self).reduced_size(x, a, keeps)
    if torch.is_floating_point(x):
      r = torch.full(s, float("inf"), dtype=ops.prim.dtype(x), device=ops.prim.device(x))
    else:
      r = torch.full(s, 9223372036854775807 if ops.prim.dtype(x) == 4 else (2147483647 if ops.prim.dtype(x) == 3 else (127 if ops.prim.dtype(x) == 1 else (255 if ops.prim.dtype(x) == 0 else 1))), dtype=ops.prim.dtype(x), device=ops.prim.device(x))
  elif torch.len(a) == 0:
    r = x
  else:
    r = torch.amin(x, a, keeps)
  return r

def reduce_product(x: Tensor, axes: List[int], keeps: bool) -> Tensor:
  r = x
  a = torch.sorted((self).every_axis(x, axes))
  n = torch.len(a)
  for i in range(n):
    r = torch.prod(r, a[n - 1 - i], keeps, dtype=ops.prim.dtype(x))
  return r
