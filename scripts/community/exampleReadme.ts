import { organisationKinds, posts } from '#contract/lists.ts';
import { infrastructureKinds, landKinds, placeKinds, serviceCodes } from '#geodata/model.ts';

const listed = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(' ');

/** What whoever opens the folder reads first. Lists are those of the contract, so they cannot fall behind. */
export const exampleReadme = `# A community to start from 建立自己的社区

Everything in this folder is **invented** 全部为虚构示例: the land, the people, the telephones, the organisations. Put your own in
their place, file by file, and take the \`notice\` out of each file that is yours.

    npm run community -- check DIR     # says everything that is wrong or odd, and changes nothing
    npm run community -- load DIR      # creates the community in the database of DATABASE_URL or DATA_DIR

## Land 地图

GeoJSON, positions \`[longitude, latitude]\`, one feature a thing, its facts in \`properties\`. Needed are boundary and grids; a community
without one of the other files has none of these. What else a drawing programme writes into \`properties\` is left alone.

| file | one feature is | properties |
|---|---|---|
| \`boundary.geojson\` | the whole community 社区边界, one Polygon | none needed |
| \`grids.geojson\` | a grid 网格, Polygon or MultiPolygon; neighbours share the vertices of their border | \`gridCode name\`, if you like \`number shortName\` |
| \`compounds.geojson\` | a compound 小区, Polygon | \`code name nicknames builtYears numbering\`: \`building\` (2号楼) or \`row\` (3排) |
| \`buildings.geojson\` | a building 楼栋, Polygon | \`code name use floors heightMeters builtYear\`, if it has them \`compoundCode number shopFloors gridCode\`; \`use\`: \`dwelling\` \`public\` \`shop\` |
| \`units.geojson\` | the door of a unit 单元, Point | \`code buildingCode number name lowestFloor highestFloor flatsPerLanding\`, if it has them \`compoundCode buildingGroupCode chatGroupCode gridCode\` |
| \`places.geojson\` | a place people say 地点, Point | \`code name nicknames kind\`, if it has them \`compoundCode buildingCode gridCode venueLevel\` |
| \`infrastructure.geojson\` | a pipe, a line, a manhole 管线设施, Point or LineString | \`code kind name service\` |
| \`land.geojson\` | what the map draws below 底图, LineString or Polygon | \`code kind\`, if it has them \`name widthMeters\` (roads) |
| \`rooms.json\` | rooms of each unit 房屋 and those with a household file 民情档案 | \`{"units": {"unit code": {"rooms": ["101"], "files": ["101"]}}}\` |

A \`gridCode\` that is left out is taken from the drawing.

- places, \`kind\`: ${listed(placeKinds)}; \`venueLevel\` of a venue: \`building\` \`compound\` \`neighbourhood\`
- infrastructure, \`kind\`: ${listed(infrastructureKinds)}
- land, \`kind\`: ${listed(landKinds)}
- \`service\`, of infrastructure and organisations: ${listed(serviceCodes)}

Drawn on Amap or Tencent (GCJ-02 高德、腾讯) or Baidu (BD-09 百度)? Say so with \`"datum": "GCJ02"\` or \`"BD09"\`, at the top of community.json for
all files or of one file for this one: it is converted once. Without the word it is \`WGS84\`; \`CGCS2000\` is the same to a metre. A wrong
datum is a wrong grid.

## People 人员: \`community.json\`

| list | a row is |
|---|---|
| \`community\` | \`code\` (addresses carry it), \`name\`, \`timeZone\`, \`numberPrefix\` of the tickets |
| \`publishedAt\` | from when these borders hold; left out: from when it is loaded |
| \`settings\` | working hours, hotline, distances; what is left out is as in the presets |
| \`organisations\` | whom the community may call 联动单位; \`kind\`: ${listed(organisationKinds)}; \`compoundCodes\` only where it does not serve the whole community |
| \`buildingGroups\` | 楼栋党小组, named by units and their leaders |
| \`persons\` | \`key\` (only this file uses it), \`name\`, \`phone\`: personal links and codes go there |
| \`postings\` | 定岗: \`person\` (a key), \`post\`, \`duty\`, the area (\`gridCode\`, \`unitCode\` or \`buildingGroupCode\`; none: the whole community), \`organisationCode\` of an officer who speaks for one, \`rank\` 2 of a second worker, \`startsAt\`, \`endsAt\` (none: still); \`key\` if the roster names it |
| \`shifts\` | the roster 值班带班: \`posting\` (a key, of a duty officer or leader on call), \`startsAt\`, \`endsAt\` |
| \`leaves\` | \`person\`, \`startsAt\`, \`endsAt\`, \`reason\`, \`standIn\` (AB岗, a key of persons) |

- \`post\`: ${listed(posts)}
- at least one \`desk-clerk\` must be in post: a report always finds somebody
- a day (\`2026-03-01\`) is its midnight, and a time without an offset (\`2026-03-01T08:30\`) is meant, in the community's \`timeZone\`

The 35 categories of reports are presets of the product and no part of this folder.
`;
