def negative_log_likelihood(x: Tensor, target: Tensor, weight: Optional[Tensor], ignores: bool, ignored: int, reduction: int) -> Tensor:
  t = torch.to(target, 4)
  counts = torch.ones_like(t, dtype=11)
  if ignores:
    counts = torch.ne(t, ignored)
  t = torch.where(counts, t, torch.zeros_like(t))
  picked = torch.squeeze(torch.gather(x, 1, torch.unsqueeze(t, 1)), 1)
  if weight is not None:
    w = torch.index(unchecked_cast(Tensor, weight), annotate(List[Optional[Tensor]], [t]))
  else:
    w = torch.ones_like(picked)
  w = torch.where(counts, w, torch.zeros_like(w))
  loss = torch.neg(torch.mul(picked, w))
  if reduction == 1:
    loss = torch.sum(loss)
  elif reduction == 2:
    loss = torch.div(torch.sum(loss), torch.sum(w))
  return loss
