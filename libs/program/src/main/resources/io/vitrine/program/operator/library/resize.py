def resize_positions(n: int, m: int, scale: float, start: float, end: float, coord: int, dtype: int, device: Device) -> Tensor:
  x = torch.arange(m, dtype=dtype, device=device)
  if coord == 0 or (coord == 2 and m > 1):
    p = torch.sub(torch.div(torch.add(x, 0.5), scale), 0.5)
  elif coord == 1:
    whole = scale * float(n)
    offset = float(n) / 2. * (1. - float(m) / whole)
    p = torch.add(torch.sub(torch.div(torch.add(x, 0.5), scale), 0.5), offset)
  elif coord == 2:
    p = torch.zeros_like(x)
  elif coord == 3:
    p = torch.div(torch.mul(x, n - 1), scale * float(n) - 1.) if m > 1 else torch.zeros_like(x)
  elif coord == 4:
    p = torch.div(x, scale)
  elif coord == 5:
    if m > 1:
      p = torch.add(torch.div(torch.mul(x, (end - start) * float(n - 1)), m - 1), start * float(n - 1))
    else:
      p = torch.add(torch.zeros_like(x), 0.5 * (start + end) * float(n - 1))
  else:
    p = torch.div(torch.add(x, 0.5), scale)
  return p

def resize_taps(distance: Tensor, cubic: bool, a: float) -> Tensor:
  t = torch.abs(distance)
  if cubic:
    near = torch.add(torch.mul(torch.sub(torch.mul(t, a + 2.), a + 3.), torch.mul(t, t)), 1.)
    far = torch.sub(torch.mul(torch.add(torch.mul(torch.sub(torch.mul(t, a), 5. * a), t), 8. * a), t), 4. * a)
    w = torch.where(torch.le(t, 1.), near, torch.where(torch.lt(t, 2.), far, torch.zeros_like(t)))
  else:
    w = torch.clamp(torch.sub(1., t), 0.)
  return w

def resize_nearest(x: Tensor, axis: int, p: Tensor, nearest: int) -> Tensor:
  if nearest == 0:
    q = torch.ceil(torch.sub(p, 0.5))
  elif nearest == 1:
    q = torch.floor(torch.add(p, 0.5))
  elif nearest == 2:
    q = torch.floor(p)
  else:
    q = torch.ceil(p)
  i = torch.clamp(torch.to(q, 4), 0, torch.size(x, axis) - 1)
  return torch.index_select(x, axis, i)

def resize_weighted(x: Tensor, axis: int, p: Tensor, scale: float, cubic: bool, a: float, exclude: bool) -> Tensor:
  n = torch.size(x, axis)
  m = torch.size(p, 0)
  reach = 2. if cubic else 1.
  first = int(torch.floor(torch.tensor(-reach / scale, dtype=7))) + 1
  count = 2 * int(reach) - 2 * first if scale < 1. else 2 * int(reach)
  if scale >= 1.:
    first = 1 - int(reach)
  base = torch.sub(torch.ceil(p), 1.)
  ratio = torch.sub(p, base)
  shape = annotate(List[int], [])
  for i in range(torch.dim(x)):
    torch.append(shape, m if i == axis else 1)
  total = torch.zeros_like(p)
  weights = annotate(List[Tensor], [])
  places = annotate(List[Tensor], [])
  for k in range(count):
    w = (self).resize_taps(torch.mul(torch.sub(torch.neg(ratio), -float(first + k)), ops.prim.min(scale, 1.)), cubic, a)
    i = torch.to(torch.add(base, float(first + k)), 4)
    if exclude:
      w = torch.where(torch.logical_or(torch.lt(i, 0), torch.ge(i, n)), torch.zeros_like(w), w)
    total = torch.add(total, w)
    torch.append(weights, w)
    torch.append(places, torch.clamp(i, 0, n - 1))
  if count > 8:
    table = torch.zeros([m, n], dtype=ops.prim.dtype(p), device=ops.prim.device(x))
    for k in range(count):
      table = torch.scatter_add(table, 1, torch.unsqueeze(places[k], 1), torch.unsqueeze(torch.div(weights[k], total), 1))
    y = torch.movedim(torch.matmul(torch.movedim(x, axis, -1), torch.t(torch.to(table, ops.prim.dtype(x)))), -1, axis)
  else:
    y = torch.mul(torch.index_select(x, axis, places[0]), torch.reshape(torch.to(torch.div(weights[0], total), ops.prim.dtype(x)), shape))
    for k in range(1, count):
      y = torch.add(y, torch.mul(torch.index_select(x, axis, places[k]), torch.reshape(torch.to(torch.div(weights[k], total), ops.prim.dtype(x)), shape)))
  return y

def resize(x: Tensor, roi: List[float], scales: List[float], sizes: List[int], chosen: List[int], mode: int, coord: int, nearest: int, a: float, exclude: bool, outside: float, antialias: bool, policy: int) -> Tensor:
  d = torch.dim(x)
  axes = (self).every_axis(x, chosen)
  k = torch.len(axes)
  factors = annotate(List[float], [])
  targets = annotate(List[int], [])
  if torch.len(sizes) > 0:
    best = 0.
    for j in range(k):
      f = float(sizes[j]) / float(torch.size(x, axes[j]))
      if j == 0 or (policy == 1 and f < best) or (policy == 2 and f > best):
        best = f
    for j in range(k):
      n = torch.size(x, axes[j])
      if policy == 0:
        torch.append(factors, float(sizes[j]) / float(n))
        torch.append(targets, sizes[j])
      else:
        torch.append(factors, best)
        torch.append(targets, int(torch.floor(torch.tensor(best * float(n) + 0.5, dtype=7))))
  else:
    for j in range(k):
      n = torch.size(x, axes[j])
      torch.append(factors, scales[j])
      torch.append(targets, int(torch.floor(torch.mul(torch.tensor(scales[j], dtype=6), n))))
  whole = not torch.is_floating_point(x)
  half = ops.prim.dtype(x) == 5 or ops.prim.dtype(x) == 15
  y = x
  if (whole and mode != 0) or (half and mode != 0):
    y = torch.to(x, 6)
  for j in range(k):
    n = torch.size(x, axes[j])
    start = roi[j] if torch.len(roi) > 0 else 0.
    end = roi[j + k] if torch.len(roi) > 0 else 1.
    if coord == 5 or targets[j] != n or factors[j] != 1.:
      p = (self).resize_positions(n, targets[j], factors[j], start, end, coord, 6 if mode == 0 else 7, ops.prim.device(x))
      if mode == 0:
        y = (self).resize_nearest(y, axes[j], p, nearest)
      else:
        y = (self).resize_weighted(y, axes[j], p, factors[j] if antialias else 1., mode == 2, a, exclude)
  if coord == 5:
    for j in range(k):
      n = torch.size(x, axes[j])
      p = (self).resize_positions(n, targets[j], factors[j], roi[j], roi[j + k], coord, 7, ops.prim.device(x))
      shape = annotate(List[int], [])
      for i in range(d):
        torch.append(shape, targets[j] if i == axes[j] else 1)
      out = torch.reshape(torch.logical_or(torch.lt(p, 0.), torch.gt(p, float(n - 1))), shape)
      y = torch.where(out, torch.full_like(y, outside), y)
  if whole and mode != 0:
    y = torch.round(y)
  return torch.to(y, ops.prim.dtype(x))
