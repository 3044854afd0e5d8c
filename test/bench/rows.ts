/** One measured ratio: ours against a rival, side by side in the same minutes. */
export type BenchRow = {
  name: string;
  ours: number;
  rival: number | null;
  /** Ours to rival, larger is better; null where a figure stands alone against its goal. */
  ratio: number | null;
  goal: number | null;
  unit: string;
  passed: boolean;
};

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};
