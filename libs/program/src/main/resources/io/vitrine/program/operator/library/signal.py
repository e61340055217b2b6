def cosine_window(size: int, periodic: bool, a: float, b: float, c: float, device: Device) -> Tensor:
  n = torch.arange(size, dtype=7, device=device)
  w = torch.mul(n, 6.283185307179586 / float(size if periodic else ops.prim.max(size - 1, 1)))
  return torch.add(torch.add(torch.mul(torch.cos(w), -b), a), torch.mul(torch.cos(torch.mul(w, 2.)), c))

def mel_frequency(x: Tensor) -> Tensor:
  return torch.div(torch.mul(torch.log1p(torch.div(torch.to(x, 7), 700.)), 2595.), 2.302585092994046)

def mel_weights(bands: int, length: int, rate: Tensor, low: Tensor, high: Tensor) -> Tensor:
  dev = ops.prim.device(low)
  bottom = (self).mel_frequency(low)
  step = torch.div(torch.sub((self).mel_frequency(high), bottom), float(bands + 2))
  f = torch.add(torch.mul(torch.arange(bands + 2, dtype=7, device=dev), step), bottom)
  f = torch.mul(torch.expm1(torch.mul(torch.div(f, 2595.), 2.302585092994046)), 700.)
  p = torch.floor(torch.div(torch.mul(f, float(length + 1)), torch.to(rate, 7)))
  lower = torch.narrow(p, 0, 0, bands)
  centre = torch.narrow(p, 0, 1, bands)
  upper = torch.narrow(p, 0, 2, bands)
  j = torch.unsqueeze(torch.arange(length // 2 + 1, dtype=7, device=dev), 1)
  one = torch.ones([], dtype=7, device=dev)
  rise = torch.div(torch.sub(j, lower), torch.maximum(torch.sub(centre, lower), one))
  fall = torch.div(torch.sub(upper, j), torch.maximum(torch.sub(upper, centre), one))
  r = torch.where(torch.lt(j, centre), torch.clamp(rise, 0.), torch.clamp(fall, 0.))
  return torch.where(torch.eq(j, centre), torch.ones_like(r), r)

def as_complex(x: Tensor) -> Tensor:
  y = x
  if ops.prim.dtype(x) != 7:
    y = torch.to(x, 6)
  re = torch.select(y, -1, 0)
  if torch.size(y, -1) > 1:
    im = torch.select(y, -1, 1)
  else:
    im = torch.zeros_like(re)
  return torch.complex(re, im)

def fourier(x: Tensor, length: int, axis: int, inverse: bool, onesided: bool) -> Tensor:
  c = (self).as_complex(x)
  a = axis + torch.dim(x) if axis < 0 else axis
  n = length
  if n <= 0:
    n = torch.size(c, a)
    if inverse and onesided:
      n = 2 * (torch.size(c, a) - 1)
  if inverse and onesided:
    r = torch.unsqueeze(torch.fft_irfft(c, n, a), -1)
  else:
    if inverse:
      z = torch.fft_ifft(c, n, a)
    else:
      z = torch.fft_fft(c, n, a)
      if onesided:
        z = torch.narrow(z, a, 0, n // 2 + 1)
    r = torch.view_as_real(z)
  return torch.to(r, ops.prim.dtype(x))

def short_time_fourier(x: Tensor, step: int, window: Optional[Tensor], length: int, onesided: bool) -> Tensor:
  n = length
  if n <= 0:
    if window is not None:
      n = torch.size(unchecked_cast(Tensor, window), 0)
    else:
      n = torch.size(x, 1)
  y = torch.unsqueeze(x, -1) if torch.dim(x) == 2 else x
  f = torch.transpose(torch.unfold(y, 1, n, step), 2, 3)
  if window is not None:
    f = torch.mul(f, torch.unsqueeze(unchecked_cast(Tensor, window), 1))
  return (self).fourier(f, 0, 2, False, onesided)
