import type { Sql } from 'postgres';
import type { IndexedGrid } from '#geodata/gridIndex.ts';
import type { Position } from '#geodata/model.ts';

/** PostGIS' answers for all positions in one query: the lowest code of the grids that `ST_Covers` the position, or null. */
export async function locateInPostgis(
  sql: Sql,
  grids: readonly IndexedGrid[],
  positions: readonly Position[],
): Promise<(string | null)[]> {
  const rows = await sql<{ code: string | null }[]>`
    with grid as materialized (
      select value ->> 'gridCode' as code, ST_SetSRID(ST_GeomFromGeoJSON(value ->> 'geometry'), 4326) as shape
      from json_array_elements(${JSON.stringify(grids)}::text::json)
    ), place as materialized (
      select number, ST_SetSRID(ST_MakePoint((value ->> 0)::float8, (value ->> 1)::float8), 4326) as point
      from json_array_elements(${JSON.stringify(positions)}::text::json) with ordinality as listed (value, number)
    )
    select min(grid.code collate "C") as code
    from place left join grid on ST_Covers(grid.shape, place.point)
    group by place.number order by place.number`;
  return rows.map(({ code }) => code);
}
