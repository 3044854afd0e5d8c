import type { Post } from '#contract/lists.ts';
import type { ActingPosting, Actor } from './actor.ts';
import { gridStaff, isActive, may, wholeStaff } from './policy.ts';

declare const granted: unique symbol;

/**
 * Which tickets an actor sees. Made by `ticketScope` alone, and every query on tickets asks for one: without a scope it
 * does not compile.
 */
export type TicketScope = {
  readonly [granted]: 'tickets';
  readonly communityId: string;
  /** Every grid, place-to-confirm included. */
  readonly isWhole: boolean;
  /** Also what is restricted to its holder: disputes, family matters, welfare checks, errands, complaints. */
  readonly seesRestricted: boolean;
  readonly gridCodes: readonly string[];
  readonly buildingGroupIds: readonly string[];
  readonly unitIds: readonly string[];
  /** What these postings hold is seen wherever it lies, restricted or not. */
  readonly postingIds: readonly string[];
  /** What these organisations were whistled for. */
  readonly organisationIds: readonly string[];
};

/** People and their posts: those of the grids, or of the whole community. */
export type PeopleScope = {
  readonly [granted]: 'people';
  readonly communityId: string;
  readonly isWhole: boolean;
  readonly gridCodes: readonly string[];
};

/** The reports of one sender: the one whose follow token they hold, or all that one device sent. */
export type ReportScope = {
  readonly [granted]: 'reports';
  readonly communityId: string;
  readonly by: { readonly reportId: string } | { readonly senderId: string };
};

/** People with their accounts, for whoever keeps them. Names and phones leave the server masked. */
export type AccountScope = { readonly [granted]: 'accounts'; readonly communityId: string };

/** Entries of the log: all of it, or only what was opened. */
export type LogScope = {
  readonly [granted]: 'log';
  readonly communityId: string;
  readonly onlyReveals: boolean;
};

const isIn = (posts: readonly Post[], post: Post): boolean => posts.includes(post);
const postingsOf = (actor: Actor): readonly ActingPosting[] =>
  actor.kind === 'person' ? actor.postings : [];
const present = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null)),
];

/** The tickets an actor may see in a community. An actor without a fitting post gets a scope that covers nothing. */
export function ticketScope(actor: Actor, communityId: string): TicketScope {
  const postings = may(actor, 'tickets.list').ok ? postingsOf(actor) : [];
  const active = postings.filter(isActive);
  const areas = (posts: readonly Post[], area: (posting: ActingPosting) => string | null) =>
    present(active.filter(({ post }) => posts.includes(post)).map(area));
  return {
    communityId,
    isWhole: active.some(({ post }) => isIn(wholeStaff, post)),
    seesRestricted: active.some(({ post }) => post === 'secretary'),
    gridCodes: areas(gridStaff, ({ gridCode }) => gridCode),
    buildingGroupIds: areas(['group-leader'], ({ buildingGroupId }) => buildingGroupId),
    unitIds: areas(['unit-leader'], ({ unitId }) => unitId),
    postingIds: postings.map(({ id }) => id),
    organisationIds: areas(['organisation-officer'], ({ organisationId }) => organisationId),
  } as unknown as TicketScope;
}

export type ScopedTicket = {
  gridCode: string | null;
  unitId: string | null;
  /** Of the unit; of the building's units where no unit is known. */
  buildingGroupIds: readonly string[];
  isRestricted: boolean;
  holderPostingId: string | null;
  /** Whistled organisations, of those that serve where it lies: a property company answers for its compounds alone. */
  addressedOrganisationIds: readonly string[];
};

/** The rule that the queries carry out in SQL, for one ticket. The tests hold the two against each other. */
export function covers(scope: TicketScope, ticket: ScopedTicket): boolean {
  if (ticket.holderPostingId !== null && scope.postingIds.includes(ticket.holderPostingId)) return true;
  if (ticket.isRestricted) return scope.seesRestricted;
  return (
    scope.isWhole ||
    (ticket.gridCode !== null && scope.gridCodes.includes(ticket.gridCode)) ||
    (ticket.unitId !== null && scope.unitIds.includes(ticket.unitId)) ||
    ticket.buildingGroupIds.some((id) => scope.buildingGroupIds.includes(id)) ||
    ticket.addressedOrganisationIds.some((id) => scope.organisationIds.includes(id))
  );
}

/** What a sender may follow; the caller has proved the token, or the device's key. */
export const reportScope = (communityId: string, by: ReportScope['by']): ReportScope =>
  ({ communityId, by }) as unknown as ReportScope;

/** Whose names and posts an actor may read in the triangles. */
export function peopleScope(actor: Actor, communityId: string): PeopleScope {
  const active = may(actor, 'triangle.read').ok ? postingsOf(actor).filter(isActive) : [];
  return {
    communityId,
    isWhole: active.some(({ post }) => isIn(wholeStaff, post)),
    gridCodes: present(active.filter(({ post }) => isIn(gridStaff, post)).map(({ gridCode }) => gridCode)),
  } as unknown as PeopleScope;
}

export const coversGrid = (scope: PeopleScope, gridCode: string): boolean =>
  scope.isWhole || scope.gridCodes.includes(gridCode);

/** Null for everybody who may not list people. */
export const accountScope = (actor: Actor, communityId: string): AccountScope | null =>
  may(actor, 'people.list').ok ? ({ communityId } as unknown as AccountScope) : null;

/** The auditor reads all of the log; the secretary what was opened and by whom. */
export function logScope(actor: Actor, communityId: string): LogScope {
  const isAuditor = postingsOf(actor).some(({ post }) => post === 'auditor');
  return { communityId, onlyReveals: !isAuditor } as unknown as LogScope;
}
