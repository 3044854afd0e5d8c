/**
 * The shapes of land in Mangrid. Every position is `[longitude, latitude]` in WGS-84 degrees.
 * Each GeoJSON file of a community is a FeatureCollection with exactly these properties per feature.
 */
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';

/** `[longitude, latitude]`, degrees, WGS-84. */
export type Position = [longitude: number, latitude: number];
export type Area = Polygon | MultiPolygon;

export type BoundaryProperties = { communityCode: string; name: string; invented: true };

/** One grid 网格. `gridCode` is text ≤ 64; the numeric order of `number` is the order of the codes. */
export type GridProperties = {
  gridCode: string;
  number: number;
  /** 第1网格 */
  name: string;
  /** 文苑新村北区 */
  shortName: string;
};

export type CompoundProperties = {
  code: string;
  name: string;
  nicknames: string[];
  builtYears: string;
  /** Household 楼号 words: 'building' → 2号楼, 'row' → 3排 (single-storey rows). */
  numbering: 'building' | 'row';
};

/** One 楼栋. A building without a compound is a street-front or public building and is found by name. */
export type BuildingProperties = {
  code: string;
  compoundCode: string | null;
  /** The number people say: '2' of 2号楼, '3' of 3排; null for named public buildings. */
  number: string | null;
  /** 文苑新村2号楼, 融媒体中心 */
  name: string;
  use: 'dwelling' | 'public' | 'shop';
  floors: number;
  /** Floors of shops 底商 below the dwellings. */
  shopFloors: number;
  heightMeters: number;
  builtYear: number;
  gridCode: string;
};

/** One 单元: the entrance and everything above it. The point is the door. */
export type UnitProperties = {
  code: string;
  buildingCode: string;
  compoundCode: string;
  /** Counted from the west, from 1. */
  number: number;
  name: string;
  gridCode: string;
  /** The unit's own rooms, lowest dwelling floor upwards. */
  lowestFloor: number;
  highestFloor: number;
  flatsPerLanding: number;
  hasLeader: boolean;
  /** 楼栋党小组 (code) and unit chat group (code) that serve this unit. */
  buildingGroupCode: string;
  chatGroupCode: string;
};

/** The address register: rooms 房屋 and the household files 民情档案 kept for them. No people. */
export type RoomRegister = Record<
  string,
  { rooms: string[] /** Rooms of this unit that have a household file. */; files: string[] }
>;

export const placeKinds = [
  'gate',
  'parcel-locker',
  'public-toilet',
  'heat-exchange-station',
  'waste-station',
  'market',
  'charging-shed',
  'school',
  'shop',
  'clinic',
  'media-centre',
  'park',
  'crossing',
  'service-centre',
  'elderly-care-centre',
  'mediation-room',
  'venue',
  'police-post',
  'landmark',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** A named place riders and residents really say. */
export type PlaceProperties = {
  code: string;
  name: string;
  nicknames: string[];
  kind: PlaceKind;
  compoundCode: string | null;
  buildingCode: string | null;
  gridCode: string;
  /** Only for kind 'venue': 楼栋议事点 / 小区议事站 / 邻里议事厅. */
  venueLevel?: 'building' | 'compound' | 'neighbourhood';
};

export const infrastructureKinds = [
  'heating-main',
  'heating-branch',
  'heat-exchange-station',
  'power-line',
  'distribution-box',
  'gas-pressure-box',
  'manhole',
  'hydrant',
  'charging-shed',
] as const;
export type InfrastructureKind = (typeof infrastructureKinds)[number];

/** Organisation services that keep infrastructure and are called for it. */
export const serviceCodes = [
  'heating',
  'power',
  'water',
  'gas',
  'telecom',
  'property',
  'urban-enforcement',
  'police',
  'traffic-police',
  'fire',
  'sanitation',
  'parks',
  'drainage',
  'housing',
  'market-supervision',
  'environment',
  'civil-affairs',
  'health',
  'justice',
  'mediation',
  'women',
  'lift-maintenance',
  'civic-service-centre',
  'sub-district-centre',
] as const;
export type ServiceCode = (typeof serviceCodes)[number];

export type InfrastructureProperties = {
  code: string;
  kind: InfrastructureKind;
  name: string;
  /** Who keeps it: a manhole is kept by drainage, heating, telecom or water. */
  service: ServiceCode;
};

export const landKinds = ['road', 'lane', 'green', 'water', 'square', 'wall', 'block'] as const;
export type LandKind = (typeof landKinds)[number];
/** What the base map draws. Roads are centre lines with a width; the others are polygons, walls are lines. */
export type LandProperties = { code: string; kind: LandKind; name: string | null; widthMeters?: number };

export type Land = {
  boundary: Feature<Polygon, BoundaryProperties>;
  grids: FeatureCollection<Area, GridProperties>;
  compounds: FeatureCollection<Polygon, CompoundProperties>;
  buildings: FeatureCollection<Polygon, BuildingProperties>;
  units: FeatureCollection<Point, UnitProperties>;
  rooms: RoomRegister;
  places: FeatureCollection<Point, PlaceProperties>;
  infrastructure: FeatureCollection<Point | LineString, InfrastructureProperties>;
  land: FeatureCollection<LineString | Polygon, LandProperties>;
};
