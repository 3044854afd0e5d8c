import { type Category, categoryOf, uncategorised } from '#contract/categories.ts';
import type { ComplaintSubject, Severity } from '#contract/lists.ts';
import type { SubmitReport } from '#contract/reports.ts';
import type { Why } from '#contract/why.ts';
import { type Assignment, assign, type Organisation } from './assign.ts';
import { dueMinutes } from './dueAt.ts';
import type { Ground } from './ground.ts';
import { type Location, locate } from './locate.ts';
import { type Proposal, propose } from './propose.ts';

/** A sender's clock further off than this is kept and marked, minutes. */
const suspectClockMinutes = 10;

export type Decision = {
  category: Category;
  severity: Severity;
  isRestricted: boolean;
  occurredAt: Date;
  dueAt: Date;
  location: Location;
  assignment: Assignment;
  proposals: Proposal[];
  why: Why[];
};

/**
 * Everything that is decided when a report comes in — where it is, whose it is, by when, whom to propose — from the
 * report, the moment and the ground alone. The same for the phone page, the desk, an import and a replay.
 */
export function openTicket(report: SubmitReport, receivedAt: Date, ground: Ground): Decision {
  const category = (report.category !== undefined && categoryOf(report.category)) || uncategorised;
  const { severity } = category;
  const complaintAbout = complaintSubject(report.complaintAbout ?? null, category);
  const location = locate(
    {
      position: report.position ?? null,
      placeText: report.placeText ?? null,
      compoundCodes: report.compoundCodes ?? [],
    },
    ground,
  );
  const occurredAt = report.occurredAt === undefined ? receivedAt : new Date(report.occurredAt);
  if (occurredAt.getTime() - receivedAt.getTime() > suspectClockMinutes * 60_000)
    location.marks.push('occurred-at-suspect');
  const assignment = assign(
    {
      at: receivedAt,
      category,
      severity,
      gridCode: location.gridCode,
      unitId: location.unitId,
      neighbours: location.neighbours,
      buildingGroupId: (location.unitId && ground.buildingGroupOfUnit.get(location.unitId)) || null,
      complaintAbout,
    },
    organisationOf(ground),
  );
  const proposals = propose(
    {
      category,
      position: location.position,
      compoundCode: location.compoundCode,
      isComplaint: complaintAbout !== null,
    },
    ground,
  );
  const minutes = dueMinutes(category, severity);
  return {
    category,
    severity,
    location,
    assignment,
    proposals,
    occurredAt,
    isRestricted: category.isRestricted || complaintAbout !== null,
    dueAt: new Date(receivedAt.getTime() + minutes * 60_000),
    why: [
      ...onlyTold(location.why, assignment.why),
      ...(category === uncategorised ? [{ code: 'no-category', params: {} } as const] : []),
      ...assignment.why,
      ...proposals.map(({ because }) => because).filter(({ code }) => code === 'near-infrastructure'),
      { code: 'due-by-category', params: { minutes } },
    ],
  };
}

/** The reason for a grid near a border names the other grids as told: only those where somebody was. */
function onlyTold(why: readonly Why[], ofAssignment: readonly Why[]): Why[] {
  const told = ofAssignment.flatMap((one) => (one.code === 'neighbour-told' ? [one.params.gridCode] : []));
  return why.map((one) =>
    one.code === 'grid-border'
      ? {
          ...one,
          params: { ...one.params, neighbours: one.params.neighbours.filter((code) => told.includes(code)) },
        }
      : one,
  );
}

/** A dispute about property service is a complaint about the property company, also when nobody says so. */
export const complaintSubject = (
  declared: ComplaintSubject | null,
  category: Category,
): ComplaintSubject | null => declared ?? (category.code === 'property-service' ? 'property' : null);

/** What assigning asks of the ground. */
export const organisationOf = ({ roster, calendar, index }: Ground): Organisation => ({
  roster,
  calendar,
  sharedBorders: (gridCode) => index.sharedBorders(gridCode),
});
