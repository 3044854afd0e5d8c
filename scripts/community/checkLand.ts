import type { LandFileName } from '#geodata/wenyuan/read.ts';
import { checkDoubles, checkReferences, type Known, knownOf, unlessEmpty } from './checkReferences.ts';
import { type Findings, picture, textOf } from './findings.ts';
import type { ReadLand } from './readLand.ts';
import type { RawRow } from './schemaFindings.ts';

/** Every code the land defines, for whoever names one. */
export type LandCodes = Record<'grid' | 'compound' | 'building' | 'unit' | 'buildingGroup', Known>;

/** The codes of a land; a file that could not be taken apart makes its codes unknown, not wrong. */
export function codesOfLand(land: ReadLand, buildingGroups: ReadonlySet<string> | null): LandCodes {
  const known = (file: LandFileName, rows: readonly RawRow[], field: string): ReadonlySet<string> | null =>
    land.unknown.has(file) ? null : knownOf(rows, field);
  const drawn = land.grids.grids.features.map(({ properties }) => properties.gridCode);
  const grids = known('grids.geojson', land.grids.rows, 'gridCode');
  const { compounds, buildings, units } = land.layers;
  return {
    grid: { codes: grids && unlessEmpty(new Set([...grids, ...drawn])), what: 'a gridCode of grids.geojson' },
    compound: {
      codes: known('compounds.geojson', compounds.rows, 'code'),
      what: 'a code of compounds.geojson',
    },
    building: {
      codes: known('buildings.geojson', buildings.rows, 'code'),
      what: 'a code of buildings.geojson',
    },
    unit: { codes: known('units.geojson', units.rows, 'code'), what: 'a code of units.geojson' },
    buildingGroup: { codes: buildingGroups, what: 'a code of buildingGroups in community.json' },
  };
}

/** What one file of the land says about another, and codes that stand twice. */
export function checkLand({ layers, roomRows }: ReadLand, codes: LandCodes, findings: Findings): void {
  for (const { rows } of Object.values(layers)) checkDoubles(rows, 'code', findings);
  const refer = (rows: readonly RawRow[], field: string, known: Known) =>
    checkReferences(rows, field, { known, findings });
  for (const layer of [layers.buildings, layers.units, layers.places]) {
    refer(layer.rows, 'gridCode', codes.grid);
    refer(layer.rows, 'compoundCode', codes.compound);
    refer(layer.rows, 'buildingCode', codes.building);
    refer(layer.rows, 'buildingGroupCode', codes.buildingGroup);
  }
  refer(roomRows, 'unitCode', codes.unit);
  for (const { raw, ...where } of roomRows) checkRooms(raw, where, findings);
}

function checkRooms(raw: RawRow['raw'], where: Omit<RawRow, 'raw'>, findings: Findings): void {
  if (!Array.isArray(raw.rooms) || !Array.isArray(raw.files)) return;
  const rooms = new Set(raw.rooms.map(textOf));
  const tell = (list: 'rooms' | 'files', index: number, more: { code: string; wanted: string }) => {
    const seen = picture((raw[list] as unknown[])[index]);
    findings.refuse({ ...where, path: `${where.path}.${list}[${index}]`, seen, ...more });
  };
  for (const list of ['rooms', 'files'] as const) {
    const told = new Set<string | null>();
    (raw[list] as unknown[]).forEach((member, index) => {
      const label = textOf(member);
      if (told.has(label)) tell(list, index, { code: 'room-twice', wanted: 'each room once' });
      else if (!rooms.has(label))
        tell(list, index, { code: 'file-without-room', wanted: 'one of its rooms' });
      told.add(label);
    });
  }
}
