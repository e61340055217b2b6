def fourier_picture(spectrum: Tensor, scale: Tensor, colour: Tensor, width: int) -> Tensor:
  waves = torch.view_as_complex(torch.contiguous(torch.mul(spectrum, scale)))
  size = [torch.size(spectrum, 2), width]
  plain = torch.div(torch.fft_irfft2(waves, size, [-2, -1], "ortho"), 4.)
  if torch.size(plain, 1) == 3:
    plain = torch.reshape(torch.matmul(colour, torch.flatten(plain, 2)), torch.size(plain))
  shown = annotate(List[Tensor], [])
  for one in torch.unbind(plain):
    torch.append(shown, torch.sigmoid(one))
  return torch.stack(shown)

def fourier_pad(p: Tensor, left: int, right: int, top: int, bottom: int) -> Tensor:
  return torch.constant_pad_nd(p, [left, right, top, bottom], 0.5)

def fourier_rotate(p: Tensor, turn: Tensor) -> Tensor:
  n = torch.size(p, 0)
  folds = 2 if n % 2 == 0 else 1
  h = torch.size(p, 2)
  w = torch.size(p, 3)
  folded = torch.reshape(p, [folds, -1, h, w])
  grid = torch.affine_grid_generator(torch.unsqueeze(turn, 0), [1, 1, h, w], False)
  turned = torch.grid_sampler(folded, torch.expand(grid, [folds, -1, -1, -1]), 0, 0, False)
  return torch.reshape(turned, torch.size(p))

def fourier_transform(p: Tensor, draw: List[int], turn: Tensor, pad: int, first: int, second: int) -> Tensor:
  y = draw[0]
  x = draw[1]
  q = (self).fourier_pad(p, pad - x, pad - first + x, pad - y, pad - first + y, )
  if draw[2] != torch.size(q, 2) or draw[3] != torch.size(q, 3):
    q = torch.upsample_bilinear2d(q, [draw[2], draw[3]], False)
  if draw[4] != 0:
    q = (self).fourier_rotate(q, turn, )
  y2 = draw[5]
  x2 = draw[6]
  return (self).fourier_pad(q, -x2, x2 - second, -y2, y2 - second, )

def fourier_fit(p: Tensor, fit: int, height: int, width: int) -> Tensor:
  q = p
  if fit == 2:
    x = width - torch.size(p, 3)
    y = height - torch.size(p, 2)
    left = x // 2
    top = y // 2
    q = (self).fourier_pad(p, left, x - left, top, y - top, )
  elif fit == 3:
    q = torch.upsample_bilinear2d(p, [height, width], False)
  return q

def fourier_input(p: Tensor, mean: Tensor, std: Tensor, range: float, reverse: bool, last: bool) -> Tensor:
  z = torch.div(torch.sub(torch.mul(p, range), mean), std)
  if reverse:
    z = torch.flip(z, [1])
  if last:
    z = torch.contiguous(torch.permute(z, [0, 2, 3, 1]))
  else:
    z = torch.contiguous(z, memory_format=2)
  return z

def fourier_weights(w: List[Tensor]) -> List[Tensor]:
  prepared = annotate(List[Tensor], [])
  for one in w:
    if torch.dim(one) == 4 and torch.is_floating_point(one):
      torch.append(prepared, torch.contiguous(one, memory_format=2))
    else:
      torch.append(prepared, one)
  return prepared

def fourier_values(x: Tensor, w: List[Tensor], each: bool) -> Tensor:
  if each:
    found = annotate(List[Tensor], [])
    for one in torch.split(x, 1):
      torch.append(found, (self).network([one], w, )[0])
    v = torch.cat(found)
  else:
    v = (self).network([x], w, )[0]
  return v

def fourier_cut_values(x: Tensor, w: List[Tensor], each: bool, a: List[Tensor], b: List[Tensor], tops: List[float]) -> Tensor:
  if each:
    found = annotate(List[Tensor], [])
    for one in torch.split(x, 1):
      torch.append(found, (self).network_cut([one], w, a, b, tops, )[0])
    v = torch.cat(found)
  else:
    v = (self).network_cut([x], w, a, b, tops, )[0]
  return v

def fourier_objective(v: Tensor, channels: List[int], axis: int) -> Tensor:
  found = annotate(List[Tensor], [])
  entries = torch.unbind(v)
  for i in range(torch.len(channels)):
    torch.append(found, torch.mean(torch.to(torch.select(entries[i], axis - 1, channels[i]), 6)))
  return torch.stack(found)

def fourier_redirected(x: Tensor, g: Tensor, top: float, n: int) -> Tensor:
  up = torch.gt(x, 0.)
  below = torch.lt(x, top)
  kept = torch.mul(g, torch.logical_and(up, below))
  led = torch.mul(g, torch.logical_and(torch.logical_or(up, torch.lt(g, 0.)), torch.logical_or(below, torch.gt(g, 0.))))
  entries = torch.flatten(kept, 1) if torch.size(x, 0) == n and torch.dim(x) > 1 else torch.reshape(kept, [1, -1])
  passes = torch.any(torch.ne(entries, 0.), 1)
  shape = annotate(List[int], [-1])
  for i in range(torch.dim(x) - 1):
    torch.append(shape, 1)
  return torch.where(torch.reshape(passes, shape), kept, led)

def fourier_led_gradient(loss: Tensor, leaf: Tensor, a: List[Tensor], b: List[Tensor], tops: List[float]) -> Tensor:
  n = torch.size(leaf, 0)
  torch.backward(loss, None, True)
  for i in range(torch.len(a)):
    j = torch.len(a) - 1 - i
    g = ops.prim.grad(b[j])
    if g is not None and ops.prim.requires_grad(a[j]):
      torch.backward(a[j], (self).fourier_redirected(torch.detach(a[j]), unchecked_cast(Tensor, g), tops[j], n, ), True)
  found = ops.prim.grad(leaf)
  return torch.zeros_like(leaf) if found is None else unchecked_cast(Tensor, found)

def fourier_gradient(loss: Tensor, leaf: Tensor) -> Tensor:
  g = torch.zeros_like(leaf)
  if ops.prim.requires_grad(loss):
    found = torch.grad([loss], [leaf], None, None, False, True)[0]
    if found is not None:
      g = unchecked_cast(Tensor, found)
  return g

def fourier_value(w: List[Tensor], spectrum: Tensor, fixed: List[Tensor], channels: List[int], sizes: List[int], range: float, each: bool) -> Tensor:
  p = (self).fourier_fit((self).fourier_picture(torch.detach(spectrum), fixed[0], fixed[1], sizes[0], ), sizes[4], sizes[5], sizes[6], )
  x = (self).fourier_input(p, fixed[2], fixed[3], range, sizes[7] == 1, sizes[8] == 1, )
  return (self).fourier_objective((self).fourier_values(x, w, each, ), channels, sizes[9], )

def fourier_integers(numbers: Tensor) -> List[int]:
  found = annotate(List[int], [])
  for i in range(torch.size(numbers, 0)):
    torch.append(found, int(torch.select(numbers, 0, i)))
  return found

def fourier_render(w: List[Tensor], state: List[Tensor], fixed: List[Tensor], numbers: Tensor) -> List[Tensor]:
  return [(self).fourier_picture(torch.detach(state[0]), fixed[0], fixed[1], int(torch.select(numbers, 0, 0)), )]

def fourier_evaluate(w: List[Tensor], state: List[Tensor], fixed: List[Tensor], channels: Tensor, numbers: Tensor, rates: Tensor, run: Tensor) -> List[Tensor]:
  sizes = (self).fourier_integers(numbers, )
  range = float(torch.select(rates, 0, 0))
  each = int(torch.select(run, 0, 0)) == 1
  return [(self).fourier_value((self).fourier_weights(w, ), state[0], fixed, (self).fourier_integers(channels, ), sizes, range, each, )]

def fourier_steps(w: List[Tensor], state: List[Tensor], fixed: List[Tensor], asked: Tensor, drawn: Tensor, turns: List[Tensor], numbers: Tensor, rates: Tensor, run: Tensor) -> List[Tensor]:
  sizes = (self).fourier_integers(numbers, )
  channels = (self).fourier_integers(asked, )
  draws = (self).fourier_integers(drawn, )
  white = float(torch.select(rates, 0, 0))
  rate = float(torch.select(rates, 0, 1))
  begun = int(torch.select(run, 0, 0))
  each = int(torch.select(run, 0, 1)) == 1
  prepared = (self).fourier_weights(w, )
  spectrum = torch.clone(torch.detach(state[0]))
  m = torch.clone(torch.detach(state[1]))
  v = torch.clone(torch.detach(state[2]))
  curve = annotate(List[Tensor], [])
  values = annotate(List[Tensor], [])
  for k in range(torch.len(draws) // 7):
    step = begun + k
    if step % sizes[10] == 0:
      torch.append(values, (self).fourier_value(prepared, spectrum, fixed, channels, sizes, white, each, ))
    leaf = torch.requires_grad_(torch.detach(spectrum), True)
    p = (self).fourier_picture(leaf, fixed[0], fixed[1], sizes[0], )
    q = p
    if sizes[11] == 1:
      q = (self).fourier_transform(p, torch.slice(draws, 7 * k, 7 * k + 7), torch.select(turns[0], 0, k), sizes[1], sizes[2], sizes[3], )
    x = (self).fourier_input((self).fourier_fit(q, sizes[4], sizes[5], sizes[6], ), fixed[2], fixed[3], white, sizes[7] == 1, sizes[8] == 1, )
    if step < sizes[12]:
      a = annotate(List[Tensor], [])
      b = annotate(List[Tensor], [])
      tops = annotate(List[float], [])
      found = (self).fourier_objective((self).fourier_cut_values(x, prepared, each, a, b, tops, ), channels, sizes[9], )
      g = (self).fourier_led_gradient(torch.neg(torch.sum(found)), leaf, a, b, tops, )
    else:
      found = (self).fourier_objective((self).fourier_values(x, prepared, each, ), channels, sizes[9], )
      g = (self).fourier_gradient(torch.neg(torch.sum(found)), leaf, )
    torch.append(curve, torch.detach(found))
    (self).fourier_adam(spectrum, m, v, g, step + 1, rate, )
  curves = torch.stack(curve)
  evaluated = torch.stack(values) if torch.len(values) > 0 else torch.slice(curves, 0, 0, 0)
  return [spectrum, m, v, curves, evaluated]

def fourier_adam(p: Tensor, m: Tensor, v: Tensor, g: Tensor, t: int, rate: float) -> int:
  first = 1. - 0.9 ** float(t)
  second = (1. - 0.999 ** float(t)) ** 0.5
  m1 = torch.lerp_(m, g, 0.1)
  v1 = torch.addcmul_(torch.mul_(v, 0.999), g, g, value=0.001)
  d = torch.add_(torch.div_(torch.sqrt(v), second), 1.0e-8)
  p1 = torch.addcdiv_(p, m, d, value=-rate / first)
  return t
