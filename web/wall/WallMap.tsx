import { createMemo, createSignal, onCleanup } from 'solid-js';
import type { PublicTicket } from '#contract/tickets.ts';
import type { Wall } from '#contract/wall.ts';
import { categoryName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import { GridMap, type Pin, type View } from '../map/GridMap.tsx';
import type { Land } from '../state/land.ts';
import type { LiveTickets } from '../state/liveTickets.ts';
import { MapLegend } from './MapLegend.tsx';

const nothing = { gridCode: null, ticketId: null, buildingCode: null };
const rootPixels = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
/** Letters on the map are read from as far as those of the panels. */
const mapScale = (rem: number) => (rem / 20) * 1.43;

/** A wide wall looks at the community flatly over its streets, a squarer one more from above: either way it is filled. */
function stance({ left, right, top, bottom }: Required<View['padding']>): { pitch: number; bearing: number } {
  const isWide = innerWidth - left - right > 1.8 * (innerHeight - top - bottom);
  return isWide ? { pitch: 48, bearing: -14 } : { pitch: 38, bearing: -10 };
}

/** The tilted community, kept clear of the panels; the camera stays still. */
export function WallMap(props: { land: Land; wall: Wall; live: LiveTickets }) {
  const { t, language } = useWords();
  const [rem, setRem] = createSignal(rootPixels());
  const measure = () => setRem(rootPixels());
  addEventListener('resize', measure);
  onCleanup(() => removeEventListener('resize', measure));

  const pinOf = (ticket: PublicTicket): Pin | undefined =>
    ticket.position && {
      id: ticket.id,
      position: ticket.position,
      severity: ticket.severity,
      isOverdue: false,
      label: categoryName(ticket.category ?? '', language()),
    };
  const pins = createMemo(() => props.live.tickets().flatMap((ticket) => pinOf(ticket) ?? []));
  const arrival = createMemo(() => {
    const ticket = props.live.arrival();
    return ticket && pinOf(ticket);
  });
  const view = createMemo(() => {
    const padding = { left: 24 * rem(), right: 25.5 * rem(), top: 6.5 * rem(), bottom: 11.5 * rem() };
    return { ...stance(padding), padding };
  });
  return (
    <GridMap
      label={t('map.wallLabel', { name: props.wall.community.name })}
      land={props.land}
      pins={pins()}
      selection={nothing}
      view={view()}
      scale={mapScale(rem())}
      arrival={arrival()}
    >
      {() => <MapLegend />}
    </GridMap>
  );
}
