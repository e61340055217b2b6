def gate(name: str, x: Tensor, alpha: float, beta: float) -> Tensor:
  if name == "Sigmoid":
    y = torch.sigmoid(x)
  elif name == "Tanh":
    y = torch.tanh(x)
  elif name == "Relu":
    y = torch.relu(x)
  elif name == "Affine":
    y = torch.add(torch.mul(x, alpha), beta)
  elif name == "LeakyRelu":
    y = torch.leaky_relu(x, alpha)
  elif name == "ThresholdedRelu":
    y = torch.where(torch.gt(x, alpha), x, torch.zeros_like(x))
  elif name == "ScaledTanh":
    y = torch.mul(torch.tanh(torch.mul(x, beta)), alpha)
  elif name == "HardSigmoid":
    y = torch.clamp(torch.add(torch.mul(x, alpha), beta), 0., 1.)
  elif name == "Elu":
    y = torch.elu(x, alpha)
  elif name == "Softsign":
    y = torch.div(x, torch.add(torch.abs(x), 1.))
  else:
    y = torch.softplus(x, 1., 50.)
  return y

def clipped(x: Tensor, clip: float) -> Tensor:
  return torch.clamp(x, -clip, clip) if clip > 0. else x

def part(x: Tensor, size: int, i: int) -> Tensor:
  return torch.narrow(x, -1, i * size, size)

def kept(t: int, lens: Optional[Tensor], new: Tensor, old: Tensor) -> Tensor:
  if lens is None:
    r = new
  else:
    inside = torch.unsqueeze(torch.lt(torch.add(torch.zeros_like(unchecked_cast(Tensor, lens)), t), unchecked_cast(Tensor, lens)), 1)
    r = torch.where(inside, new, old)
  return r

def recurrent_inputs(x: Tensor, w: Tensor, b: Optional[Tensor], size: int) -> Tensor:
  y = torch.matmul(x, torch.t(w))
  if b is not None:
    y = torch.add(y, torch.narrow(unchecked_cast(Tensor, b), 0, 0, size))
  return y

def recurrent_bias(b: Optional[Tensor], size: int, like: Tensor) -> Tensor:
  if b is None:
    r = torch.zeros([size], dtype=ops.prim.dtype(like), device=ops.prim.device(like))
  else:
    r = torch.narrow(unchecked_cast(Tensor, b), 0, size, size)
  return r

def recurrent_start(h: Optional[Tensor], i: int, x: Tensor, size: int) -> Tensor:
  if h is None:
    r = torch.zeros([torch.size(x, 1), size], dtype=ops.prim.dtype(x), device=ops.prim.device(x))
  else:
    r = torch.select(unchecked_cast(Tensor, h), 0, i)
  return r

def lstm_direction(x: Tensor, w: Tensor, r: Tensor, b: Optional[Tensor], lens: Optional[Tensor], h: Tensor, c: Tensor, p: Optional[Tensor], backwards: bool, names: List[str], alphas: List[float], betas: List[float], clip: float, coupled: bool) -> List[Tensor]:
  n = torch.size(h, 1)
  steps = torch.size(x, 0)
  a = (self).recurrent_inputs(x, w, b, 4 * n)
  rb = (self).recurrent_bias(b, 4 * n, x)
  rt = torch.t(r)
  ys = annotate(List[Tensor], [])
  for k in range(steps):
    t = steps - 1 - k if backwards else k
    g = torch.add(torch.add(torch.select(a, 0, t), torch.matmul(h, rt)), rb)
    gi = (self).part(g, n, 0)
    go = (self).part(g, n, 1)
    gf = (self).part(g, n, 2)
    gc = (self).part(g, n, 3)
    if p is not None:
      q = unchecked_cast(Tensor, p)
      gi = torch.add(gi, torch.mul(torch.narrow(q, 0, 0, n), c))
      gf = torch.add(gf, torch.mul(torch.narrow(q, 0, 2 * n, n), c))
    i = (self).gate(names[0], (self).clipped(gi, clip), alphas[0], betas[0])
    f = torch.sub(torch.ones_like(i), i) if coupled else (self).gate(names[0], (self).clipped(gf, clip), alphas[0], betas[0])
    m = (self).gate(names[1], (self).clipped(gc, clip), alphas[1], betas[1])
    cn = torch.add(torch.mul(f, c), torch.mul(i, m))
    if p is not None:
      go = torch.add(go, torch.mul(torch.narrow(unchecked_cast(Tensor, p), 0, n, n), cn))
    o = (self).gate(names[0], (self).clipped(go, clip), alphas[0], betas[0])
    hn = torch.mul(o, (self).gate(names[2], cn, alphas[2], betas[2]))
    torch.append(ys, (self).kept(t, lens, hn, torch.zeros_like(hn)))
    h = (self).kept(t, lens, hn, h)
    c = (self).kept(t, lens, cn, c)
  y = torch.stack(ys, 0)
  return [torch.flip(y, [0]) if backwards else y, h, c]

def gru_direction(x: Tensor, w: Tensor, r: Tensor, b: Optional[Tensor], lens: Optional[Tensor], h: Tensor, backwards: bool, names: List[str], alphas: List[float], betas: List[float], clip: float, late: bool) -> List[Tensor]:
  n = torch.size(h, 1)
  steps = torch.size(x, 0)
  a = (self).recurrent_inputs(x, w, b, 3 * n)
  rb = (self).recurrent_bias(b, 3 * n, x)
  rt = torch.t(r)
  ys = annotate(List[Tensor], [])
  for k in range(steps):
    t = steps - 1 - k if backwards else k
    g = torch.select(a, 0, t)
    e = torch.add(torch.matmul(h, torch.narrow(rt, 1, 0, 2 * n)), torch.narrow(rb, 0, 0, 2 * n))
    z = (self).gate(names[0], (self).clipped(torch.add((self).part(g, n, 0), (self).part(e, n, 0)), clip), alphas[0], betas[0])
    s = (self).gate(names[0], (self).clipped(torch.add((self).part(g, n, 1), (self).part(e, n, 1)), clip), alphas[0], betas[0])
    rh = torch.narrow(rt, 1, 2 * n, n)
    bh = torch.narrow(rb, 0, 2 * n, n)
    if late:
      u = torch.mul(s, torch.add(torch.matmul(h, rh), bh))
    else:
      u = torch.add(torch.matmul(torch.mul(s, h), rh), bh)
    m = (self).gate(names[1], (self).clipped(torch.add((self).part(g, n, 2), u), clip), alphas[1], betas[1])
    hn = torch.add(torch.mul(torch.sub(torch.ones_like(z), z), m), torch.mul(z, h))
    torch.append(ys, (self).kept(t, lens, hn, torch.zeros_like(hn)))
    h = (self).kept(t, lens, hn, h)
  y = torch.stack(ys, 0)
  return [torch.flip(y, [0]) if backwards else y, h]

def rnn_direction(x: Tensor, w: Tensor, r: Tensor, b: Optional[Tensor], lens: Optional[Tensor], h: Tensor, backwards: bool, names: List[str], alphas: List[float], betas: List[float], clip: float) -> List[Tensor]:
  n = torch.size(h, 1)
  steps = torch.size(x, 0)
  a = (self).recurrent_inputs(x, w, b, n)
  rb = (self).recurrent_bias(b, n, x)
  rt = torch.t(r)
  ys = annotate(List[Tensor], [])
  for k in range(steps):
    t = steps - 1 - k if backwards else k
    g = torch.add(torch.add(torch.select(a, 0, t), torch.matmul(h, rt)), rb)
    hn = (self).gate(names[0], (self).clipped(g, clip), alphas[0], betas[0])
    torch.append(ys, (self).kept(t, lens, hn, torch.zeros_like(hn)))
    h = (self).kept(t, lens, hn, h)
  y = torch.stack(ys, 0)
  return [torch.flip(y, [0]) if backwards else y, h]

def direction_of(x: Optional[Tensor], i: int) -> Optional[Tensor]:
  r = annotate(Optional[Tensor], None)
  if x is not None:
    r = torch.select(unchecked_cast(Tensor, x), 0, i)
  return r

def lstm(x: Tensor, w: Tensor, r: Tensor, b: Optional[Tensor], lens: Optional[Tensor], h: Optional[Tensor], c: Optional[Tensor], p: Optional[Tensor], first: int, names: List[str], alphas: List[float], betas: List[float], clip: float, coupled: bool) -> List[Tensor]:
  ys = annotate(List[Tensor], [])
  hs = annotate(List[Tensor], [])
  cs = annotate(List[Tensor], [])
  n = torch.size(r, 2)
  for i in range(torch.size(w, 0)):
    o = (self).lstm_direction(x, torch.select(w, 0, i), torch.select(r, 0, i), (self).direction_of(b, i), lens, (self).recurrent_start(h, i, x, n), (self).recurrent_start(c, i, x, n), (self).direction_of(p, i), first + i == 1, names[3 * i:3 * i + 3], alphas[3 * i:3 * i + 3], betas[3 * i:3 * i + 3], clip, coupled)
    torch.append(ys, o[0])
    torch.append(hs, o[1])
    torch.append(cs, o[2])
  return [torch.stack(ys, 1), torch.stack(hs, 0), torch.stack(cs, 0)]

def gru(x: Tensor, w: Tensor, r: Tensor, b: Optional[Tensor], lens: Optional[Tensor], h: Optional[Tensor], first: int, names: List[str], alphas: List[float], betas: List[float], clip: float, late: bool) -> List[Tensor]:
  ys = annotate(List[Tensor], [])
  hs = annotate(List[Tensor], [])
  n = torch.size(r, 2)
  for i in range(torch.size(w, 0)):
    o = (self).gru_direction(x, torch.select(w, 0, i), torch.select(r, 0, i), (self).direction_of(b, i), lens, (self).recurrent_start(h, i, x, n), first + i == 1, names[2 * i:2 * i + 2], alphas[2 * i:2 * i + 2], betas[2 * i:2 * i + 2], clip, late)
    torch.append(ys, o[0])
    torch.append(hs, o[1])
  return [torch.stack(ys, 1), torch.stack(hs, 0)]

def rnn(x: Tensor, w: Tensor, r: Tensor, b: Optional[Tensor], lens: Optional[Tensor], h: Optional[Tensor], first: int, names: List[str], alphas: List[float], betas: List[float], clip: float) -> List[Tensor]:
  ys = annotate(List[Tensor], [])
  hs = annotate(List[Tensor], [])
  n = torch.size(r, 2)
  for i in range(torch.size(w, 0)):
    o = (self).rnn_direction(x, torch.select(w, 0, i), torch.select(r, 0, i), (self).direction_of(b, i), lens, (self).recurrent_start(h, i, x, n), first + i == 1, names[i:i + 1], alphas[i:i + 1], betas[i:i + 1], clip)
    torch.append(ys, o[0])
    torch.append(hs, o[1])
  return [torch.stack(ys, 1), torch.stack(hs, 0)]

def swapped(x: Optional[Tensor]) -> Optional[Tensor]:
  r = annotate(Optional[Tensor], None)
  if x is not None:
    r = torch.transpose(unchecked_cast(Tensor, x), 0, 1)
  return r
