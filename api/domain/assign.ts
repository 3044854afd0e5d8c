import type { Category } from '#contract/categories.ts';
import { type ComplaintSubject, type Severity, volunteerPosts } from '#contract/lists.ts';
import type { Why } from '#contract/why.ts';
import { type Calendar, localYear, workingTime } from './calendar.ts';
import { inform } from './inform.ts';
import type { Posting, Roster } from './roster.ts';

export type AssignmentQuestion = {
  at: Date;
  category: Category;
  severity: Severity;
  gridCode: string | null;
  buildingGroupId: string | null;
  unitId: string | null;
  /** Other grids within the accuracy circle: their workers are told. */
  neighbours: string[];
  complaintAbout: ComplaintSubject | null;
};
export type Organisation = {
  roster: Roster;
  calendar: Calendar;
  /** Grids that share a border with this one, longest border first, metres. */
  sharedBorders: (gridCode: string) => { gridCode: string; meters: number }[];
};
export type Assignment = {
  holder: Posting;
  informed: Posting[];
  shiftId: string | null;
  leaveId: string | null;
  why: Why[];
};

/** A step of the chain: the holder found, or only the reason why not. */
type Found =
  | { holder: Posting; why: Why[]; shiftId?: string; leaveId?: string }
  | { holder: null; why: Why[] };

/**
 * Finds the named person who holds a ticket. In working time: worker on shift → stand-in → second worker → neighbouring
 * grid's worker (longest shared border) → area officer → duty officer → desk. Outside it: the duty officer, and for
 * urgent matters the leader on call is informed. Volunteers are informed, never holders. A complaint goes past the
 * people it is about. Every step that was tried is part of the reasons.
 *
 * Throws when not even the desk or the secretary is posted: a community is created with one, so that never happens.
 */
export function assign(question: AssignmentQuestion, organisation: Organisation): Assignment {
  const why: Why[] = [];
  const time = workingTime(question.at, organisation.calendar);
  const at = question.at.toISOString();
  if (!time.isPublished)
    why.push({
      code: 'calendar-not-published',
      params: { year: localYear(question.at, organisation.calendar.timeZone) },
    });
  why.push(
    time.isWorking
      ? { code: 'working-time', params: { at } }
      : { code: 'outside-working-time', params: { at, reason: time.reason ?? 'hours' } },
  );
  for (const step of stepsFor(question, time.isWorking)) {
    const found = step(question, organisation);
    why.push(...found.why);
    if (found.holder === null) continue;
    const told = inform(question, organisation, { isWorking: time.isWorking, holder: found.holder });
    return {
      holder: found.holder,
      informed: told.informed,
      why: [...why, ...told.why],
      shiftId: found.shiftId ?? null,
      leaveId: found.leaveId ?? null,
    };
  }
  throw new Error(
    'Nobody can hold this ticket: the community has neither a desk clerk nor a secretary in post.',
  );
}

type Step = (question: AssignmentQuestion, organisation: Organisation) => Found;

function stepsFor(question: AssignmentQuestion, isWorking: boolean): Step[] {
  if (question.complaintAbout === 'community') return [passPast, secretary, desk];
  if (question.complaintAbout !== null) return [passPast, areaOfficer, secretary, desk];
  if (!isWorking) return [dutyOfficer, desk, secretary];
  if (question.gridCode === null) return [desk, dutyOfficer, secretary];
  if (question.category.firstHolder === 'mediator')
    return [mediator, areaOfficer, dutyOfficer, desk, secretary];
  if (question.category.firstHolder === 'area-officer') return [areaOfficer, dutyOfficer, desk, secretary];
  return [ownWorkers, neighbourWorker, areaOfficer, dutyOfficer, desk, secretary];
}

const passPast: Step = ({ complaintAbout }) => ({
  holder: null,
  why: [{ code: 'complaint-passes-holder', params: { about: complaintAbout ?? '' } }],
});

/** First worker, then the stand-in of the leave, then the second worker. */
const ownWorkers: Step = (question, { roster }) => {
  const gridCode = question.gridCode as string;
  const at = question.at.getTime();
  const workers = roster.inPost('grid-worker', gridCode, at);
  const why: Why[] = [];
  const [first, ...others] = workers;
  if (!first) return { holder: null, why: [{ code: 'no-worker', params: { gridCode } }] };
  const leave = roster.awayOn(first.personId, at);
  if (!leave) return { holder: first, why: [{ code: 'worker-on-shift', params: { gridCode } }] };
  why.push({
    code: 'worker-away',
    params: { gridCode, reason: leave.reason, until: new Date(leave.endsAt).toISOString() },
  });
  if (leave.standInPersonId) {
    const standIn = roster.postingsOf(leave.standInPersonId, at).find((posting) => !isVolunteer(posting));
    if (standIn && !roster.awayOn(standIn.personId, at)) {
      return {
        holder: standIn,
        leaveId: leave.id,
        why: [...why, { code: 'stand-in', params: { gridCode } }],
      };
    }
    why.push({ code: 'stand-in-away', params: { gridCode } });
  }
  const second = others.find((worker) => !roster.awayOn(worker.personId, at));
  if (second)
    return {
      holder: second,
      leaveId: leave.id,
      why: [...why, { code: 'second-worker', params: { gridCode } }],
    };
  return { holder: null, why: [...why, { code: 'no-second-worker', params: { gridCode } }] };
};

const neighbourWorker: Step = (question, { roster, sharedBorders }) => {
  const gridCode = question.gridCode as string;
  const at = question.at.getTime();
  for (const border of sharedBorders(gridCode)) {
    const worker = roster
      .inPost('grid-worker', border.gridCode, at)
      .find(({ personId }) => !roster.awayOn(personId, at));
    if (!worker) continue;
    const params = { gridCode, fromGridCode: border.gridCode, sharedBorderMeters: Math.round(border.meters) };
    return { holder: worker, why: [{ code: 'neighbour-worker', params }] };
  }
  return { holder: null, why: [{ code: 'no-neighbour-worker', params: { gridCode } }] };
};

const areaOfficer: Step = ({ gridCode, at }, { roster }) => {
  const officer =
    gridCode === null
      ? undefined
      : firstPresent(roster, roster.inPost('area-officer', gridCode, at.getTime()), at.getTime());
  return officer && gridCode !== null
    ? { holder: officer, why: [{ code: 'area-officer', params: { gridCode } }] }
    : { holder: null, why: [{ code: 'no-area-officer', params: {} }] };
};

const mediator: Step = ({ at }, { roster }) => {
  const found = firstPresent(roster, roster.inPost('mediator', null, at.getTime()), at.getTime());
  return found ? { holder: found, why: [{ code: 'mediator', params: {} }] } : { holder: null, why: [] };
};

const dutyOfficer: Step = ({ at }, { roster }) => {
  const duty = roster.onDuty('duty-officer', at.getTime());
  return duty
    ? {
        holder: duty.posting,
        shiftId: duty.shift.id,
        why: [{ code: 'duty-officer', params: { until: new Date(duty.shift.endsAt).toISOString() } }],
      }
    : { holder: null, why: [{ code: 'no-duty-officer', params: {} }] };
};

/** The desk holds even when its clerk is away: the desk is a post that always exists. */
const desk: Step = ({ at }, { roster }) => {
  const [clerk] = roster.inPost('desk-clerk', null, at.getTime());
  return clerk ? { holder: clerk, why: [{ code: 'desk-holds', params: {} }] } : { holder: null, why: [] };
};

const secretary: Step = ({ at }, { roster }) => {
  const [found] = roster.inPost('secretary', null, at.getTime());
  return found ? { holder: found, why: [{ code: 'secretary', params: {} }] } : { holder: null, why: [] };
};

const firstPresent = (roster: Roster, postings: Posting[], at: number): Posting | undefined =>
  postings.find(({ personId }) => !roster.awayOn(personId, at));

const isVolunteer = ({ post }: Posting): boolean => volunteerPosts.includes(post);
