def normalize(x: Tensor, scale: Tensor, bias: Tensor, mean: Tensor, variance: Tensor, epsilon: float) -> Tensor:
  sizes = [1, -1]
  for i in range(2, torch.dim(x)):
    torch.append(sizes, 1)
  wide = ops.prim.dtype(scale)
  factor = torch.mul(scale, torch.rsqrt(torch.add(torch.to(variance, wide), epsilon)))
  y = torch.mul(torch.sub(torch.to(x, wide), torch.reshape(torch.to(mean, wide), sizes)), torch.reshape(factor, sizes))
  return torch.to(torch.add(y, torch.reshape(torch.to(bias, wide), sizes)), ops.prim.dtype(x))

def batch_norm_of_itself(x: Tensor, scale: Tensor, bias: Tensor, mean: Tensor, variance: Tensor, epsilon: float, momentum: float) -> List[Tensor]:
  axes = [0]
  sizes = [1, -1]
  for i in range(2, torch.dim(x)):
    torch.append(axes, i)
    torch.append(sizes, 1)
  m = torch.mean(x, axes)
  v = torch.mean(torch.square(torch.sub(x, torch.reshape(m, sizes))), axes)
  y = (self).normalize(x, scale, bias, m, v, epsilon)
  a = torch.add(torch.mul(mean, momentum), torch.mul(torch.to(m, ops.prim.dtype(mean)), 1. - momentum))
  b = torch.add(torch.mul(variance, momentum), torch.mul(torch.to(v, ops.prim.dtype(variance)), 1. - momentum))
  return [y, a, b]

def axes_from(x: Tensor, axis: int) -> List[int]:
  n = torch.dim(x)
  r = annotate(List[int], [])
  for i in range(axis + n if axis < 0 else axis, n):
    torch.append(r, i)
  return r

def layer_norm(x: Tensor, scale: Tensor, bias: Optional[Tensor], axis: int, epsilon: float, stash: int) -> List[Tensor]:
  axes = (self).axes_from(x, axis)
  wide = torch.to(x, stash)
  m = torch.mean(wide, axes, True)
  c = torch.sub(wide, m)
  s = torch.rsqrt(torch.add(torch.mean(torch.mul(c, c), axes, True), epsilon))
  y = torch.mul(torch.to(torch.mul(c, s), ops.prim.dtype(x)), scale)
  if bias is not None:
    y = torch.add(y, unchecked_cast(Tensor, bias))
  return [y, m, s]

def rms_norm(x: Tensor, scale: Tensor, axis: int, epsilon: float, stash: int) -> Tensor:
  axes = (self).axes_from(x, axis)
  wide = torch.to(x, stash)
  s = torch.rsqrt(torch.add(torch.mean(torch.mul(wide, wide), axes, True), epsilon))
  y = torch.mul(wide, s)
  return torch.mul(torch.to(y, ops.prim.dtype(scale)), scale)

def local_response_norm(x: Tensor, size: int, alpha: float, beta: float, bias: float) -> Tensor:
  n = torch.dim(x)
  pads = annotate(List[int], [])
  for i in range(n - 2):
    torch.append(pads, 0)
    torch.append(pads, 0)
  torch.append(pads, (size - 1) // 2)
  torch.append(pads, size - 1 - (size - 1) // 2)
  squares = torch.constant_pad_nd(torch.mul(x, x), pads, 0)
  sums = torch.sum(torch.unfold(squares, 1, size, 1), [-1])
  return torch.div(x, torch.pow(torch.add(torch.mul(sums, alpha / float(size)), bias), beta))
