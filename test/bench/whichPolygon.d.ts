declare module 'which-polygon' {
  import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
  /** Builds an index; the query answers with the properties of the first polygon that holds the point, or null. */
  export default function whichPolygon<Properties>(
    areas: FeatureCollection<Polygon | MultiPolygon, Properties>,
  ): (position: [longitude: number, latitude: number]) => Properties | null;
}
