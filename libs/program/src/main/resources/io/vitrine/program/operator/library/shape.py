def flatten_to_matrix(x: Tensor, axis: int) -> Tensor:
  n = torch.dim(x)
  a = axis + n if axis < 0 else axis
  rows = 1
  columns = 1
  for i in range(n):
    if i < a:
      rows = rows * torch.size(x, i)
    else:
      columns = columns * torch.size(x, i)
  return torch.reshape(x, [rows, columns])

def reshape_copying(x: Tensor, target: List[int]) -> Tensor:
  r = annotate(List[int], [])
  for i in range(torch.len(target)):
    torch.append(r, torch.size(x, i) if target[i] == 0 else target[i])
  return torch.reshape(x, r)

def expand_to(x: Tensor, target: List[int]) -> Tensor:
  n = torch.dim(x)
  m = torch.len(target)
  k = ops.prim.max(n, m)
  r = annotate(List[int], [])
  for i in range(k):
    own = torch.size(x, i - k + n) if i - k + n >= 0 else 1
    other = target[i - k + m] if i - k + m >= 0 else 1
    torch.append(r, own if other == 1 else other)
  return torch.expand(x, r)

def repeat_axes(x: Tensor, repeats: List[int]) -> Tensor:
  return torch.repeat(x, repeats)

def pad_by_index(x: Tensor, pads: List[int], axes: List[int], mode: int) -> Tensor:
  r = x
  k = torch.len(axes)
  for i in range(k):
    n = torch.size(x, axes[i])
    p = torch.arange(-pads[i], n + pads[i + k], 1, dtype=4, device=ops.prim.device(x))
    if mode == 0:
      q = torch.clamp(p, 0, n - 1)
    elif mode == 1:
      m = ops.prim.max(2 * (n - 1), 1)
      q = torch.remainder(p, m)
      q = torch.minimum(q, torch.sub(torch.zeros_like(q) + m, q)) if n > 1 else torch.zeros_like(p)
    else:
      q = torch.remainder(p, n)
    r = torch.index_select(r, axes[i], q)
  return r

def pad_constant(x: Tensor, pads: List[int], axes: List[int], value: float) -> Tensor:
  n = torch.dim(x)
  k = torch.len(axes)
  begin = annotate(List[int], [])
  end = annotate(List[int], [])
  for i in range(n):
    torch.append(begin, 0)
    torch.append(end, 0)
  for i in range(k):
    a = axes[i] + n if axes[i] < 0 else axes[i]
    begin[a] = pads[i]
    end[a] = pads[i + k]
  p = annotate(List[int], [])
  for i in range(n):
    torch.append(p, begin[n - 1 - i])
    torch.append(p, end[n - 1 - i])
  return torch.constant_pad_nd(x, p, value)

def pad_constant_whole(x: Tensor, pads: List[int], axes: List[int], value: int) -> Tensor:
  n = torch.dim(x)
  k = torch.len(axes)
  begin = annotate(List[int], [])
  end = annotate(List[int], [])
  for i in range(n):
    torch.append(begin, 0)
    torch.append(end, 0)
  for i in range(k):
    a = axes[i] + n if axes[i] < 0 else axes[i]
    begin[a] = pads[i]
    end[a] = pads[i + k]
  p = annotate(List[int], [])
  for i in range(n):
    torch.append(p, begin[n - 1 - i])
    torch.append(p, end[n - 1 - i])
  return torch.constant_pad_nd(x, p, value)

def all_axes(x: Tensor) -> List[int]:
  r = annotate(List[int], [])
  for i in range(torch.dim(x)):
    torch.append(r, i)
  return r

def reverse_permutation(x: Tensor) -> Tensor:
  r = annotate(List[int], [])
  n = torch.dim(x)
  for i in range(n):
    torch.append(r, n - 1 - i)
  return torch.permute(x, r)

def depth_to_space(x: Tensor, b: int, columns_first: bool) -> Tensor:
  n = torch.size(x, 0)
  c = torch.size(x, 1) // (b * b)
  h = torch.size(x, 2)
  w = torch.size(x, 3)
  if columns_first:
    y = torch.permute(torch.reshape(x, [n, c, b, b, h, w]), [0, 1, 4, 2, 5, 3])
  else:
    y = torch.permute(torch.reshape(x, [n, b, b, c, h, w]), [0, 3, 4, 1, 5, 2])
  return torch.reshape(y, [n, c, h * b, w * b])

def space_to_depth(x: Tensor, b: int, columns_first: bool) -> Tensor:
  n = torch.size(x, 0)
  c = torch.size(x, 1)
  h = torch.size(x, 2) // b
  w = torch.size(x, 3) // b
  blocks = torch.reshape(x, [n, c, h, b, w, b])
  if columns_first:
    y = torch.permute(blocks, [0, 1, 3, 5, 2, 4])
  else:
    y = torch.permute(blocks, [0, 3, 5, 1, 2, 4])
  return torch.reshape(y, [n, c * b * b, h, w])

def unsqueeze_at(x: Tensor, axes: List[int]) -> Tensor:
  n = torch.dim(x) + torch.len(axes)
  a = annotate(List[int], [])
  for i in axes:
    torch.append(a, i + n if i < 0 else i)
  r = x
  for i in torch.sorted(a):
    r = torch.unsqueeze(r, i)
  return r

def centre_crop_pad(x: Tensor, target: List[int], axes: List[int]) -> Tensor:
  r = x
  n = torch.dim(x)
  for i in range(torch.len(target)):
    a = axes[i] + n if axes[i] < 0 else axes[i]
    own = torch.size(x, a)
    if target[i] < own:
      r = torch.narrow(r, a, (own - target[i]) // 2, target[i])
    elif target[i] > own:
      pads = annotate(List[int], [])
      for k in range(n - 1 - a):
        torch.append(pads, 0)
        torch.append(pads, 0)
      torch.append(pads, (target[i] - own) // 2)
      torch.append(pads, target[i] - own - (target[i] - own) // 2)
      r = torch.constant_pad_nd(r, pads, 0)
  return r
