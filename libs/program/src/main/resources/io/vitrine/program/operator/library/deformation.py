def sampled(x: Tensor, y: Tensor, z: Tensor) -> Tensor:
  n = torch.size(x, 0)
  c = torch.size(x, 1)
  h = torch.size(x, 2)
  w = torch.size(x, 3)
  dt = ops.prim.dtype(x)
  zero = torch.zeros([], dtype=dt, device=ops.prim.device(x))
  flat = torch.flatten(x, 2)
  sizes = torch.size(y)
  y0 = torch.floor(y)
  z0 = torch.floor(z)
  out = torch.zeros([n, c] + sizes[1:], dtype=dt, device=ops.prim.device(x))
  for a in range(2):
    i = torch.add(torch.to(y0, 4), a)
    p = torch.sub(y, y0) if a == 1 else torch.sub(1., torch.sub(y, y0))
    for b in range(2):
      j = torch.add(torch.to(z0, 4), b)
      q = torch.sub(z, z0) if b == 1 else torch.sub(1., torch.sub(z, z0))
      inside = torch.logical_and(torch.logical_and(torch.ge(i, 0), torch.lt(i, h)), torch.logical_and(torch.ge(j, 0), torch.lt(j, w)))
      k = torch.add(torch.mul(torch.clamp(i, 0, h - 1), w), torch.clamp(j, 0, w - 1))
      k = torch.expand(torch.unsqueeze(torch.flatten(k, 1), 1), [n, c, -1])
      v = torch.reshape(torch.gather(flat, 2, k), [n, c] + sizes[1:])
      weight = torch.where(inside, torch.mul(p, q), zero)
      out = torch.add(out, torch.mul(v, torch.unsqueeze(weight, 1)))
  return out

def deformed_convolution(x: Tensor, w: Tensor, offset: Tensor, bias: Optional[Tensor], mask: Optional[Tensor], strides: List[int], begins: List[int], dilations: List[int], group: int, offset_group: int) -> Tensor:
  n = torch.size(x, 0)
  c = torch.size(x, 1)
  m = torch.size(w, 0)
  kh = torch.size(w, 2)
  kw = torch.size(w, 3)
  oh = torch.size(offset, 2)
  ow = torch.size(offset, 3)
  dev = ops.prim.device(x)
  dt = ops.prim.dtype(x)
  o = torch.reshape(offset, [n, offset_group, kh, kw, 2, oh, ow])
  rows = torch.add(torch.reshape(torch.mul(torch.arange(kh, dtype=dt, device=dev), dilations[0]), [kh, 1, 1, 1]), torch.reshape(torch.sub(torch.mul(torch.arange(oh, dtype=dt, device=dev), strides[0]), begins[0]), [oh, 1]))
  columns = torch.add(torch.reshape(torch.mul(torch.arange(kw, dtype=dt, device=dev), dilations[1]), [1, kw, 1, 1]), torch.sub(torch.mul(torch.arange(ow, dtype=dt, device=dev), strides[1]), begins[1]))
  y = torch.add(torch.select(o, 4, 0), rows)
  z = torch.add(torch.select(o, 4, 1), columns)
  each = c // offset_group
  parts = annotate(List[Tensor], [])
  for g in range(offset_group):
    v = (self).sampled(torch.narrow(x, 1, g * each, each), torch.select(y, 1, g), torch.select(z, 1, g))
    if mask is not None:
      a = torch.reshape(unchecked_cast(Tensor, mask), [n, offset_group, 1, kh, kw, oh, ow])
      v = torch.mul(v, torch.select(a, 1, g))
    torch.append(parts, v)
  v = torch.reshape(torch.cat(parts, 1), [n, group, c // group * kh * kw, oh * ow])
  r = torch.matmul(torch.reshape(w, [1, group, m // group, -1]), v)
  r = torch.reshape(r, [n, m, oh, ow])
  if bias is not None:
    r = torch.add(r, torch.reshape(unchecked_cast(Tensor, bias), [-1, 1, 1]))
  return r

def each_or(given: List[int], n: int, otherwise: int) -> List[int]:
  r = given
  if torch.len(given) == 0:
    r = annotate(List[int], [])
    for i in range(n):
      torch.append(r, otherwise)
  return r

def columns_to_image(x: Tensor, image: List[int], block: List[int], spread: List[int], padding: List[int], stride: List[int]) -> Tensor:
  k = torch.len(image)
  dilations = (self).each_or(spread, k, 1)
  pads = (self).each_or(padding, 2 * k, 0)
  strides = (self).each_or(stride, k, 1)
  n = torch.size(x, 0)
  dev = ops.prim.device(x)
  each = (self).count_of(block)
  c = torch.size(x, 1) // each
  place = torch.zeros([1, 1], dtype=4, device=dev)
  padded = annotate(List[int], [])
  for i in range(k):
    size = image[i] + pads[i] + pads[i + k]
    torch.append(padded, size)
    steps = (size - (dilations[i] * (block[i] - 1) + 1)) // strides[i] + 1
    p = torch.add(torch.unsqueeze(torch.mul(torch.arange(block[i], dtype=4, device=dev), dilations[i]), 1), torch.mul(torch.arange(steps, dtype=4, device=dev), strides[i]))
    place = torch.reshape(torch.add(torch.mul(torch.reshape(place, [torch.size(place, 0), 1, torch.size(place, 1), 1]), size), torch.reshape(p, [1, block[i], 1, steps])), [torch.size(place, 0) * block[i], -1])
  flat = torch.zeros([n, c, (self).count_of(padded)], dtype=ops.prim.dtype(x), device=dev)
  r = torch.index_add(flat, 2, torch.reshape(place, [-1]), torch.reshape(x, [n, c, -1]))
  r = torch.reshape(r, [n, c] + padded)
  for i in range(k):
    r = torch.narrow(r, 2 + i, pads[i], image[i])
  return r
