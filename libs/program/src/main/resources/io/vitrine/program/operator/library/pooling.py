def positions_in_input(p: Tensor, x: Tensor, padded: Tensor, begins: List[int], columns_first: bool) -> Tensor:
  n = torch.dim(x) - 2
  rest = p
  r = torch.zeros_like(p)
  step = 1
  size = 1
  for i in range(n):
    size = size * torch.size(x, 2 + i)
  for k in range(n):
    i = n - 1 - k
    m = torch.size(padded, 2 + i)
    q = torch.sub(torch.remainder(rest, m), begins[i])
    rest = torch.div(rest, m, rounding_mode="floor")
    if columns_first:
      stride = 1
      for j in range(i):
        stride = stride * torch.size(x, 2 + j)
      r = torch.add(r, torch.mul(q, stride))
    else:
      r = torch.add(r, torch.mul(q, step))
      step = step * torch.size(x, 2 + i)
  maps = torch.mul(torch.arange(torch.size(x, 0) * torch.size(x, 1), dtype=4, device=ops.prim.device(x)), size)
  shape = [torch.size(x, 0), torch.size(x, 1)]
  for i in range(n):
    torch.append(shape, 1)
  return torch.add(r, torch.reshape(maps, shape))
