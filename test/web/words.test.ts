import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actorKinds } from '#contract/audit.ts';
import { riderCategories } from '#contract/categories.ts';
import * as lists from '#contract/lists.ts';
import { erasable } from '#contract/personal.ts';
import { actions, ruleOf } from '#domain/policy.ts';
import { english } from '#web/i18n/en.ts';
import { englishPeople } from '#web/i18n/people.en.ts';
import { chinesePeople } from '#web/i18n/people.zh-CN.ts';
import { chinese } from '#web/i18n/zh-CN.ts';

/** How somebody came in, as identity/outcome.ts writes it down. */
const ways = ['password', 'totp', 'backup-code', 'phone-code', 'link', 'demo', 'first-code'];

type Words = { [key: string]: string | Words };
const flat = (words: Words, before = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
const zh = new Map([...flat(chinese), ...flat(chinesePeople)]);
const en = new Map([...flat(english), ...flat(englishPeople)]);
const slots = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort();

const files = readdirSync(new URL('../../web', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('dist'))
  .map((name) => [name, readFileSync(new URL(`../../web/${name}`, import.meta.url), 'utf8')] as const);

describe('the words of the screens', () => {
  it('exist in both languages with the same places to fill in', () => {
    expect([...en.keys()]).toEqual([...zh.keys()]);
    for (const [key, text] of zh) {
      if (key.startsWith('wall.holder')) continue;
      expect([key, slots(en.get(key) ?? '')]).toEqual([key, slots(text)]);
    }
  });

  it('name every member of the closed lists', () => {
    const members = {
      severity: lists.severities,
      status: lists.statuses,
      kind: lists.ticketKinds,
      channel: lists.channels,
      confidence: lists.confidences,
      mark: lists.marks,
      action: lists.ticketActions,
      source: lists.positionSources,
      language: lists.languages,
      purpose: lists.revealPurposes,
      auditAction: lists.auditActions,
      actorKind: actorKinds,
      erasable,
      way: ways,
      tried: actions.filter((action) => Array.isArray(ruleOf(action))),
    };
    for (const [list, codes] of Object.entries(members))
      for (const code of codes) expect(zh.has(`${list}.${code}`), `${list}.${code}`).toBe(true);
    for (const { button, call } of riderCategories) {
      expect(zh.has(`report.button.${button}`)).toBe(true);
      expect(zh.has(`report.safety.${button}`)).toBe(call.length > 0);
    }
  });

  it('stand in the dictionaries and nowhere else', () => {
    const written = files
      .filter(([name]) => !name.startsWith('i18n'))
      .flatMap(([name, text]) =>
        text
          .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
          .split('\n')
          .filter((line) => /\p{Script=Han}/u.test(line))
          .map((line) => `${name}: ${line.trim()}`),
      );
    expect(written).toEqual([]);
  });

  it('are all used', () => {
    const sources = files.map(([, text]) => text).join('\n');
    const lookups =
      /^(severity|status|group|kind|channel|confidence|mark|action|because|source|check|checkUnit|defect|absence|step|language|page|problem|purpose|auditAction|actorKind|subjectKind|erasable|way|tried)\./;
    const built =
      /^(bars\.(branch|worker|unit-leaders|visits|tickets|short)|desk\.missing|intake\.complaint|receipt\.ask|report\.(button|safety|number)|reveal\.complaint-(about-community|in-your-hands)|(reveal|scope)\.(post-does-not-allow|off-shift|sign-in-needed)|signIn\.(password|phone)|admin\.(people|devices|erase))(\.|$)/;
    const unused = [...zh.keys()].filter(
      (key) => !lookups.test(key) && !built.test(key) && !sources.includes(`'${key}'`),
    );
    expect(unused).toEqual([]);
  });
});

describe('the strict content policy', () => {
  it('finds no literal style, no inline script and no foreign address in what we write', () => {
    const found = files.flatMap(([name, text]) => (/\sstyle="/.test(text) ? [name] : []));
    expect(found).toEqual([]);
    for (const page of ['index', 'wall', 'desk', 'report', 'sign-in', 'account', 'admin', 'log']) {
      const html = readFileSync(new URL(`../../web/${page}.html`, import.meta.url), 'utf8');
      expect(html).not.toMatch(/style=|<style|https?:\/\/|<script(?![^>]*\bsrc=)/);
      expect(html).toContain('rel="icon"');
    }
  });
});
