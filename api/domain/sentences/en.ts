import { infrastructureWords, postWords, serviceWords } from '#contract/words.ts';
import type { Sentences } from './speak.ts';

const post = (code: string) => (postWords.en as Record<string, string>)[code] ?? code;
const service = (code: string) => (serviceWords.en as Record<string, string>)[code] ?? code;
const kind = (code: string) => (infrastructureWords.en as Record<string, string>)[code] ?? code;
const sources: Record<string, string> = {
  gps: 'the phone’s position',
  pin: 'a pin set on the map',
  exif: 'the photo’s position',
};
const offHours: Record<string, string> = {
  holiday: 'a public holiday',
  weekend: 'a weekend',
  hours: 'outside working hours',
};
const absences: Record<string, string> = { leave: 'on leave', training: 'in training' };
const complaints: Record<string, string> = {
  'grid-worker': 'a grid worker',
  property: 'the property company',
  community: 'the community',
};

export const english: Sentences = {
  'located-by-position': ({ source, accuracyMeters }) =>
    `Located by ${sources[source] ?? source}${accuracyMeters === undefined ? '' : `, accurate to about ${Math.round(accuracyMeters)} m`}`,
  'located-by-text': ({ targetId, relation, besideId }, { name }) =>
    `Located by the words, ${relation === 'beside' ? 'beside' : 'at'} ${name(targetId)}${besideId ? `, which is beside ${name(besideId)}` : ''}`,
  'text-and-position-agree': ({ distanceMeters }) =>
    `The words and the position agree, ${distanceMeters} m apart`,
  'text-and-position-disagree': ({ distanceMeters, limitMeters, used }) =>
    `The words and the position are ${distanceMeters} m apart, more than ${limitMeters} m; the ${used === 'text' ? 'words are' : 'position is'} used until the sender confirms`,
  'text-not-recognised': () => 'The words name no registered place; the desk checks',
  'text-ambiguous': ({ candidates, asks }) =>
    `The words could mean ${candidates} places; which ${asks === 'which-place' ? 'place' : 'compound'} is it?`,
  'part-not-registered': ({ targetId, part }, { name }) =>
    `No ${part} is registered in ${name(targetId)}; to be checked`,
  'default-position-ignored': () => 'The phone sent a map’s default position, which is not used',
  'nothing-to-locate': () => 'There is no usable place; the desk calls back',
  'position-vague': ({ accuracyMeters, sharePercent }) =>
    `The position is vague: accurate to about ${Math.round(accuracyMeters)} m, and ${sharePercent < 1 ? 'less than 1' : `only ${sharePercent}`}% of that lies in the likeliest grid`,
  'grid-inside': ({ gridCode }, { name }) => `The position lies inside ${name(gridCode)}`,
  'grid-border': ({ gridCode, sharePercent, neighbours }, { name }) =>
    `The position is near a border: ${sharePercent}% lies in ${name(gridCode)}${neighbours.length ? `; ${neighbours.map(name).join(', ')} told too` : ''}`,
  'grid-nearest': ({ gridCode, distanceMeters }, { name }) =>
    `The position lies in no grid; the nearest is ${name(gridCode)}, ${distanceMeters} m away`,
  'compound-in-several-grids': ({ targetId, gridCode }, { name }) =>
    `The compound ${name(targetId)} lies in several grids; taken as ${name(gridCode)} until the sender names the building`,
  'grid-outside': () => 'The position lies outside the community; the desk passes it on',
  'belongs-to-neighbour-community': ({ communityCode }, { name }) =>
    `The position belongs to ${name(communityCode)}; our desk passes it on`,
  'boundary-version': ({ number }) => `Decided with grid boundary version ${number}`,
  'working-time': ({ at }, { clock }) => `${clock(at)} is working time`,
  'outside-working-time': ({ at, reason }, { clock }) => `${clock(at)} is ${offHours[reason] ?? reason}`,
  'calendar-not-published': ({ year }) =>
    `The holidays of ${year} are not published yet; Monday to Friday is counted`,
  'worker-on-shift': ({ gridCode }, { name }) =>
    `The grid worker of ${name(gridCode)} is on shift and holds it`,
  'worker-away': ({ gridCode, reason, until }, { name, clock }) =>
    `The grid worker of ${name(gridCode)} is ${absences[reason] ?? reason} until ${clock(until)}`,
  'no-worker': ({ gridCode }, { name }) => `${name(gridCode)} has no grid worker`,
  'stand-in': ({ gridCode }, { name }) => `The stand-in for ${name(gridCode)} holds it`,
  'stand-in-away': () => 'The stand-in is away too',
  'second-worker': ({ gridCode }, { name }) => `The second grid worker of ${name(gridCode)} holds it`,
  'no-second-worker': ({ gridCode }, { name }) => `${name(gridCode)} has no second grid worker on shift`,
  'neighbour-worker': ({ fromGridCode, sharedBorderMeters }, { name }) =>
    `The grid worker of neighbouring ${name(fromGridCode)} holds it (${sharedBorderMeters} m of shared border)`,
  'no-neighbour-worker': () => 'No neighbouring grid has a worker on shift',
  'area-officer': ({ gridCode }, { name }) => `The area officer of ${name(gridCode)} holds it`,
  'no-area-officer': () => 'No area officer is on shift',
  mediator: () => 'A mediator holds it',
  'duty-officer': ({ until }, { clock }) =>
    `The duty officer holds it${until ? `, on duty until ${clock(until)}` : ''}`,
  'no-duty-officer': () => 'The duty roster names nobody at this time',
  'desk-holds': () => 'The community desk holds it',
  secretary: () => 'The community secretary holds it',
  'leader-on-call-informed': () => 'Urgent: the leader on call is informed',
  'volunteers-informed': ({ posts }) =>
    `Informed: ${[...new Set(posts)].map(post).join(', ')} (volunteers are informed, never made to hold)`,
  'neighbour-told': ({ gridCode }, { name }) => `The grid worker of neighbouring ${name(gridCode)} is told`,
  'complaint-passes-holder': ({ about }) => `A complaint about ${complaints[about] ?? about} goes past them`,
  'holder-left': ({ post: left }) => `The ${post(left)} who held it has left the post; it was assigned anew`,
  'no-category': () => 'No category was chosen; the desk adds it',
  'near-infrastructure': (params) =>
    `${params.distanceMeters} m from a ${kind(params.kind)}: ${service(params.service)} is proposed`,
  'category-proposes': ({ services }) => `Usually handled by ${services.map(service).join(', ')}`,
  'due-by-category': ({ minutes }) => `By its category it is due within ${duration(minutes)}`,
};

const duration = (minutes: number): string =>
  minutes % 1440 === 0 ? `${minutes / 1440} d` : minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
