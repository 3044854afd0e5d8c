/**
 * Splits members into `count` numbered groups, as even as possible, no group across two grids: a building group
 * answers to one grid's branch. Grids share the groups by largest remainder, at least one each.
 */
export function splitByGrid(
  members: readonly { key: string; gridCode: string }[],
  count: number,
): Map<string, number> {
  const byGrid = new Map<string, { key: string }[]>();
  for (const member of members) {
    const own = byGrid.get(member.gridCode) ?? [];
    byGrid.set(member.gridCode, [...own, member]);
  }
  const shares = groupShares(
    [...byGrid.values()].map((own) => own.length),
    count,
  );
  const numbers = new Map<string, number>();
  let before = 0;
  for (const [index, own] of [...byGrid.values()].entries()) {
    const share = shares[index] as number;
    own.forEach(({ key }, place) => {
      numbers.set(key, before + 1 + Math.floor((place * share) / own.length));
    });
    before += share;
  }
  return numbers;
}

function groupShares(sizes: readonly number[], count: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size * count) / total);
  const shares = exact.map((share) => Math.max(1, Math.floor(share)));
  const order = exact.map((share, index) => ({ index, rest: share - Math.floor(share) }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = count - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of order) {
    if (left-- > 0) shares[index] = (shares[index] as number) + 1;
  }
  return shares;
}
