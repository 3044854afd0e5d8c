import { Match, Switch } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import styles from './PhotoPlace.module.css';
import type { PhonePage } from './phonePage.ts';
import { photoPlaceToOffer } from './photoPlace.ts';

/** Where the photo was taken, for one tap: offered when the server has read it from the photo, never taken by itself. */
export function PhotoPlace(props: { page: PhonePage }) {
  const { t } = useWords();
  const taken = () =>
    props.page.draft.photoIds.flatMap((photoId) => {
      const position = props.page.photos.states[photoId]?.hint?.position;
      return position ? [{ photoId, position }] : [];
    });
  const offer = () =>
    photoPlaceToOffer({
      pin: props.page.draft.pin,
      photoPlace: props.page.draft.photoPlace,
      position: props.page.position(),
      taken: taken(),
    });
  const words = (awayMeters: number | null) => {
    if (awayMeters === null) return t('report.photoKnows');
    if (awayMeters < 1000) return t('report.photoElsewhere', { meters: Math.round(awayMeters / 10) * 10 });
    return t('report.photoFar', { kilometers: Math.round(awayMeters / 100) / 10 });
  };
  return (
    <Switch>
      <Match when={offer()}>
        {(offered) => (
          <div class={styles.offer} data-testid="photo-place">
            <p role="status">{words(offered().awayMeters)}</p>
            <button
              type="button"
              class={styles.use}
              onClick={() => {
                const { photoId, position } = offered();
                props.page.change({ photoPlace: { photoId, position } });
              }}
            >
              {t('report.photoPlaceUse')}
            </button>
          </div>
        )}
      </Match>
      <Match when={props.page.draft.pin === null && props.page.draft.photoPlace}>
        <button type="button" class={styles.leave} onClick={() => props.page.change({ photoPlace: null })}>
          {t('report.photoPlaceLeave')}
        </button>
      </Match>
    </Switch>
  );
}
