import type { Feature, LineString, Point } from 'geojson';
import type { OrganisationKind } from '#contract/lists.ts';
import type { Gazetteer } from '#geodata/gazetteer.ts';
import type { GridIndex } from '#geodata/gridIndex.ts';
import type { InfrastructureProperties, ServiceCode } from '#geodata/model.ts';
import type { Calendar } from './calendar.ts';
import type { Roster } from './roster.ts';
import type { CommunitySettings } from './settings.ts';

export type ServingOrganisation = {
  id: string;
  name: string;
  kind: OrganisationKind;
  service: ServiceCode;
  hotline: string;
  /** Compound codes it serves; empty means the whole community. */
  compoundCodes: string[];
};

/** The land, the people and the calendar of one community at one version of them: all that rules ask about. */
export type Ground = {
  communityId: string;
  communityCode: string;
  numberPrefix: string;
  timeZone: string;
  isDemo: boolean;
  settings: CommunitySettings;
  /** Moves with every change; a Ground of an older version must not decide. */
  version: number;
  boundaryVersion: { id: string; number: number };
  index: GridIndex;
  /** Buildings by code, for a point measured or set exactly enough. */
  buildingIndex: GridIndex;
  /** Compounds by code: whether a position lies in the one that was named. */
  compoundIndex: GridIndex;
  /** Boundaries of the communities around, by community code: whose a position outside ours is. */
  neighbourCommunities: GridIndex;
  gazetteer: Gazetteer;
  infrastructure: readonly Feature<Point | LineString, InfrastructureProperties>[];
  organisations: readonly ServingOrganisation[];
  roster: Roster;
  calendar: Calendar;
  /** Row ids of what the gazetteer names by code. */
  ids: {
    building: ReadonlyMap<string, string>;
    unit: ReadonlyMap<string, string>;
    place: ReadonlyMap<string, string>;
    compound: ReadonlyMap<string, string>;
  };
  buildingGroupOfUnit: ReadonlyMap<string, string>;
  /** Public names for sentences, by row id or grid code. No room and no person is in here. */
  names: ReadonlyMap<string, string>;
};
