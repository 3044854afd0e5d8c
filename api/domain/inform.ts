import { volunteerPosts } from '#contract/lists.ts';
import type { Why } from '#contract/why.ts';
import type { AssignmentQuestion, Organisation } from './assign.ts';
import type { Posting, Roster } from './roster.ts';

/**
 * Who is informed (知会) beside the holder: the leader on call for urgent matters outside working time, who is there for a
 * neighbouring grid within the accuracy circle, and the volunteers of the place. Of a restricted matter only the leader
 * hears; a complaint stays with its holder, for it may be about whoever would hear of it.
 */
export function inform(
  question: AssignmentQuestion,
  { roster }: Organisation,
  { isWorking, holder }: { isWorking: boolean; holder: Posting },
): { informed: Posting[]; why: Why[] } {
  const at = question.at.getTime();
  if (question.complaintAbout !== null) return { informed: [], why: [] };
  const informed: Posting[] = [];
  const why: Why[] = [];
  if (!isWorking && question.severity === 'urgent') {
    const leader = roster.onDuty('leader-on-call', at);
    if (leader) {
      informed.push(leader.posting);
      why.push({ code: 'leader-on-call-informed', params: {} });
    }
  }
  if (!question.category.isRestricted) {
    for (const gridCode of question.neighbours) {
      const worker = whoIsThere(gridCode, roster, at);
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

/** For a grid, as for its own matters: the first worker, the stand-in of their leave, the second worker. */
function whoIsThere(gridCode: string, roster: Roster, at: number): Posting | undefined {
  const [first, ...others] = roster.inPost('grid-worker', gridCode, at);
  if (!first) return undefined;
  const leave = roster.awayOn(first.personId, at);
  if (!leave) return first;
  const present = ({ personId }: Posting) => roster.awayOn(personId, at) === null;
  const [standIn] =
    leave.standInPersonId === null
      ? []
      : roster.postingsOf(leave.standInPersonId, at).filter(({ post }) => !volunteerPosts.includes(post));
  return standIn && present(standIn) ? standIn : others.find(present);
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
