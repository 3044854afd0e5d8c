import type { Post } from '#contract/lists.ts';

/** 定岗: one person's post over one area from–to. Instants are epoch milliseconds. */
export type Posting = {
  id: string;
  personId: string;
  post: Post;
  gridCode: string | null;
  buildingGroupId: string | null;
  unitId: string | null;
  rank: number;
  startsAt: number;
  endsAt: number | null;
};
export type Shift = { id: string; postingId: string; startsAt: number; endsAt: number };
export type Leave = {
  id: string;
  personId: string;
  startsAt: number;
  endsAt: number;
  reason: string;
  standInPersonId: string | null;
};

export type Roster = {
  /** Current postings of a post over an area (grid code, building group or unit id; null is the whole community), by rank. */
  inPost: (post: Post, area: string | null, at: number) => Posting[];
  /** The leave a person is on. */
  awayOn: (personId: string, at: number) => Leave | null;
  /** The current postings of a person; the first is the one a stand-in acts in. */
  postingsOf: (personId: string, at: number) => Posting[];
  /** Who is on the duty roster for a post. */
  onDuty: (post: Post, at: number) => { posting: Posting; shift: Shift } | null;
  posting: (id: string) => Posting | undefined;
  /** How many different people are in a post, over all areas. */
  countInPost: (post: Post, at: number) => number;
};

const isCurrent = (at: number) => (row: { startsAt: number; endsAt: number | null }) =>
  row.startsAt <= at && (row.endsAt === null || at < row.endsAt);

/** The whole organisation at any moment in time, from the dated rows alone. */
export function makeRoster(rows: { postings: Posting[]; shifts: Shift[]; leaves: Leave[] }): Roster {
  const byId = new Map(rows.postings.map((posting) => [posting.id, posting]));
  const byArea = group(rows.postings, (posting) =>
    areaKey(posting.post, posting.gridCode ?? posting.buildingGroupId ?? posting.unitId),
  );
  const byPerson = group(rows.postings, (posting) => posting.personId);
  const leavesByPerson = group(rows.leaves, (leave) => leave.personId);
  const shiftsByPost = group(rows.shifts, (shift) => byId.get(shift.postingId)?.post ?? '');
  for (const shifts of shiftsByPost.values()) shifts.sort((a, b) => a.startsAt - b.startsAt);
  for (const postings of byArea.values()) postings.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  return {
    inPost: (post, area, at) => (byArea.get(areaKey(post, area)) ?? []).filter(isCurrent(at)),
    awayOn: (personId, at) => (leavesByPerson.get(personId) ?? []).find(isCurrent(at)) ?? null,
    postingsOf: (personId, at) => (byPerson.get(personId) ?? []).filter(isCurrent(at)),
    onDuty: (post, at) => {
      const shift = shiftAt(shiftsByPost.get(post) ?? [], at);
      const posting = shift && byId.get(shift.postingId);
      return shift && posting && isCurrent(at)(posting) ? { posting, shift } : null;
    },
    posting: (id) => byId.get(id),
    countInPost: (post, at) =>
      new Set(
        rows.postings
          .filter((one) => one.post === post && isCurrent(at)(one))
          .map(({ personId }) => personId),
      ).size,
  };
}

const areaKey = (post: Post, area: string | null): string => `${post}|${area ?? ''}`;

/** The last shift that has begun, found by halving, if it has not ended. */
function shiftAt(shifts: Shift[], at: number): Shift | null {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shifts[middle] as Shift).startsAt <= at) low = middle + 1;
    else high = middle;
  }
  const shift = shifts[low - 1];
  return shift && at < shift.endsAt ? shift : null;
}

function group<Row>(rows: Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const rowsOfKey = groups.get(key);
    if (rowsOfKey) rowsOfKey.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
