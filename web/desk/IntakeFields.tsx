import { createMemo, For, Show } from 'solid-js';
import { likelyCategories, searchCategories } from '../display/categorySearch.ts';
import { categoryName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import { choosePlace } from '../state/choosePlace.ts';
import { limits } from '../state/reportLimits.ts';
import { createSuggestions } from '../state/suggestions.ts';
import { Suggest } from '../ui/Suggest.tsx';
import type { Intake } from './createIntake.ts';
import { useDesk } from './deskState.ts';
import styles from './IntakeForm.module.css';

/** What it is: type a few letters, or tap a guess from what was said. */
export function CategoryField(props: { intake: Intake }) {
  const { t, tl, language } = useWords();
  const draft = () => props.intake.draft;
  const likely = createMemo(() => (draft().category ? [] : likelyCategories(draft().text, language())));
  const options = () => searchCategories(draft().category ? '' : draft().categoryText, language());
  const choose = (category: string) =>
    props.intake.change({ category, categoryText: categoryName(category, language()) });
  return (
    <>
      <Suggest
        label={t('intake.category')}
        value={draft().categoryText}
        placeholder={t('intake.categoryHint')}
        options={options().map(({ code, name, severity }) => ({
          key: code,
          label: name[language()],
          hint: tl('severity', severity),
        }))}
        onInput={(categoryText) => props.intake.change({ categoryText, category: '' })}
        onChoose={({ key }) => choose(key)}
      />
      <Chips
        items={likely().map(({ code, name }) => ({ key: code, label: name[language()] }))}
        onChoose={choose}
      />
    </>
  );
}

/** Where it is: type it, tap a place that was named in what was said, or pin it on the map. */
export function PlaceField(props: { intake: Intake }) {
  const { t } = useWords();
  const desk = useDesk();
  const draft = () => props.intake.draft;
  const typed = createSuggestions(() => draft().placeText);
  const said = createSuggestions(() => (draft().placeText ? '' : draft().text));
  const options = () =>
    typed()
      .filter(({ label, completed }) => ![label, completed].includes(draft().placeText))
      .map((place) => {
        const grid = desk.gridOf(place.gridCode);
        return {
          ...place,
          key: place.label,
          ...(grid ? { hint: t('grid.name', { number: grid.number }) } : {}),
        };
      });
  const pinWords = () => {
    if (desk.pin()) return `${t('intake.pinned')} · ${t('intake.unpin')}`;
    return desk.isPinning() ? t('intake.pinning') : t('intake.pin');
  };
  return (
    <>
      <Suggest
        label={t('intake.place')}
        value={draft().placeText}
        placeholder={t('intake.placeHint')}
        maxLength={limits.placeTextCharacters}
        options={options()}
        isInvalid={props.intake.isPlaceMissing()}
        {...(props.intake.isPlaceMissing() ? { problem: t('intake.needPlace') } : {})}
        onInput={(placeText) => props.intake.change({ placeText })}
        onChoose={(place) => props.intake.change(choosePlace(draft(), place))}
      />
      <Chips
        items={said()
          .slice(0, 3)
          .map(({ label }) => ({ key: label, label }))}
        onChoose={(placeText) => props.intake.change({ placeText })}
      />
      <button
        type="button"
        class={styles.second}
        aria-pressed={desk.isPinning()}
        onClick={() => (desk.pin() ? desk.setPin(null) : desk.setPinning(!desk.isPinning()))}
      >
        {pinWords()}
      </button>
    </>
  );
}

/** One-tap guesses; nothing is chosen by itself. */
function Chips(props: { items: { key: string; label: string }[]; onChoose: (key: string) => void }) {
  return (
    <Show when={props.items.length}>
      <div class={styles.chips}>
        <For each={props.items}>
          {({ key, label }) => (
            <button type="button" onClick={() => props.onChoose(key)}>
              {label}
            </button>
          )}
        </For>
      </div>
    </Show>
  );
}
