"""What many reports add up to: origins, nights, totals, and why each claim was counted or not."""
