import type { Category } from '#contract/categories.ts';
import type { Why } from '#contract/why.ts';
import { nearInfrastructure } from '#geodata/distances.ts';
import type { InfrastructureKind, Position, ServiceCode } from '#geodata/model.ts';
import type { Ground, ServingOrganisation } from './ground.ts';

export type Proposal = { organisation: ServingOrganisation; because: Why };

/** Infrastructure whose keeper must be asked when this happens beside it. */
const nearMatters: Record<string, readonly InfrastructureKind[]> = {
  'exposed-wire': ['heating-main', 'heating-branch', 'gas-pressure-box', 'power-line', 'distribution-box'],
  'gas-smell': ['gas-pressure-box', 'power-line', 'distribution-box', 'heating-main'],
  'fire-smoke': ['gas-pressure-box', 'power-line', 'distribution-box', 'charging-shed', 'heating-main'],
  'heating-leak': ['power-line', 'distribution-box', 'gas-pressure-box'],
  flooding: ['distribution-box', 'manhole', 'heat-exchange-station'],
  manhole: ['manhole'],
  'road-collapse': ['manhole', 'heating-main', 'heating-branch'],
  'fire-equipment': ['hydrant'],
  'hanging-cable': ['power-line'],
  'ebike-charging': ['charging-shed', 'distribution-box'],
};

/**
 * The organisations to propose for a ticket: those its category names, in that order, and those who keep a pipe, line or
 * manhole within the community's distance. Proposed only; calling one takes a person's tap. A property company is
 * proposed only where it serves the compound, and never for a complaint about it.
 */
export function propose(
  {
    category,
    position,
    compoundCode,
    isComplaint,
  }: { category: Category; position: Position | null; compoundCode: string | null; isComplaint: boolean },
  ground: Ground,
): Proposal[] {
  const proposals = new Map<string, Proposal>();
  const add = (service: ServiceCode, because: Why) => {
    const organisation = serving(ground.organisations, service, compoundCode);
    if (!organisation || (isComplaint && organisation.kind === 'property')) return;
    const isNearer =
      because.code === 'near-infrastructure' &&
      proposals.get(organisation.id)?.because.code === 'category-proposes';
    if (!proposals.has(organisation.id) || isNearer)
      proposals.set(organisation.id, { organisation, because });
  };
  for (const service of category.services) {
    // Every keeper of manholes is named by the category; the nearest one says whose this one is.
    add(service, { code: 'category-proposes', params: { services: [service] } });
  }
  for (const near of nearest(category, position, ground))
    add(near.service, { code: 'near-infrastructure', params: near });
  return [...proposals.values()];
}

function nearest(category: Category, position: Position | null, ground: Ground) {
  const kinds = nearMatters[category.code];
  if (!kinds || position === null) return [];
  const found = nearInfrastructure(position, ground.infrastructure, ground.settings.nearInfrastructureMeters);
  return found
    .filter(({ properties }) => kinds.includes(properties.kind))
    .map(({ properties, distanceMeters }) => ({
      kind: properties.kind,
      service: properties.service,
      distanceMeters: Math.round(distanceMeters),
    }));
}

function serving(
  organisations: readonly ServingOrganisation[],
  service: ServiceCode,
  compoundCode: string | null,
): ServingOrganisation | undefined {
  const able = organisations.filter((one) => one.service === service);
  const local =
    compoundCode === null ? undefined : able.find((one) => one.compoundCodes.includes(compoundCode));
  return local ?? able.find((one) => one.compoundCodes.length === 0);
}
