def causal_convolution(x: Tensor, w: Tensor, bias: Optional[Tensor], past: Optional[Tensor], silu: bool) -> List[Tensor]:
  k = torch.size(w, 2) - 1
  if past is not None:
    y = torch.cat([unchecked_cast(Tensor, past), x], 2)
  else:
    y = torch.constant_pad_nd(x, [k, 0], 0)
  z = torch.conv1d(y, w, bias, [1], [0], [1], torch.size(x, 1))
  if silu:
    z = torch.silu(z)
  return [z, torch.narrow(y, 2, torch.size(y, 2) - k, k)]

def linear_attention(q: Tensor, k: Tensor, v: Tensor, past: Optional[Tensor], decay: Optional[Tensor], beta: Optional[Tensor], heads: int, pairs: int, scale: float) -> List[Tensor]:
  wide = 7 if ops.prim.dtype(q) == 7 else 6
  b = torch.size(q, 0)
  n = torch.size(q, 1)
  kk = torch.to(torch.unflatten(k, 2, [pairs, -1]), wide)
  vv = torch.to(torch.unflatten(v, 2, [pairs, -1]), wide)
  qq = torch.to(torch.unflatten(q, 2, [pairs, heads // pairs, -1]), wide)
  factor = scale if scale != 0. else 1. / float(torch.sqrt(torch.tensor(float(torch.size(kk, 3)), dtype=7)))
  if past is not None:
    s = torch.to(unchecked_cast(Tensor, past), wide)
    dt = ops.prim.dtype(unchecked_cast(Tensor, past))
  else:
    s = torch.zeros([b, pairs, torch.size(kk, 3), torch.size(vv, 3)], dtype=wide, device=ops.prim.device(q))
    dt = ops.prim.dtype(q)
  rows = annotate(List[Tensor], [])
  for t in range(n):
    kt = torch.select(kk, 1, t)
    vt = torch.select(vv, 1, t)
    if decay is not None:
      d = torch.unflatten(torch.to(torch.select(unchecked_cast(Tensor, decay), 1, t), wide), 1, [pairs, -1])
      s = torch.mul(s, torch.unsqueeze(torch.exp(d), 3))
    if beta is not None:
      g = torch.unsqueeze(torch.to(torch.select(unchecked_cast(Tensor, beta), 1, t), wide), 2)
      vt = torch.mul(g, torch.sub(vt, torch.squeeze(torch.matmul(torch.unsqueeze(kt, 2), s), 2)))
    s = torch.add(s, torch.mul(torch.unsqueeze(kt, 3), torch.unsqueeze(vt, 2)))
    torch.append(rows, torch.flatten(torch.mul(torch.matmul(torch.select(qq, 1, t), s), factor), 1))
  y = torch.to(torch.stack(rows, 1), ops.prim.dtype(q))
  return [y, torch.to(s, dt)]

def cache_scatter(past: Tensor, update: Tensor, begin: Optional[Tensor], axis: int, circular: bool) -> Tensor:
  n = torch.dim(past)
  a = axis + n if axis < 0 else axis
  steps = torch.arange(torch.size(update, a), dtype=4, device=ops.prim.device(past))
  p = torch.unsqueeze(steps, 0)
  if begin is not None:
    p = torch.add(torch.unsqueeze(torch.to(unchecked_cast(Tensor, begin), 4), 1), p)
  if circular:
    p = torch.remainder(p, torch.size(past, a))
  shape = annotate(List[int], [])
  for i in range(n):
    torch.append(shape, torch.size(p, 0) if i == 0 else (torch.size(p, 1) if i == a else 1))
  return torch.scatter(past, a, torch.expand(torch.reshape(p, shape), torch.size(update)), update)

def reverse_sequence(x: Tensor, lens: Tensor, time: int, batch: int) -> Tensor:
  n = torch.dim(x)
  t = time + n if time < 0 else time
  b = batch + n if batch < 0 else batch
  steps = torch.unsqueeze(torch.arange(torch.size(x, t), dtype=4, device=ops.prim.device(x)), 1)
  size = torch.unsqueeze(torch.to(lens, 4), 0)
  p = torch.where(torch.lt(steps, size), torch.sub(torch.sub(size, steps), 1), steps)
  if b < t:
    p = torch.t(p)
  shape = annotate(List[int], [])
  for i in range(n):
    torch.append(shape, torch.size(x, i) if i == t or i == b else 1)
  return torch.gather(x, t, torch.expand(torch.reshape(p, shape), torch.size(x)))
