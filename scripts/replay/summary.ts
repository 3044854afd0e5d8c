import type { FieldIssue } from '#domain/errors.ts';

export type Placed = {
  /** Row of the file, the header is 1. */
  row: number;
  id: string;
  /** The city's own answer; null where the file has none. */
  label: string | null;
  /** As it stands in the file. */
  sentPosition: [lon: unknown, lat: unknown] | null;
  gridCode: string;
  confidence: string;
  /** Why the row was not taken in; empty if it was. */
  refusals: FieldIssue[];
};

/** What the person at the terminal reads at the end, line by line. */
export function summaryOf(placed: readonly Placed[], seconds: number): string[] {
  const percent = (count: number) => `${((100 * count) / Math.max(1, placed.length)).toFixed(2)} %`;
  const located = placed.filter(({ gridCode }) => gridCode !== '');
  const agreeing = located.filter(({ gridCode, label }) => gridCode === label).length;
  const hasLabels = placed.some(({ label }) => label !== null);
  const confidences = groupBy(placed, ({ confidence }) => confidence);
  return [
    `rows: ${placed.length}`,
    `located: ${located.length} (${percent(located.length)})`,
    hasLabels
      ? `agreeing: ${agreeing} (${percent(agreeing)})`
      : 'agreeing: not known, the reports have no label column',
    ...[...confidences].map(([confidence, rows]) => `confidence ${confidence}: ${rows.length}`),
    ...refusalLines(placed),
    `rows per second: ${Math.round(placed.length / seconds)}`,
    ...warnings(placed),
  ];
}

function refusalLines(placed: readonly Placed[]): string[] {
  const refusals = placed.flatMap(({ row, refusals: issues }) => issues.map((issue) => ({ row, issue })));
  const reasons = groupBy(refusals, ({ issue: { path, code, wanted } }) =>
    [`${path} ${code}`, ...(wanted === undefined ? [] : [`wanted ${String(wanted)}`])].join(', '),
  );
  return [...reasons].map(([reason, rows]) => {
    const [first] = rows;
    const seen = first?.issue.seen === undefined ? '' : `, seen ${JSON.stringify(first.issue.seen)}`;
    return `refused ${rows.length}: ${reason} (first: row ${first?.row}${seen})`;
  });
}

/** When nothing fits at all, it is hardly the city's fault. */
function warnings(placed: readonly Placed[]): string[] {
  if (placed.some(({ gridCode }) => gridCode !== '')) return [];
  if (placed.every(({ confidence }) => confidence === 'refused'))
    return ['warning: every row was refused; see the reasons above'];
  const first = placed.find(({ sentPosition, confidence }) => sentPosition && confidence !== 'refused');
  return [
    `warning: no row lies in an area – another datum than WGS-84, longitude and latitude swapped, or other areas? (first: ${first?.sentPosition?.join(', ')})`,
  ];
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
