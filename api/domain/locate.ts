import type { Confidence, Mark } from '#contract/lists.ts';
import type { Why } from '#contract/why.ts';
import type { SentPosition } from '#contract/wire.ts';
import { distanceMeters } from '#geodata/distances.ts';
import type { PlaceCandidate } from '#geodata/gazetteer.ts';
import type { Position } from '#geodata/model.ts';
import type { Placement } from '#geodata/placement.ts';
import type { Ground } from './ground.ts';
import { type Ask, type Measured, measure, type Notes, vagueReason } from './measure.ts';
import { asFarAsAgreed, decidesGrid, placementOfNamed } from './named.ts';
import { doubtsOf, locatedByText, partNotRegistered, sureEnough } from './namedWhy.ts';

export type WhereQuestion = {
  position: SentPosition | null;
  placeText: string | null;
  compoundCodes: string[];
};
export type Location = {
  position: Position | null;
  gridCode: string | null;
  confidence: Confidence;
  buildingId: string | null;
  unitId: string | null;
  compoundCode: string | null;
  neighbours: string[];
  marks: Mark[];
  asks: Ask[];
  why: Why[];
};

/** "Beside" a place: where it may be, metres. */
const besideMeters = 25;

/** A point at least this exact may say which building it lies in, metres. */
const exactMeters = 15;

type Named = {
  best: PlaceCandidate | null;
  /** What has to be known before any of the places that the words fit may be taken. */
  asks: 'which-compound' | 'which-place' | null;
  /** The words fit several units of the building that they name. */
  isUnitOpen: boolean;
  possible: number;
};

/**
 * Turns what was sent — a measured position in its declared datum, a place in words, or both — into a position in
 * WGS-84, a grid, a building and a unit, with every reason. A named place beats a measured point (a phone in a stairwell
 * is easily 400 m off), a pin set by hand beats the name, and so does a point in a compound that lies in several grids; when they lie further apart than the community allows, both are
 * kept, the ticket is marked and the sender is asked.
 */
export function locate(where: WhereQuestion, ground: Ground): Location {
  const notes: Notes = { why: [], marks: [], asks: [] };
  const measured = measure(where.position, ground, notes);
  const named = name(where, measured, ground);
  if (named.asks !== null) {
    notes.why.push({ code: 'text-ambiguous', params: { candidates: named.possible, asks: named.asks } });
    notes.marks.push('place-to-confirm');
    notes.asks.push(named.asks);
  } else if (where.placeText !== null && named.best === null) {
    notes.why.push({ code: 'text-not-recognised', params: {} });
    notes.marks.push('place-to-confirm');
  }
  const best = named.asks === null ? named.best : null;
  notes.why.push(...partNotRegistered(best, ground));
  return settle(
    { measured, named: best, isUnitOpen: named.isUnitOpen, positionSource: where.position?.source },
    ground,
    notes,
  );
}

function name(where: WhereQuestion, measured: Measured | null, ground: Ground): Named {
  if (where.placeText === null) return { best: null, asks: null, isUnitOpen: false, possible: 0 };
  const {
    candidates,
    asks,
    possible = 0,
  } = ground.gazetteer.find(where.placeText, {
    compoundCodes: where.compoundCodes,
    ...(measured ? { near: measured.position } : {}),
  });
  return {
    best: candidates[0] ?? null,
    asks: asks === 'which-compound' || asks === 'which-place' ? asks : null,
    isUnitOpen: asks === 'which-unit',
    possible,
  };
}

type Sources = {
  measured: Measured | null;
  named: PlaceCandidate | null;
  isUnitOpen: boolean;
  positionSource: string | undefined;
};

function settle(sources: Sources, ground: Ground, notes: Notes): Location {
  const { measured, named, positionSource } = sources;
  const byText = named !== null && useText(named, measured, ground, notes);
  if (named && byText) {
    notes.why.push(locatedByText(named, ground));
    const doubts = doubtsOf(named, sources);
    if (doubts.isMarked) notes.marks.push('place-to-confirm');
    if (doubts.isAsked && notes.asks.length === 0) notes.asks.push('where');
    const around = named.relation === 'beside' ? besideMeters : undefined;
    const { placement, ...reasons } = placementOfNamed(named, around, { ground, notes });
    return place(named.position, placement, { ground, notes, named, ...reasons });
  }
  if (measured) {
    const { position, accuracyMeters, placement } = measured;
    notes.why.push({
      code: 'located-by-position',
      params: {
        source: positionSource ?? 'gps',
        ...(accuracyMeters === undefined ? {} : { accuracyMeters }),
      },
    });
    if (placement.isVague) askWhere(placement, accuracyMeters, notes);
    return place(position, placement, {
      ground,
      notes,
      named:
        named === null || notes.marks.includes('positions-disagree')
          ? null
          : asFarAsAgreed(named, measured, ground),
      isExact: measured.isPin || (accuracyMeters ?? Number.POSITIVE_INFINITY) <= exactMeters,
    });
  }
  notes.why.push({ code: 'nothing-to-locate', params: {} });
  if (notes.asks.length === 0) notes.asks.push('where');
  return finish(
    { position: null, gridCode: null, confidence: 'unlocated', neighbours: [] },
    { ground, notes, named: null },
  );
}

/** Whether the named place decides; says when the two disagree. */
function useText(named: PlaceCandidate, measured: Measured | null, ground: Ground, notes: Notes): boolean {
  if (!measured) return true;
  if (decidesGrid(named, measured, ground)) {
    notes.why.push({ code: 'text-and-position-agree', params: { distanceMeters: 0 } });
    return false;
  }
  const apart = Math.round(distanceMeters(named.position, measured.position));
  const isTextSure = named.confidence >= sureEnough;
  const used = isTextSure && !measured.isPin ? 'text' : 'position';
  const limitMeters = ground.settings.disagreeBeyondMeters;
  if (apart > limitMeters) {
    notes.why.push({
      code: 'text-and-position-disagree',
      params: { distanceMeters: apart, limitMeters, used },
    });
    notes.marks.push('positions-disagree');
    notes.asks.push('text-or-position');
  } else {
    notes.why.push({ code: 'text-and-position-agree', params: { distanceMeters: apart } });
  }
  return used === 'text';
}

type Context = {
  ground: Ground;
  notes: Notes;
  named: PlaceCandidate | null;
  isExact?: boolean;
  /** The reasons for the grid where its outline does not give them. */
  gridWhy?: Why[];
};

function place(position: Position, placement: Placement, context: Context): Location {
  const { ground, notes } = context;
  notes.why.push(...(context.gridWhy ?? gridReasons(placement)));
  const neighbour = placement.gridCode === null ? ground.neighbourCommunities.locate(position) : null;
  if (neighbour !== null)
    notes.why.push({ code: 'belongs-to-neighbour-community', params: { communityCode: neighbour } });
  if (placement.gridCode !== null)
    notes.why.push({ code: 'boundary-version', params: { number: ground.boundaryVersion.number } });
  return finish({ position, ...placement }, context);
}

/** Most of the circle lies elsewhere: the grid is a guess, and the sender is asked, one question at a time. */
function askWhere(placement: Placement, accuracyMeters: number | undefined, notes: Notes): void {
  notes.why.push(vagueReason(placement, accuracyMeters));
  notes.marks.push('place-to-confirm');
  if (notes.asks.length === 0) notes.asks.push('where');
}

function gridReasons({ confidence, gridCode, shares, neighbours, distanceMeters }: Placement): Why[] {
  if (gridCode === null) return [{ code: 'grid-outside', params: {} }];
  if (confidence === 'inside') return [{ code: 'grid-inside', params: { gridCode } }];
  if (confidence === 'nearest')
    return [{ code: 'grid-nearest', params: { gridCode, distanceMeters: Math.round(distanceMeters ?? 0) } }];
  const share = shares.find((one) => one.gridCode === gridCode)?.share ?? 1;
  return [{ code: 'grid-border', params: { gridCode, sharePercent: Math.round(share * 100), neighbours } }];
}

type Placed = Pick<Location, 'position' | 'gridCode' | 'confidence' | 'neighbours'>;

function finish(
  { position, gridCode, confidence, neighbours }: Placed,
  { ground, notes, named, isExact }: Context,
): Location {
  const marks =
    confidence === 'unlocated' || confidence === 'outside'
      ? [...notes.marks, 'place-to-confirm' as const]
      : notes.marks;
  const buildingCode =
    named?.buildingCode ?? (isExact && position ? ground.buildingIndex.locate(position) : null);
  return {
    position,
    gridCode,
    confidence,
    neighbours,
    buildingId: (buildingCode && ground.ids.building.get(buildingCode)) || null,
    unitId: (named?.unitCode && ground.ids.unit.get(named.unitCode)) || null,
    compoundCode: named?.compoundCode ?? null,
    marks: [...new Set(marks)],
    asks: notes.asks,
    why: notes.why,
  };
}
