import { createSignal, For, Show } from 'solid-js';
import type { Triangle } from '#contract/land.ts';
import { volunteerPosts } from '#contract/lists.ts';
import { postName } from '../display/names.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import panel from './panel.module.css';
import styles from './TrianglePeople.module.css';

type Member = Triangle['workers'][number];
const shownAtFirst = 6;

/** 铁三角: branch, grid workers, unit leaders; a corner with nobody is said aloud. */
export function TrianglePeople(props: { triangle: Triangle }) {
  const { t } = useWords();
  const triangle = () => props.triangle;
  return (
    <>
      <h3 class={styles.title}>{t('desk.triangle')}</h3>
      <Show when={triangle().missing.length}>
        <section class={panel.section} data-testid="missing">
          <h4>{t('desk.missing')}</h4>
          <ul class={styles.missing}>
            <For each={triangle().missing}>
              {({ corner, areaName }) => (
                <li data-corner={corner}>{t(`desk.missing.${corner}` as WordKey, { area: areaName })}</li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <People title={t('desk.branch')} people={triangle().branch} />
      <People title={t('desk.workers')} people={triangle().workers} />
      <People
        title={t('desk.unitLeaders')}
        people={triangle().unitLeaders}
        note={t('desk.unitsFilled', { filled: triangle().unitsWithLeader, units: triangle().units })}
      />
      <People title={t('desk.groupLeaders')} people={triangle().groupLeaders} />
      <Show when={triangle().areaOfficer}>
        {(officer) => <People title={t('desk.areaOfficer')} people={[officer()]} />}
      </Show>
    </>
  );
}

function People(props: { title: string; people: readonly Member[]; note?: string }) {
  const { t } = useWords();
  const [isWhole, setWhole] = createSignal(false);
  const shown = () => (isWhole() ? props.people : props.people.slice(0, shownAtFirst));
  return (
    <section class={panel.section}>
      <h4>
        {props.title}
        <span class={styles.note}>{props.note}</span>
      </h4>
      <ul>
        <For each={shown()}>{(member) => <Person member={member} />}</For>
      </ul>
      <Show when={props.people.length > shown().length}>
        <button type="button" class={panel.link} onClick={() => setWhole(true)}>
          {t('desk.showAll', { count: props.people.length })}
        </button>
      </Show>
    </section>
  );
}

function Person(props: { member: Member }) {
  const { t, tl, language } = useWords();
  const isVolunteer = () => volunteerPosts.includes(props.member.post);
  const attendance = () => {
    if (props.member.away) return tl('absence', props.member.away);
    if (isVolunteer()) return '';
    return props.member.isOnDuty ? t('desk.onDuty') : t('desk.offDuty');
  };
  const where = () =>
    /^\d{6,}$/.test(props.member.area) ? postName(props.member.post, language()) : props.member.area;
  return (
    <li class={styles.person} data-away={props.member.away !== null}>
      <p class={styles.line}>
        <strong>{props.member.name}</strong>
        <span class={styles.attendance} data-on-duty={props.member.isOnDuty}>
          {attendance()}
        </span>
        <span class={styles.where}>{where()}</span>
        <a href={`tel:${props.member.phone}`}>{props.member.phone}</a>
      </p>
      <p class={styles.duty}>
        {props.member.duty}
        <Show when={props.member.standInName}>{(name) => <> · {t('desk.standIn', { name: name() })}</>}</Show>
      </p>
    </li>
  );
}
