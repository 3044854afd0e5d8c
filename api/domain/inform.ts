import type { Why } from '#contract/why.ts';
import type { AssignmentQuestion, Organisation } from './assign.ts';
import type { Posting, Roster } from './roster.ts';

/**
 * Who is informed (知会) beside the holder: the leader on call for urgent matters outside working time, the worker
 * who is there of a neighbouring grid within the accuracy circle, and the volunteers of the place. Restricted matters and complaints
 * stay with their holder.
 */
export function inform(
  question: AssignmentQuestion,
  { roster }: Organisation,
  { isWorking, holder }: { isWorking: boolean; holder: Posting },
): { informed: Posting[]; why: Why[] } {
  const at = question.at.getTime();
  const informed: Posting[] = [];
  const why: Why[] = [];
  if (!isWorking && question.severity === 'urgent') {
    const leader = roster.onDuty('leader-on-call', at);
    if (leader) {
      informed.push(leader.posting);
      why.push({ code: 'leader-on-call-informed', params: {} });
    }
  }
  if (!question.category.isRestricted && question.complaintAbout === null) {
    for (const gridCode of question.neighbours) {
      const worker = roster
        .inPost('grid-worker', gridCode, at)
        .find(({ personId }) => roster.awayOn(personId, at) === null);
      if (!worker || worker.id === holder.id) continue;
      informed.push(worker);
      why.push({ code: 'neighbour-told', params: { gridCode } });
    }
    const volunteers = volunteersOf(question, roster, at);
    informed.push(...volunteers);
    if (volunteers.length > 0)
      why.push({ code: 'volunteers-informed', params: { posts: volunteers.map(({ post }) => post) } });
  }
  return { informed: distinct(informed).filter(({ id }) => id !== holder.id), why };
}

function volunteersOf(
  { gridCode, buildingGroupId, unitId }: AssignmentQuestion,
  roster: Roster,
  at: number,
): Posting[] {
  return [
    ...(unitId ? roster.inPost('unit-leader', unitId, at) : []),
    ...(buildingGroupId ? roster.inPost('group-leader', buildingGroupId, at) : []),
    ...(gridCode ? roster.inPost('branch-secretary', gridCode, at) : []),
  ];
}

const distinct = (postings: Posting[]): Posting[] => [
  ...new Map(postings.map((posting) => [posting.id, posting])).values(),
];
