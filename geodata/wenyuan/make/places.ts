import type { FeatureCollection, Point } from 'geojson';
import type { PlaceProperties } from '../../model.ts';
import { landmarks } from './landmarks.ts';
import { type Place, place } from './place.ts';
import type { PlanPoint } from './plane.ts';
import { inBlock, onSide } from './plots.ts';
import { type CompoundLayout, layouts } from './slabs.ts';
import { crossingAt, roads, streets } from './streets.ts';
import { makeVenues } from './venues.ts';

const sideWords = { north: '北门', south: '南门', east: '东门', west: '西门' } as const;

function gates({ plan, quad }: CompoundLayout): Place[] {
  const short = plan.nicknames[0] ?? plan.name;
  return plan.gates.map((gate) => {
    const word = sideWords[gate.side];
    const name = `${plan.name}${word}${gate.guarded ? '岗亭' : ''}`;
    const nicknames = gate.guarded ? [`${plan.name}${word}`, `${short}${word}`] : [`${short}${word}`];
    const base = { kind: 'gate' as const, compoundCode: plan.code, buildingCode: null };
    return place(onSide(quad, { ...gate, inwards: 1 }), {
      ...base,
      code: `${plan.code}-${gate.side}-gate`,
      name,
      nicknames,
    });
  });
}

/** Guarded compounds have a parcel locker just inside the first gate. */
function parcelLocker({ plan, quad }: CompoundLayout): Place[] {
  const gate = plan.gates[0];
  if (!gate?.guarded) return [];
  const at = onSide(quad, { side: gate.side, share: gate.share + 0.06, inwards: 3.5 });
  const short = plan.nicknames[0] ?? plan.name;
  const names = {
    name: `${plan.name}快递柜`,
    nicknames: [`${short}快递柜`, `${plan.name}${sideWords[gate.side]}快递柜`],
  };
  const owner = { compoundCode: plan.code, buildingCode: null };
  return [place(at, { code: `${plan.code}-locker`, kind: 'parcel-locker', ...names, ...owner })];
}

/** Where a compound's charging shed 充电棚 stands: one per compound, by the last gate. */
export function chargingShedAt({ plan, quad }: CompoundLayout): PlanPoint {
  const gate = plan.gates[plan.gates.length - 1];
  if (!gate) throw new Error(`${plan.name} has no gate to put a charging shed at`);
  return onSide(quad, { side: gate.side, share: gate.share - 0.08, inwards: 3.5 });
}

function chargingShed(layout: CompoundLayout): Place {
  const { code, name, nicknames } = layout.plan;
  const properties = {
    code: `${code}-charging-shed`,
    name: `${name}充电棚`,
    nicknames: [`${nicknames[0]}充电棚`],
  };
  return place(chargingShedAt(layout), {
    ...properties,
    kind: 'charging-shed',
    compoundCode: code,
    buildingCode: null,
  });
}

/** Street crossings inside the community, a little to the inside of the centre: nobody stands on a grid border. */
function crossingPlaces(): Place[] {
  const named: readonly [row: number, column: number, side: PlanPoint][] = [
    [1, 1, [16, -22]],
    [1, 2, [18, -22]],
    [2, 1, [17, -18]],
    [2, 2, [-18, 18]],
    [3, 1, [-17, 16]],
    [2, 3, [-16, -18]],
  ];
  return named.map(([row, column, side]) => {
    const [street, road] = [streets[row]?.name ?? '', roads[column]?.name ?? ''];
    const [east, north] = crossingAt(row, column);
    const names = {
      name: `${street}${road}路口`,
      nicknames: [`${road}${street}路口`, `${street.slice(0, 2)}${road.slice(0, 2)}十字`],
    };
    const owner = { compoundCode: null, buildingCode: null };
    return place([east + side[0], north + side[1]], {
      code: `crossing-${row}-${column}`,
      kind: 'crossing',
      ...names,
      ...owner,
    });
  });
}

export function makePlaces(): FeatureCollection<Point, PlaceProperties> {
  const hand = landmarks.map(({ block, at, compoundCode = null, buildingCode = null, ...properties }) =>
    place(inBlock(block, at), { ...properties, compoundCode, buildingCode }),
  );
  const owned = layouts.flatMap((layout) => [
    ...gates(layout),
    ...parcelLocker(layout),
    chargingShed(layout),
  ]);
  return { type: 'FeatureCollection', features: [...hand, ...owned, ...crossingPlaces(), ...makeVenues()] };
}
