def along(s: Tensor, x: Tensor, axis: int, block: int) -> Tensor:
  n = torch.dim(x)
  if block > 0:
    r = torch.repeat_interleave(s, block, axis)
    r = torch.slice(r, axis, 0, torch.size(x, axis))
  elif torch.dim(s) == 1:
    a = axis + n if axis < 0 else axis
    sizes = annotate(List[int], [])
    for i in range(n):
      torch.append(sizes, torch.size(s, 0) if i == a else 1)
    if torch.numel(s) == 1:
      r = torch.reshape(s, annotate(List[int], []))
    else:
      r = torch.reshape(s, sizes)
  else:
    r = s
  return r

def quantize_by_itself(x: Tensor) -> List[Tensor]:
  low = torch.clamp(torch.min(x), None, 0.)
  high = torch.clamp(torch.max(x), 0.)
  s = torch.div(torch.sub(high, low), 255.)
  t = torch.where(torch.eq(s, 0), torch.ones_like(s), s)
  z = torch.round(torch.clamp(torch.div(torch.neg(low), t), 0., 255.))
  y = torch.clamp(torch.add(torch.round(torch.div(x, t)), z), 0., 255.)
  return [torch.to(y, 0), s, torch.to(z, 0)]

def per_row(s: Tensor, x: Tensor) -> Tensor:
  if torch.dim(s) == 1 and torch.numel(s) > 1 and torch.dim(x) >= 2:
    r = torch.unsqueeze(s, -1)
  else:
    r = s
  return r

def per_first(s: Tensor, rank: int) -> Tensor:
  sizes = [-1]
  for i in range(rank - 1):
    torch.append(sizes, 1)
  return torch.reshape(s, sizes)

def per_channel(s: Tensor, rank: int) -> Tensor:
  sizes = [1, -1]
  for i in range(rank - 2):
    torch.append(sizes, 1)
  return torch.reshape(s, sizes)
