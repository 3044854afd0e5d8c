/** What the gazetteer is made from and what it answers. */
import type {
  BuildingProperties,
  CompoundProperties,
  PlaceProperties,
  Position,
  RoomRegister,
  UnitProperties,
} from './model.ts';

/** Properties of a feature and a point for it (WGS-84): its own, or a point on its area. */
export type Placed<Properties> = { properties: Properties; position: Position };

export type GazetteerSource = {
  compounds: readonly Placed<CompoundProperties>[];
  buildings: readonly Placed<BuildingProperties>[];
  units: readonly Placed<UnitProperties>[];
  /** Without the register a room exists if its floor and door do. */
  rooms?: RoomRegister;
  places: readonly Placed<PlaceProperties>[];
};

export type PlaceCandidate = {
  kind: 'place' | 'compound' | 'building' | 'unit' | 'room';
  code: string;
  name: string;
  compoundCode?: string;
  buildingCode?: string;
  unitCode?: string;
  roomLabel?: string;
  /** Null for a compound that lies in several grids. */
  gridCode: string | null;
  /** Only for a compound that lies in several grids: all of them. */
  gridCodes?: readonly string[];
  position: Position;
  /** 0…1; below 0.5 somebody should look. */
  confidence: number;
  /** beside: the text says 旁边, 对面, 门口 … of it. */
  relation: 'at' | 'beside';
  /** The text says no more than that it is somewhere near: 旁边, 附近; not 门口, which is a place. */
  isRough?: true;
  /** What the text says it is beside of: 融媒体中心 旁边 公共卫生间. */
  besideOf?: PlaceCandidate;
  /** The words that named it, normalised. */
  matched: string;
  /** What the text names but the register does not hold: 9单元. The candidate is what is left without it. */
  notFound?: string;
};

/** What is offered while somebody types; its label alone, sent back, names the same place. */
export type Suggestion = PlaceCandidate & {
  label: string;
  /** What was typed, every word of it, completed so that it names this place; null where no words do both. */
  completed: string | null;
};

export type GazetteerHints = {
  /** The compounds the sender is known to speak of: those of a chat group. */
  compoundCodes?: readonly string[];
  /** Where the sender is, WGS-84. */
  near?: Position;
  /** At most so many candidates. Default 5. */
  limit?: number;
};

export type GazetteerAnswer = {
  /** Most likely first; empty if the text names nothing we know. */
  candidates: PlaceCandidate[];
  /** True if the first candidate must not be taken without asking. */
  isAmbiguous: boolean;
  /** How many places an ambiguous text may mean, whether they are listed or not. */
  possible?: number;
  asks?: 'which-compound' | 'which-place' | 'which-unit' | 'which-room';
};
