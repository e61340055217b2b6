def stack_rows(rows: List[Tensor], rank: int, dtype: int, device: Device) -> Tensor:
  if torch.len(rows) > 0:
    r = torch.stack(rows, 0)
  else:
    sizes = annotate(List[int], [])
    for i in range(rank):
      torch.append(sizes, 0)
    r = torch.zeros(sizes, dtype=dtype, device=device)
  return r

def filled_up(x: Tensor, n: int) -> Tensor:
  rest = torch.zeros([n - torch.size(x, 0)] + torch.size(x)[1:], dtype=ops.prim.dtype(x), device=ops.prim.device(x))
  return torch.cat([x, rest], 0)
