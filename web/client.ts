/** The only place that talks to the server: one function per endpoint of #contract. Signing in and keeping: the files beside it. */
import type { Feature, FeatureCollection, Geometry, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { z } from 'zod';
import type { Health } from '#contract/health.ts';
import type {
  buildingFeatureProperties,
  gridFeatureProperties,
  landFeatureProperties,
  placeFeatureProperties,
  suggestionSchema,
  Triangle,
} from '#contract/land.ts';
import type { PhotoAnswer } from '#contract/photos.ts';
import type { followAnswerSchema, SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import type { StaffTicket, ticketListSchema } from '#contract/tickets.ts';
import type { Wall } from '#contract/wall.ts';
import { type Answer, ApiError, readAnswer } from './apiError.ts';
import { backgroundHeader } from './presence.ts';

export { ApiError } from './apiError.ts';

export type GridFeature = Feature<Polygon | MultiPolygon, z.infer<typeof gridFeatureProperties>>;
export type BuildingFeature = Feature<Polygon | MultiPolygon, z.infer<typeof buildingFeatureProperties>>;
export type PlaceFeature = Feature<Point, z.infer<typeof placeFeatureProperties>>;
export type LandFeature = Feature<
  Point | LineString | Polygon | MultiPolygon,
  z.infer<typeof landFeatureProperties>
>;
export type Suggestion = z.infer<typeof suggestionSchema>;
export type TicketList = z.infer<typeof ticketListSchema>;
export type FollowAnswer = z.infer<typeof followAnswerSchema>;
type Collection<One extends Feature<Geometry>> = FeatureCollection<One['geometry'], One['properties']> & {
  features: One[];
};

export type Request = {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** 'omit': the screen itself asks, not whoever happens to be signed in on it. */
  credentials?: RequestCredentials;
  signal?: AbortSignal;
  alsoFine?: number;
};
const patienceMilliseconds = 12_000;

let onRefused: (() => void) | undefined;
/** Told when the server answers that nobody is signed in any more, or that these posts may not. */
export const whenRefused = (listener: () => void): void => {
  onRefused = listener;
};

/** The community asked for in the page's own address travels with every request. */
export function address(path: string, query: Record<string, string | undefined> = {}): string {
  const community = new URLSearchParams(location.search).get('community') ?? undefined;
  const pairs = Object.entries({ ...query, community }).filter((pair): pair is [string, string] => !!pair[1]);
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
}

const languageHeader = () => ({ 'accept-language': document.documentElement.lang });

export async function request<Body>(
  url: string,
  { method, body, headers, credentials, signal, alsoFine }: Request = {},
): Promise<Body> {
  const timeout = AbortSignal.timeout(patienceMilliseconds);
  const answer = await fetch(url, {
    method: method ?? 'GET',
    headers: {
      ...languageHeader(),
      ...backgroundHeader(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(credentials ? { credentials } : {}),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw ApiError.unreachable();
  });
  const text = await answer.text().catch(() => '');
  try {
    return readAnswer<Body>({
      status: answer.status,
      text,
      retryAfter: answer.headers.get('retry-after'),
      ...(alsoFine === undefined ? {} : { alsoFine }),
    });
  } catch (error) {
    if (error instanceof ApiError && /^(sign_in_needed|not_allowed)$/.test(error.code)) onRefused?.();
    throw error;
  }
}

/** A server that is still starting answers 503 and how far it is. */
export const getHealth = () => request<Health>(address('/api/health'), { alsoFine: 503 });
export const getGrids = () => request<Collection<GridFeature>>(address('/api/grids'));
export const getBuildings = () => request<Collection<BuildingFeature>>(address('/api/buildings'));
export const getPlaces = () => request<Collection<PlaceFeature>>(address('/api/places'));
export const getLand = () => request<Collection<LandFeature>>(address('/api/land'));
export const getWall = () => request<Wall>(address('/api/wall'));
export const getTriangle = (gridCode: string, signal?: AbortSignal) =>
  request<Triangle>(address(`/api/grids/${encodeURIComponent(gridCode)}/triangle`), { signal });
export const getSuggestions = (text: string, signal?: AbortSignal) =>
  request<{ items: Suggestion[] }>(address('/api/places/suggest', { text }), { signal });
export const getTickets = (query: Record<string, string | undefined>, signal?: AbortSignal) =>
  request<TicketList>(address('/api/tickets', query), { signal });
export const getTicket = (id: string, signal?: AbortSignal) =>
  request<StaffTicket>(address(`/api/tickets/${encodeURIComponent(id)}`), { signal });
/** A phone adds the key that it made for itself, and can ask for its own reports with it later. */
export const postReport = (report: SubmitReport, senderKey?: string) =>
  request<SubmitAnswer>(address('/api/reports'), {
    method: 'POST',
    body: report,
    ...(senderKey === undefined ? {} : { headers: { 'x-sender-key': senderKey } }),
  });
export const getReport = (id: string, followToken: string) =>
  request<FollowAnswer>(address(`/api/reports/${encodeURIComponent(id)}`), {
    headers: { 'x-follow-token': followToken },
  });
export const photoAddress = (id: string) => address(`/api/photos/${id}`);

/** The live feed after a sequence number. The browser itself resumes it with Last-Event-ID. */
export const openFeed = (after: number): EventSource =>
  new EventSource(address('/api/live', { after: String(after), language: document.documentElement.lang }));

/** A photo goes by XMLHttpRequest, because only that tells how much of it has left the phone. */
export function putPhoto(
  id: string,
  photo: Blob,
  onProgress: (share: number) => void = () => {},
): Promise<PhotoAnswer> {
  return new Promise((resolve, reject) => {
    const upload = new XMLHttpRequest();
    upload.open('PUT', photoAddress(id));
    upload.timeout = 60_000;
    upload.setRequestHeader('content-type', photo.type || 'image/jpeg');
    upload.setRequestHeader('accept-language', document.documentElement.lang);
    upload.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    upload.onerror = upload.ontimeout = () => reject(ApiError.unreachable());
    upload.onload = () => {
      const { status, responseText: text } = upload;
      const answer: Answer = { status, text, retryAfter: upload.getResponseHeader('retry-after') };
      try {
        resolve(readAnswer<PhotoAnswer>(answer));
      } catch (error) {
        reject(error);
      }
    };
    upload.send(photo);
  });
}
