import { useWords } from '../i18n/language.tsx';
import { choosePlace } from '../state/choosePlace.ts';
import { limits } from '../state/reportLimits.ts';
import { createSuggestions, type Offered } from '../state/suggestions.ts';
import { Suggest } from '../ui/Suggest.tsx';
import { ChooseOnMap } from './ChooseOnMap.tsx';
import { PhotoPlace } from './PhotoPlace.tsx';
import type { PhonePage } from './phonePage.ts';
import { poorMeters } from './photoPlace.ts';
import styles from './Where.module.css';
import { WhichPlace } from './WhichPlace.tsx';
import { placesToAsk } from './whichPlace.ts';

/** The position in plain words, a place in words, and the map for whoever wants to correct it. */
export function Where(props: { page: PhonePage; isMissing: boolean }) {
  const { t } = useWords();
  const places = createSuggestions(() => props.page.draft.placeText);
  const choose = (place: Offered) => props.page.change(choosePlace(props.page.draft, place));
  const isMissing = () => props.isMissing && !props.page.draft.placeText.trim();
  const chosenPoint = () => props.page.draft.pin ?? props.page.draft.photoPlace?.position ?? null;
  const hasPoint = () => chosenPoint() !== null || props.page.position().phase !== 'off';
  const words = () => {
    const position = props.page.position();
    if (props.page.draft.pin) return t('report.locationPin');
    if (props.page.draft.photoPlace) return t('report.locationPhoto');
    if (position.phase === 'asking') return t('report.locating');
    if (position.phase === 'off') return t('report.locationOff');
    const meters = Math.max(1, Math.round(position.fix.accuracyMeters));
    return t(meters > poorMeters ? 'report.locatedPoor' : 'report.located', { meters });
  };
  return (
    <section class={styles.where} aria-label={t('report.where')}>
      <p
        class={styles.position}
        role="status"
        data-testid="position"
        data-phase={chosenPoint() ? 'found' : props.page.position().phase}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21z" />
          <circle cx="12" cy="9.5" r="2.4" />
        </svg>
        {words()}
      </p>
      <ChooseOnMap
        label={t(hasPoint() ? 'report.changeOnMap' : 'report.chooseOnMap')}
        start={chosenPoint() ?? fixPosition(props.page)}
        onChoose={(pin) => props.page.change({ pin })}
      />
      <PhotoPlace page={props.page} />
      <div class={styles.place} data-place>
        <Suggest
          label={t(hasPoint() ? 'report.placeLabel' : 'report.placeOnly')}
          value={props.page.draft.placeText}
          placeholder={t('report.placeHint')}
          maxLength={limits.placeTextCharacters}
          options={places()
            .filter(({ label, completed }) => ![label, completed].includes(props.page.draft.placeText))
            .slice(0, 5)
            .map((place) => ({ ...place, key: place.label }))}
          isInvalid={isMissing()}
          {...(isMissing()
            ? { problem: t(hasPoint() ? 'report.placeNeeded' : 'report.placeOnlyNeeded') }
            : {})}
          onInput={(placeText) => props.page.change({ placeText })}
          onChoose={choose}
        />
        <WhichPlace places={placesToAsk(props.page.draft.placeText, places())} onChoose={choose} />
      </div>
    </section>
  );
}

function fixPosition(page: PhonePage) {
  const position = page.position();
  return position.phase === 'found' ? position.fix.position : null;
}
