def heads(x: Tensor, n: int) -> Tensor:
  return torch.transpose(torch.unflatten(x, 2, [n, -1]), 1, 2)

def attention_bias(q: Tensor, k: Tensor, mask: Optional[Tensor], past: int, nonpad: Optional[Tensor], causal: bool, left: int, right: int) -> Tensor:
  n = torch.size(q, 2)
  m = torch.size(k, 2)
  dev = ops.prim.device(q)
  none = torch.zeros([], dtype=ops.prim.dtype(q), device=dev)
  never = torch.full([], float("-inf"), dtype=ops.prim.dtype(q), device=dev)
  bias = torch.zeros([n, m], dtype=ops.prim.dtype(q), device=dev)
  if mask is not None:
    a = unchecked_cast(Tensor, mask)
    if ops.prim.dtype(a) == 11:
      a = torch.where(a, none, never)
    short = m - torch.size(a, -1)
    if short > 0:
      a = torch.constant_pad_nd(a, [0, short], float("-inf"))
    bias = torch.add(bias, a)
  i = torch.unsqueeze(torch.arange(n, dtype=4, device=dev), 1)
  j = torch.unsqueeze(torch.arange(m, dtype=4, device=dev), 0)
  offset = torch.full([], past, dtype=4, device=dev)
  if nonpad is not None:
    offset = torch.reshape(torch.sub(unchecked_cast(Tensor, nonpad), n), [-1, 1, 1, 1])
  if causal:
    bias = torch.add(bias, torch.where(torch.le(j, torch.add(i, offset)), none, never))
  if left >= 0:
    bias = torch.add(bias, torch.where(torch.le(torch.sub(torch.add(i, offset), j), left), none, never))
  if right >= 0:
    bias = torch.add(bias, torch.where(torch.le(torch.sub(j, torch.add(i, offset)), right), none, never))
  if nonpad is not None:
    inside = torch.lt(j, torch.reshape(unchecked_cast(Tensor, nonpad), [-1, 1, 1, 1]))
    bias = torch.add(bias, torch.where(inside, none, never))
  return bias

def attention(q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor], past_key: Optional[Tensor], past_value: Optional[Tensor], nonpad: Optional[Tensor], q_heads: int, kv_heads: int, scale: float, causal: bool, softcap: float, precision: int, mode: int, left: int, right: int, wide: int) -> List[Tensor]:
  flat = torch.dim(q) == 3
  if flat:
    q = (self).heads(q, q_heads)
    k = (self).heads(k, kv_heads)
    v = (self).heads(v, kv_heads)
  past = 0
  if past_key is not None:
    past = torch.size(unchecked_cast(Tensor, past_key), 2)
    k = torch.cat([unchecked_cast(Tensor, past_key), k], 2)
  if past_value is not None:
    v = torch.cat([unchecked_cast(Tensor, past_value), v], 2)
  present = [k, v]
  s = torch.sqrt(torch.tensor(scale if scale > 0. else 1. / float(torch.sqrt(torch.tensor(float(torch.size(q, 3)), dtype=7))), dtype=7))
  s = torch.to(torch.to(s, ops.prim.device(q)), ops.prim.dtype(q))
  bias = (self).attention_bias(q, k, mask, past, nonpad, causal, left, right)
  groups = torch.size(q, 1) // torch.size(k, 1)
  if groups > 1:
    k = torch.repeat_interleave(k, groups, 1)
    v = torch.repeat_interleave(v, groups, 1)
  scores = torch.matmul(torch.mul(q, s), torch.mul(torch.transpose(k, 2, 3), s))
  shown = scores
  if softcap > 0.:
    scores = torch.mul(torch.tanh(torch.div(scores, softcap)), softcap)
  if mode == 1:
    shown = scores
  scores = torch.add(scores, bias)
  if mode == 2:
    shown = scores
  p = torch.softmax(scores, -1, precision)
  closed = torch.isneginf(torch.amax(bias, [-1], True))
  p = torch.where(closed, torch.zeros([], dtype=ops.prim.dtype(p), device=ops.prim.device(p)), p)
  p = torch.to(p, ops.prim.dtype(q))
  if mode == 3:
    shown = p
  y = torch.to(torch.matmul(torch.to(p, wide), torch.to(v, wide)), ops.prim.dtype(q))
  if flat:
    y = torch.flatten(torch.transpose(y, 1, 2), 2)
  return [y, present[0], present[1], shown]

def rotary_embedding(x: Tensor, cos: Tensor, sin: Tensor, positions: Optional[Tensor], n: int, width: int, interleaved: bool) -> Tensor:
  flat = torch.dim(x) == 3
  y = torch.unflatten(x, 2, [n, -1]) if flat else torch.transpose(x, 1, 2)
  w = width if width > 0 else torch.size(y, 3)
  a = torch.narrow(y, 3, 0, w)
  rest = torch.slice(y, 3, w)
  if positions is not None:
    i = unchecked_cast(Tensor, positions)
    cos = torch.index(cos, annotate(List[Optional[Tensor]], [i]))
    sin = torch.index(sin, annotate(List[Optional[Tensor]], [i]))
  c = torch.unsqueeze(cos, 2)
  s = torch.unsqueeze(sin, 2)
  if interleaved:
    first = torch.slice(a, 3, 0, w, 2)
    second = torch.slice(a, 3, 1, w, 2)
  else:
    first = torch.narrow(a, 3, 0, w // 2)
    second = torch.narrow(a, 3, w // 2, w // 2)
  real = torch.sub(torch.mul(c, first), torch.mul(s, second))
  imaginary = torch.add(torch.mul(s, first), torch.mul(c, second))
  if interleaved:
    z = torch.flatten(torch.stack([real, imaginary], 4), 3)
  else:
    z = torch.cat([real, imaginary], 3)
  z = torch.cat([z, rest], 3)
  return torch.flatten(z, 2) if flat else torch.transpose(z, 1, 2)
