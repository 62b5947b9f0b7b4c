/** @param sorted ascending; 0 where empty @param share 0.5 the median, 0.95 the 95th percentile (nearest rank) */
export function rankOf(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
