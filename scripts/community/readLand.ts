import type { Feature, FeatureCollection } from 'geojson';
import type { Datum } from '#geodata/crs.ts';
import type { Land, RoomRegister } from '#geodata/model.ts';
import type { LandFileName } from '#geodata/wenyuan/read.ts';
import { type Findings, picture, textOf } from './findings.ts';
import * as schemas from './landSchemas.ts';
import { type GridLayer, readBoundary, readGrids } from './readGrids.ts';
import { type Folder, readJson } from './readJson.ts';
import { type Layer, readLayer } from './readLayer.ts';
import { isRaw, type RawRow, readRow } from './schemaFindings.ts';

/** Without these there is no community; without the others it is only poorer. */
const needed: readonly LandFileName[] = ['boundary.geojson', 'grids.geojson'];

export type LayerName = 'compounds' | 'buildings' | 'units' | 'places' | 'infrastructure' | 'land';
export type ReadLand = {
  boundary: Land['boundary'] | null;
  grids: GridLayer;
  layers: Record<LayerName, Layer<unknown>>;
  rooms: RoomRegister;
  roomRows: RawRow[];
  /** Files that are there but could not be taken apart: nobody knows which codes they hold. */
  unknown: ReadonlySet<LandFileName>;
};
type Reading = { datum: Datum; findings: Findings; community: { code: string; name: string } };

/** Reads every land file of the folder; all that is wrong within one file goes to the findings. */
export function readLand(folder: Folder, { datum, findings, community }: Reading): ReadLand {
  const unknown = new Set<LandFileName>();
  const open = (file: LandFileName): unknown => {
    if (!folder.has(file) && !needed.includes(file)) {
      findings.warn({
        file,
        code: 'left-out',
        seen: 'no such file',
        wanted: 'it, or a community without any',
      });
      return empty;
    }
    const root = readJson(folder, file, findings);
    if (!isRaw(root)) unknown.add(file);
    return root;
  };
  const layer = (name: LayerName, shapes: ('Point' | 'LineString' | 'Polygon')[]): Layer<unknown> => {
    const file: LandFileName = `${name}.geojson`;
    const root = open(file);
    if (root === undefined) return { features: [], rows: [] };
    return readLayer(root, { file, shapes, schema: schemaOf[name], datum, findings });
  };
  const boundaryRoot = open('boundary.geojson');
  const gridsRoot = open('grids.geojson');
  const boundary =
    boundaryRoot === undefined
      ? null
      : readBoundary(boundaryRoot, { file: 'boundary.geojson', datum, findings }, community);
  const grids =
    gridsRoot === undefined ? noGrids : readGrids(gridsRoot, { file: 'grids.geojson', datum, findings });
  const layers = {
    compounds: layer('compounds', ['Polygon']),
    buildings: layer('buildings', ['Polygon']),
    units: layer('units', ['Point']),
    places: layer('places', ['Point']),
    infrastructure: layer('infrastructure', ['Point', 'LineString']),
    land: layer('land', ['LineString', 'Polygon']),
  };
  return { boundary, grids, layers, ...readRooms(open('rooms.json'), findings), unknown };
}

const empty = { type: 'FeatureCollection', features: [], units: {} };
const noGrids: GridLayer = { grids: { type: 'FeatureCollection', features: [] }, rows: [], isUsable: false };
const schemaOf = {
  compounds: schemas.compoundSchema,
  buildings: schemas.buildingSchema,
  units: schemas.unitSchema,
  places: schemas.placeSchema,
  infrastructure: schemas.infrastructureSchema,
  land: schemas.landFeatureSchema,
};

function readRooms(root: unknown, findings: Findings): Pick<ReadLand, 'rooms' | 'roomRows'> {
  const file: LandFileName = 'rooms.json';
  const units = isRaw(root) ? root.units : undefined;
  if (root !== undefined && !isRaw(units))
    findings.refuse({
      file,
      path: 'units',
      code: 'missing',
      seen: picture(units),
      wanted: '{"units": {"unit code": {"rooms": […], "files": […]}}}',
    });
  if (!isRaw(units)) return { rooms: {}, roomRows: [] };
  const rooms: RoomRegister = {};
  const roomRows: RawRow[] = [];
  for (const [code, register] of Object.entries(units)) {
    const where = { file, path: `units[${JSON.stringify(code)}]`, about: code };
    const read = readRow(schemas.roomsSchema, register, { where, findings });
    if (read) rooms[textOf(code) ?? code] = read;
    roomRows.push({ ...where, raw: { unitCode: code, ...(isRaw(register) ? register : {}) } });
  }
  return { rooms, roomRows };
}

/** Layers as the collections of the model. */
export const collectionOf = <Collection extends FeatureCollection>(layer: Layer<unknown>): Collection =>
  ({
    type: 'FeatureCollection',
    features: layer.features.map(({ geometry, properties }) => ({
      type: 'Feature',
      geometry,
      properties,
    })) as Feature[],
  }) as Collection;
