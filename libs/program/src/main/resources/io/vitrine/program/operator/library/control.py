def stack_rows(rows: List[Tensor], rank: int, dtype: int, device: Device) -> Tensor:
  if torch.len(rows) > 0:
    r = torch.stack(rows, 0)
  else:
    sizes = annotate(List[int], [])
    for i in range(rank):
      torch.append(sizes, 0)
    r = torch.zeros(sizes, dtype=dtype, device=device)
  return r
