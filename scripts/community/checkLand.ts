import type { LandFileName } from '#geodata/wenyuan/read.ts';
import { checkDoubles, checkReferences, type Known, knownOf } from './checkReferences.ts';
import { type Findings, picture } from './findings.ts';
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
    grid: { codes: grids && new Set([...grids, ...drawn]), what: 'a gridCode of grids.geojson' },
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
  const rooms = new Set<unknown>();
  raw.rooms.forEach((label: unknown, index) => {
    if (rooms.has(label))
      findings.refuse({
        ...where,
        path: `${where.path}.rooms[${index}]`,
        code: 'room-twice',
        seen: picture(label),
        wanted: 'each room once',
      });
    rooms.add(label);
  });
  raw.files.forEach((label: unknown, index) => {
    if (rooms.has(label)) return;
    findings.refuse({
      ...where,
      path: `${where.path}.files[${index}]`,
      code: 'file-without-room',
      seen: picture(label),
      wanted: 'one of its rooms',
    });
  });
}
