import type { OrganisationKind, Post } from '#contract/lists.ts';
import type { CommunitySettings } from '#domain/settings.ts';
import type { Land, ServiceCode } from '#geodata/model.ts';

/** Everything a community is created from. Keys tie rows together here; ids are made when it is loaded. */
export type CommunitySeed = {
  community: {
    code: string;
    name: string;
    timeZone: string;
    isDemo: boolean;
    numberPrefix: string;
    settings: CommunitySettings;
  };
  land: Land;
  publishedAt: Date;
  people: PeopleSeed;
};
export type PersonSeed = { key: string; name: string; phone: string };
export type PostingSeed = {
  key: string;
  person: string;
  post: Post;
  duty: string;
  gridCode?: string;
  buildingGroupCode?: string;
  unitCode?: string;
  organisationCode?: string;
  rank: number;
  startsAt: Date;
  endsAt: Date | null;
};
export type OrganisationSeed = {
  code: string;
  name: string;
  kind: OrganisationKind;
  service: ServiceCode;
  hotline: string;
  dutyHours: string;
  /** Empty: the whole community. */
  compoundCodes: string[];
};
export type PeopleSeed = {
  organisations: OrganisationSeed[];
  buildingGroups: { code: string; name: string }[];
  persons: PersonSeed[];
  postings: PostingSeed[];
  shifts: { posting: string; startsAt: Date; endsAt: Date }[];
  leaves: { person: string; startsAt: Date; endsAt: Date; reason: string; standIn: string | null }[];
};
