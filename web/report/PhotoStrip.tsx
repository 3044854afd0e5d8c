import { For, Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { limits } from '../state/reportLimits.ts';
import type { PhotoState } from './createPhotos.ts';
import styles from './PhotoStrip.module.css';
import type { PhonePage } from './phonePage.ts';
import { withoutPhoto } from './photoPlace.ts';

/** The camera, and what was taken, each with how far it is on its way. */
export function PhotoStrip(props: { page: PhonePage; hasHint?: boolean }) {
  const { t } = useWords();
  const ids = () => props.page.draft.photoIds;
  const take = (input: HTMLInputElement) => {
    for (const file of [...(input.files ?? [])].slice(0, limits.photos - ids().length))
      props.page.addPhoto(file);
    input.value = '';
  };
  const words = (state: PhotoState) => {
    if (state.phase === 'sent') return t('report.photoSent');
    if (state.phase === 'refused') return t('report.photoRefused', { reason: state.reason });
    if (state.phase === 'waiting') return t('report.photoWaiting');
    return t('report.photoSending', { percent: Math.round(state.share * 100) });
  };
  const remove = (id: string) => {
    props.page.change(withoutPhoto(props.page.draft, id));
    props.page.photos.forget(id);
  };
  return (
    <div class={styles.strip}>
      <Show when={ids().length < limits.photos}>
        <label class={styles.take} data-empty={ids().length === 0}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 7h4l1.5-2h5L16 7h4v12H4z" />
            <circle cx="12" cy="13" r="3.6" />
          </svg>
          <span>{ids().length ? t('report.photoMore') : t('report.photoAdd')}</span>
          <input
            type="file"
            accept="image/*"
            capture="environment"
            class="visually-hidden"
            data-testid="photo-input"
            onChange={(event) => take(event.currentTarget)}
          />
        </label>
      </Show>
      <Show when={props.hasHint && ids().length === 0}>
        <p class={styles.hint}>{t('report.photoHint')}</p>
      </Show>
      <ul class={styles.photos}>
        <For each={ids()}>
          {(id, at) => (
            <Show when={props.page.photos.states[id]}>
              {(state) => (
                <li class={styles.photo} data-phase={state().phase}>
                  <img src={state().preview} alt={t('report.photoLabel', { number: at() + 1 })} />
                  <span class={styles.state}>{words(state())}</span>
                  <button
                    type="button"
                    aria-label={t('report.photoRemove', { number: at() + 1 })}
                    onClick={() => remove(id)}
                  >
                    ×
                  </button>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
    </div>
  );
}
