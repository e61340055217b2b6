def bilinear_parts(x: Tensor, y: Tensor, z: Tensor) -> List[Tensor]:
  h = torch.size(x, 1)
  w = torch.size(x, 2)
  dt = ops.prim.dtype(x)
  a = torch.clamp(y, 0., float(h - 1))
  b = torch.clamp(z, 0., float(w - 1))
  a0 = torch.floor(a)
  b0 = torch.floor(b)
  i0 = torch.to(a0, 4)
  j0 = torch.to(b0, 4)
  i1 = torch.clamp(torch.add(i0, 1), 0, h - 1)
  j1 = torch.clamp(torch.add(j0, 1), 0, w - 1)
  p = torch.to(torch.sub(a, a0), dt)
  q = torch.to(torch.sub(b, b0), dt)
  flat = torch.flatten(x, 1)
  v00 = torch.index(flat, annotate(List[Optional[Tensor]], [None, torch.add(torch.mul(i0, w), j0)]))
  v01 = torch.index(flat, annotate(List[Optional[Tensor]], [None, torch.add(torch.mul(i0, w), j1)]))
  v10 = torch.index(flat, annotate(List[Optional[Tensor]], [None, torch.add(torch.mul(i1, w), j0)]))
  v11 = torch.index(flat, annotate(List[Optional[Tensor]], [None, torch.add(torch.mul(i1, w), j1)]))
  r = torch.sub(1., p)
  s = torch.sub(1., q)
  return [torch.mul(v00, torch.mul(r, s)), torch.mul(v01, torch.mul(r, q)), torch.mul(v10, torch.mul(p, s)), torch.mul(v11, torch.mul(p, q))]

def align_regions(x: Tensor, rois: Tensor, batches: Tensor, height: int, width: int, ratio: int, scale: float, offset: float, maximum: bool) -> Tensor:
  dev = ops.prim.device(x)
  dt = ops.prim.dtype(x)
  wide = 7 if dt == 7 else 6
  parts = annotate(List[Tensor], [])
  h = torch.size(x, 2)
  w = torch.size(x, 3)
  r = torch.sub(torch.mul(torch.to(rois, wide), scale), offset)
  for k in range(torch.size(rois, 0)):
    image = torch.to(torch.select(x, 0, int(torch.item(torch.select(batches, 0, k)))), wide)
    roi = torch.select(r, 0, k)
    extent = torch.sub(torch.narrow(roi, 0, 2, 2), torch.narrow(roi, 0, 0, 2))
    if offset == 0.:
      extent = torch.clamp(extent, 1.)
    gw = ratio if ratio > 0 else int(torch.ceil(torch.div(torch.select(extent, 0, 0), width)))
    gh = ratio if ratio > 0 else int(torch.ceil(torch.div(torch.select(extent, 0, 1), height)))
    if gw <= 0 or gh <= 0:
      torch.append(parts, torch.zeros([torch.size(x, 1), height, width], dtype=wide, device=dev))
    else:
      y = torch.div(torch.add(torch.arange(height * gh, dtype=wide, device=dev), 0.5), float(height * gh))
      z = torch.div(torch.add(torch.arange(width * gw, dtype=wide, device=dev), 0.5), float(width * gw))
      y = torch.unsqueeze(torch.add(torch.mul(y, torch.select(extent, 0, 1)), torch.select(roi, 0, 1)), 1)
      z = torch.unsqueeze(torch.add(torch.mul(z, torch.select(extent, 0, 0)), torch.select(roi, 0, 0)), 0)
      inside = torch.logical_and(torch.logical_and(torch.ge(y, -1.), torch.le(y, float(h))), torch.logical_and(torch.ge(z, -1.), torch.le(z, float(w))))
      four = (self).bilinear_parts(image, torch.expand(y, [height * gh, width * gw]), torch.expand(z, [height * gh, width * gw]))
      if maximum:
        v = torch.maximum(torch.maximum(four[0], four[1]), torch.maximum(four[2], four[3]))
      else:
        v = torch.add(torch.add(four[0], four[1]), torch.add(four[2], four[3]))
      v = torch.where(inside, v, torch.zeros([], dtype=wide, device=dev))
      v = torch.reshape(v, [torch.size(x, 1), height, gh, width, gw])
      torch.append(parts, torch.amax(v, [2, 4]) if maximum else torch.mean(v, [2, 4]))
  if torch.len(parts) > 0:
    out = torch.stack(parts, 0)
  else:
    out = torch.zeros([0, torch.size(x, 1), height, width], dtype=wide, device=dev)
  return torch.to(out, dt)

def pool_regions(x: Tensor, rois: Tensor, height: int, width: int, scale: float) -> Tensor:
  h = torch.size(x, 2)
  w = torch.size(x, 3)
  parts = annotate(List[Tensor], [])
  for k in range(torch.size(rois, 0)):
    roi = torch.select(rois, 0, k)
    image = torch.select(x, 0, int(torch.item(torch.select(roi, 0, 0))))
    e = annotate(List[int], torch.to(torch.floor(torch.add(torch.mul(torch.to(torch.narrow(roi, 0, 1, 4), 7), scale), 0.5)), 4).tolist())
    eh = ops.prim.max(e[3] - e[1] + 1, 1)
    ew = ops.prim.max(e[2] - e[0] + 1, 1)
    for i in range(height):
      y0 = ops.prim.min(ops.prim.max(i * eh // height + e[1], 0), h)
      y1 = ops.prim.min(ops.prim.max(-(-((i + 1) * eh) // height) + e[1], 0), h)
      for j in range(width):
        z0 = ops.prim.min(ops.prim.max(j * ew // width + e[0], 0), w)
        z1 = ops.prim.min(ops.prim.max(-(-((j + 1) * ew) // width) + e[0], 0), w)
        if y1 > y0 and z1 > z0:
          torch.append(parts, torch.amax(torch.slice(torch.slice(image, 1, y0, y1), 2, z0, z1), [1, 2]))
        else:
          torch.append(parts, torch.zeros([torch.size(x, 1)], dtype=ops.prim.dtype(x), device=ops.prim.device(x)))
  if torch.len(parts) > 0:
    out = torch.permute(torch.reshape(torch.stack(parts, 0), [torch.size(rois, 0), height, width, torch.size(x, 1)]), [0, 3, 1, 2])
  else:
    out = torch.zeros([0, torch.size(x, 1), height, width], dtype=ops.prim.dtype(x), device=ops.prim.device(x))
  return out

def box_corners(b: Tensor, centred: bool) -> Tensor:
  first = torch.narrow(b, 1, 0, 2)
  second = torch.narrow(b, 1, 2, 2)
  if centred:
    half = torch.div(second, 2.)
    r = torch.cat([torch.sub(first, half), torch.add(first, half)], 1)
  else:
    r = torch.cat([torch.minimum(first, second), torch.maximum(first, second)], 1)
  return r

def non_max_suppression(boxes: Tensor, scores: Tensor, most: int, overlap: Optional[Tensor], least: Optional[Tensor], centred: bool) -> Tensor:
  rows = annotate(List[List[int]], [])
  limit = float(torch.item(unchecked_cast(Tensor, overlap))) if overlap is not None else 0.
  for b in range(torch.size(scores, 0)):
    corners = (self).box_corners(torch.select(boxes, 0, b), centred)
    for c in range(torch.size(scores, 1)):
      s = torch.select(torch.select(scores, 0, b), 0, c)
      v, order = torch.sort(s, stable=True, dim=0, descending=True)
      if least is not None:
        order = torch.index(order, annotate(List[Optional[Tensor]], [torch.gt(v, unchecked_cast(Tensor, least))]))
      k = torch.index_select(corners, 0, order)
      low = torch.narrow(k, 1, 0, 2)
      high = torch.narrow(k, 1, 2, 2)
      area = torch.prod(torch.sub(high, low), 1)
      alive = torch.ones_like(area, dtype=11)
      ids = annotate(List[int], order.tolist())
      kept = 0
      for i in range(torch.len(ids)):
        if kept < most and bool(torch.select(alive, 0, i)):
          kept = kept + 1
          torch.append(rows, [b, c, ids[i]])
          sides = torch.clamp(torch.sub(torch.minimum(high, torch.select(high, 0, i)), torch.maximum(low, torch.select(low, 0, i))), 0.)
          common = torch.prod(sides, 1)
          union = torch.sub(torch.add(area, torch.select(area, 0, i)), common)
          alive = torch.logical_and(alive, torch.logical_not(torch.gt(torch.div(common, union), limit)))
  flat = annotate(List[int], [])
  for row in rows:
    for i in row:
      torch.append(flat, i)
  return torch.reshape(torch.tensor(flat, dtype=4, device=ops.prim.device(boxes)), [-1, 3])

def unpool(x: Tensor, i: Tensor, sizes: List[int], target: List[int]) -> Tensor:
  shape = [torch.size(x, 0), torch.size(x, 1)] + sizes
  flat = torch.zeros([(self).count_of(shape)], dtype=ops.prim.dtype(x), device=ops.prim.device(x))
  y = torch.reshape(torch.scatter(flat, 0, torch.reshape(torch.to(i, 4), [-1]), torch.reshape(x, [-1])), shape)
  if torch.len(target) > 0:
    pads = annotate(List[int], [])
    n = torch.len(shape)
    for k in range(n):
      torch.append(pads, 0)
      torch.append(pads, target[n - 1 - k] - shape[n - 1 - k])
    y = torch.constant_pad_nd(y, pads, 0)
  return y
