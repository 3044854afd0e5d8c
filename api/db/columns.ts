import { sql } from 'drizzle-orm';
import { customType, foreignKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Geometry } from 'geojson';

/**
 * A PostGIS column that keeps its type and SRID; drizzle's own `geometry()` loses the SRID and knows points only.
 * Written from GeoJSON in WGS-84 degrees. Reads go through `ST_AsGeoJSON` in the queries.
 */
export const geometryColumn = (name: string, kind: 'Point' | 'Polygon' | 'MultiPolygon' | 'Geometry') =>
  customType<{ data: Geometry; driverData: string }>({
    dataType: () => `geometry(${kind},4326)`,
    toDriver: (value) => sql`ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(value)}), 4326)`,
  })(name);

/** Milliseconds are what JavaScript keeps; more would be lost on the way back. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const communityId = () => uuid('community_id').notNull();

type Columns = Parameters<typeof foreignKey>[0]['columns'];
/** A composite foreign key inside one community. */
export const within = (columns: [unknown, ...unknown[]], foreignColumns: [unknown, ...unknown[]]) =>
  foreignKey({ columns: columns as Columns, foreignColumns: foreignColumns as Columns });
