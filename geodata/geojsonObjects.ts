/** The objects of a GeoJSON text, checked against RFC 7946: types, members, bounding boxes, nesting. No coordinates yet. */
import { type Place, type ProblemList, pictureOf } from './problems.ts';

export type RawObject = Record<string, unknown>;
/** A geometry found in the file, with the properties of the feature around it (null for a bare geometry). */
export type FoundGeometry = {
  geometry: RawObject;
  properties: RawObject | null;
  isInFeature: boolean;
  id?: string | number;
  place: Place;
};

export const geometryTypes = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
];
const objectTypes = [...geometryTypes, 'GeometryCollection', 'Feature', 'FeatureCollection'];

/** Members that belong to another kind of object: with them nobody can say what the object is (RFC 7946 §7.1). */
const foreignMembers: Record<string, string[]> = {
  FeatureCollection: ['geometry', 'properties', 'coordinates', 'geometries'],
  Feature: ['features', 'coordinates', 'geometries'],
  GeometryCollection: ['coordinates', 'geometry', 'properties', 'features'],
  geometry: ['geometries', 'geometry', 'properties', 'features'],
};

/** Walks through the root object and returns every geometry in it; all that is wrong on the way goes to the list. */
export function findGeometries(root: unknown, list: ProblemList): FoundGeometry[] {
  const place: Place = { path: '' };
  const object = asObject(root, place, list);
  if (!object || !checkType(object, place, list, objectTypes)) return [];
  if (object.type === 'FeatureCollection') return inCollection(object, place, list);
  if (object.type === 'Feature') return inFeature(object, { ...place, feature: 0 }, list);
  return inGeometry(object, { properties: null, isInFeature: false, place }, list);
}

function inCollection(object: RawObject, place: Place, list: ProblemList): FoundGeometry[] {
  const { features } = object;
  if (!Array.isArray(features)) {
    const code = features === undefined ? 'member-missing' : 'member-wrong-type';
    list.refuse(code, inMember(place, 'features'), {
      seen: pictureOf(features),
      wanted: 'an array of features',
    });
    return [];
  }
  return features.flatMap((member: unknown, feature) => {
    const at = { path: `features[${feature}]`, feature };
    const found = asObject(member, at, list);
    return found && checkType(found, at, list, ['Feature']) ? inFeature(found, at, list) : [];
  });
}

function inFeature(feature: RawObject, place: Place, list: ProblemList): FoundGeometry[] {
  const { id, properties, geometry } = feature;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    list.refuse('member-wrong-type', inMember(place, 'id'), {
      seen: pictureOf(id),
      wanted: 'a string or a number',
    });
  for (const name of ['properties', 'geometry']) {
    const member = feature[name];
    const at = inMember(place, name);
    if (member === undefined)
      list.refuse('member-missing', at, { seen: 'nothing', wanted: 'an object or null' });
    else if (typeof member !== 'object' || Array.isArray(member))
      list.refuse('member-wrong-type', at, { seen: pictureOf(member), wanted: 'an object or null' });
  }
  if (geometry === null) list.warn('no-geometry', inMember(place, 'geometry'), { wanted: 'a polygon' });
  if (!isObject(geometry)) return [];
  const at = inMember(place, 'geometry');
  if (!checkType(geometry, at, list, [...geometryTypes, 'GeometryCollection'])) return [];
  const found = { properties: isObject(properties) ? properties : {}, isInFeature: true, place: at };
  return inGeometry(geometry, { ...found, ...(isId(id) ? { id } : {}) }, list);
}

function inGeometry(
  geometry: RawObject,
  about: Omit<FoundGeometry, 'geometry'>,
  list: ProblemList,
): FoundGeometry[] {
  if (geometry.type !== 'GeometryCollection') return [{ geometry, ...about }];
  const { geometries } = geometry;
  const at = inMember(about.place, 'geometries');
  if (!Array.isArray(geometries)) {
    const code = geometries === undefined ? 'member-missing' : 'member-wrong-type';
    list.refuse(code, at, { seen: pictureOf(geometries), wanted: 'an array of geometries' });
    return [];
  }
  if (geometries.length === 1)
    list.refuse('collection-single', at, {
      seen: 'one geometry',
      wanted: 'the geometry itself (RFC 7946 §3.1.8)',
    });
  return geometries.flatMap((member: unknown, place) => {
    const here = { ...about.place, path: `${at.path}[${place}]` };
    const object = asObject(member, here, list);
    if (object?.type === 'GeometryCollection') {
      list.refuse('collection-nested', here, {
        wanted: 'no collection inside a collection (RFC 7946 §3.1.8)',
      });
      return [];
    }
    return object && checkType(object, here, list, geometryTypes)
      ? [{ ...about, geometry: object, place: here }]
      : [];
  });
}

/** The members every object has: its type, perhaps a box, none that belong to another kind. */
function checkType(object: RawObject, place: Place, list: ProblemList, wanted: string[]): boolean {
  const { type, bbox } = object;
  if (bbox !== undefined) checkBox(bbox, inMember(place, 'bbox'), list);
  const at = inMember(place, 'type');
  if (type === undefined) list.refuse('member-missing', at, { seen: 'nothing', wanted: wanted.join(', ') });
  else if (typeof type !== 'string')
    list.refuse('member-wrong-type', at, { seen: pictureOf(type), wanted: 'a string' });
  else if (!wanted.includes(type)) list.refuse('type-unknown', at, { seen: type, wanted: wanted.join(', ') });
  else {
    const foreign = foreignMembers[type] ?? foreignMembers.geometry ?? [];
    for (const name of foreign.filter((member) => member in object))
      list.refuse('member-not-allowed', inMember(place, name), {
        seen: name,
        wanted: `no such member in a ${type}`,
      });
    return true;
  }
  return false;
}

function checkBox(bbox: unknown, place: Place, list: ProblemList): void {
  const isRight =
    Array.isArray(bbox) && (bbox.length === 4 || bbox.length === 6) && bbox.every(Number.isFinite);
  if (!isRight) list.refuse('bbox-wrong', place, { seen: pictureOf(bbox), wanted: '4 or 6 numbers' });
}

function asObject(value: unknown, place: Place, list: ProblemList): RawObject | null {
  if (isObject(value)) return value;
  list.refuse('not-an-object', place, { seen: pictureOf(value), wanted: 'a GeoJSON object' });
  return null;
}

export function isObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(id: unknown): id is string | number {
  return typeof id === 'string' || typeof id === 'number';
}

export function inMember(place: Place, name: string): Place {
  return { ...place, path: place.path === '' ? name : `${place.path}.${name}` };
}
