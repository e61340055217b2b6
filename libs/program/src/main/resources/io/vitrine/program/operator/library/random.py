def unsigned_shift(z: Tensor, bits: int, mask: int) -> Tensor:
  return torch.bitwise_and(torch.bitwise_right_shift(z, bits), mask)

def random_bits(seed: int, rounds: List[int], n: int, device: Device) -> Tensor:
  z = torch.mul(torch.add(torch.arange(n, dtype=4, device=device), 1), -7046029254386353131)
  z = torch.add(z, seed)
  for r in rounds:
    z = torch.add(torch.mul(z, 6364136223846793005), torch.mul(torch.full([], r + 1, dtype=4, device=device), -2643881736870682267))
  z = torch.mul(torch.bitwise_xor(z, (self).unsigned_shift(z, 30, 17179869183)), -4658895280553007687)
  z = torch.mul(torch.bitwise_xor(z, (self).unsigned_shift(z, 27, 137438953471)), -7723592293110705685)
  return torch.bitwise_xor(z, (self).unsigned_shift(z, 31, 8589934591))

def random_unit(seed: int, rounds: List[int], n: int, device: Device) -> Tensor:
  z = (self).random_bits(seed, rounds, n, device)
  return torch.mul(torch.to((self).unsigned_shift(z, 40, 16777215), 7), 5.9604644775390625e-08)

def count_of(sizes: List[int]) -> int:
  n = 1
  for s in sizes:
    n = n * s
  return n

def random_uniform(seed: int, rounds: List[int], sizes: List[int], low: float, high: float, dtype: int, device: Device) -> Tensor:
  u = (self).random_unit(seed, rounds, (self).count_of(sizes), device)
  return torch.to(torch.reshape(torch.add(torch.mul(u, high - low), low), sizes), dtype)

def random_normal(seed: int, rounds: List[int], sizes: List[int], mean: float, scale: float, dtype: int, device: Device) -> Tensor:
  n = (self).count_of(sizes)
  u = (self).random_unit(seed, rounds, 2 * n, device)
  radius = torch.sqrt(torch.mul(torch.log(torch.add(torch.narrow(u, 0, 0, n), 2.98023223876953125e-08)), -2.))
  z = torch.mul(radius, torch.cos(torch.mul(torch.narrow(u, 0, n, n), 6.283185307179586)))
  return torch.to(torch.reshape(torch.add(torch.mul(z, scale), mean), sizes), dtype)

def bernoulli(p: Tensor, seed: int, rounds: List[int]) -> Tensor:
  u = torch.reshape((self).random_unit(seed, rounds, torch.numel(p), ops.prim.device(p)), torch.size(p))
  return torch.lt(u, torch.to(p, 7))

def multinomial(x: Tensor, seed: int, rounds: List[int], samples: int) -> Tensor:
  c = torch.cumsum(torch.softmax(torch.to(x, 7), 1), 1)
  u = (self).random_unit(seed, rounds, torch.size(x, 0) * samples, ops.prim.device(x))
  u = torch.reshape(u, [torch.size(x, 0), samples, 1])
  i = torch.sum(torch.to(torch.ge(u, torch.unsqueeze(c, 1)), 4), [2])
  return torch.clamp(i, 0, torch.size(x, 1) - 1)

def dropout(x: Tensor, ratio: Tensor, training: bool, seed: int, rounds: List[int]) -> List[Tensor]:
  r = torch.to(ratio, 7)
  keep = torch.ones_like(x, dtype=11)
  y = x
  if training and bool(torch.ne(r, 0)):
    keep = (self).bernoulli(torch.expand(torch.sub(1., r), torch.size(x)), seed, rounds)
    y = torch.to(torch.div(torch.where(keep, torch.to(x, 7), torch.zeros([], dtype=7, device=ops.prim.device(x))), torch.sub(1., r)), ops.prim.dtype(x))
  return [y, keep]
