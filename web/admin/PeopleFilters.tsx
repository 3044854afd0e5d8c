import { useQuery } from '@tanstack/solid-query';
import { For } from 'solid-js';
import { posts } from '#contract/lists.ts';
import { getGrids } from '../client.ts';
import { postName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import form from '../ui/form.module.css';
import styles from './admin.module.css';
import type { People, PeopleFilter } from './createPeople.ts';

type Option = { value: string; name: string };

export function PeopleFilters(props: { people: People }) {
  const { t, language } = useWords();
  const grids = useQuery(() => ({
    queryKey: ['grids'],
    queryFn: getGrids,
    staleTime: Number.POSITIVE_INFINITY,
  }));
  const gridOptions = (): Option[] =>
    [...(grids.data?.features ?? [])]
      .sort((one, other) => one.properties.number - other.properties.number)
      .map(({ properties: { gridCode, number, shortName } }) => ({
        value: gridCode,
        name: `${t('grid.name', { number })} ${shortName}`,
      }));
  const select = (
    key: keyof PeopleFilter,
    words: { label: string; any: string },
    options: () => Option[],
  ) => (
    <label class={form.field}>
      <span>{words.label}</span>
      <select
        data-filter={key}
        value={props.people.filter()[key]}
        onChange={(event) => props.people.change({ [key]: event.currentTarget.value })}
      >
        <option value="">{words.any}</option>
        <For each={options()}>{({ value, name }) => <option value={value}>{name}</option>}</For>
      </select>
    </label>
  );
  return (
    <search class={styles.filters}>
      {select('post', { label: t('admin.post'), any: t('admin.anyPost') }, () =>
        posts.map((post) => ({ value: post, name: postName(post, language()) })),
      )}
      {select('gridCode', { label: t('admin.grid'), any: t('admin.anyGrid') }, gridOptions)}
      <label class={form.field}>
        <span>{t('admin.area')}</span>
        <input
          type="search"
          data-filter="area"
          maxLength={40}
          placeholder={t('admin.areaHint')}
          value={props.people.filter().area}
          onInput={(event) => props.people.change({ area: event.currentTarget.value })}
        />
      </label>
      {select('hasAccount', { label: t('admin.account'), any: t('admin.anyAccount') }, () => [
        { value: 'true', name: t('admin.withAccount') },
        { value: 'false', name: t('admin.withoutAccount') },
      ])}
      <p class={styles.note}>{t('admin.masked')}</p>
    </search>
  );
}
