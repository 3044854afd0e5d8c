/** `npm run bench [locate|intake]`: speed as ratios against rivals measured side by side. */
import { benchIntake } from '../test/bench/intake.ts';
import { benchLocate } from '../test/bench/locate.ts';
import type { BenchRow } from '../test/bench/rows.ts';

const benches: Record<string, () => Promise<BenchRow[]>> = { locate: benchLocate, intake: benchIntake };
const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}`);
  for (const { name: what, ours, rival, ratio, goal, unit, passed } of await bench()) {
    const figure = (value: number) =>
      `${value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })} ${unit}`;
    const against = rival === null ? '' : `rival ${figure(rival)}`;
    const aim =
      goal === null
        ? ''
        : `goal ${ratio === null ? `≤ ${figure(goal)}` : `≥ ${goal}×`}: ${passed ? 'reached' : 'NOT reached'}`;
    console.log(
      `${what.padEnd(58)} ${figure(ours).padStart(18)}  ${against.padEnd(24)} ${ratio === null ? '' : `${ratio.toFixed(2)}×`.padStart(8)}  ${aim}`,
    );
  }
}
