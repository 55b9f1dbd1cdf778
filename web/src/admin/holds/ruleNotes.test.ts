import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as bangla from '../../i18n/bn';
import { formatInstant, formatMoney, formatNumber } from '../../i18n/format';
import { createTranslation } from '../../i18n/translate';
import { readRuleNote, RULE_NOTES } from './ruleNotes';
import { toldNotes } from './toldNotes';

const ROOT = path.resolve(__dirname, '../../../..');

/** All that rules, the story and the activities are made of, but for their tests. */
const RULES = ['domain', 'workflows', 'activities']
  .flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(room, file),
    ),
  )
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|testing\//.test(file))
  .map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
  .join('\n');

test('every sentence that is known is one that a rule writes, word for word', () => {
  const unwritten = Object.values(RULE_NOTES).flatMap((sentence) =>
    sentence
      .split(/\{\{\w+\}\}/)
      .map((words) => words.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
      .filter((words) => !RULES.includes(words)),
  );
  expect(unwritten).toEqual([]);
});

/** A sentence with its places left open; those that stand side by side are one. */
const skeletonOf = (sentence: string): string =>
  sentence.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}|\{\{\w+\}\}/g, '*').replaceAll(/\*(?:,? ?\*)+/g, '*');

test('every sentence that a rule writes with a hold in one piece is known', () => {
  const written = [
    ...RULES.matchAll(/\bheld(?:For)?\((?:order, )?['`]([^'`]+)['`]|notes(?: =|:)\s*['`]([A-Z“][^'`]+)['`]/g),
  ]
    .map(([, called, named]) => called ?? named ?? '')
    // What is put together of what was said elsewhere is seen by the tests of that.
    .filter((sentence) => !sentence.startsWith('$'));
  expect(written.length).toBeGreaterThan(15);
  const known = Object.values(RULE_NOTES).map(skeletonOf);
  // One that doesn't end goes on with what is told of each case.
  const isKnown = (sentence: string): boolean => {
    const pieces = skeletonOf(sentence)
      .split('*')
      .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    return known.some((one) =>
      new RegExp(`^${pieces.join('.*')}${/[.”]$/.test(sentence) ? '$' : ''}`).test(one),
    );
  };
  expect(written.filter((sentence) => !isKnown(sentence))).toEqual([]);
});

const WORDS: Readonly<Record<string, string>> = {
  'parcels.couriers.pathao': 'পাঠাও',
  'parcels.state.DELIVERED': 'পৌঁছে গেছে',
  'holds.values.thePayment': 'পেমেন্টটি',
};

describe('a note in Bangla', () => {
  const { t } = createTranslation('bn', bangla);
  const telling = {
    find: (where: string, word: string) => WORDS[`${where}.${word}`],
    instant: (at: string) => formatInstant(at, 'bn-BD'),
    money: (money: Parameters<typeof formatMoney>[0]) => formatMoney(money, 'bn-BD'),
    number: (value: number) => formatNumber(value, 'bn-BD'),
  };
  const told = (notes: string): string =>
    toldNotes(notes, telling)
      .map(({ text, values }) => t(text, { replace: values }))
      .join(' ');

  test.each([
    ['Cash was collected that no goods stand for: 1290.50 BDT.', /: ১,২৯০\.৫০৳।$/],
    ['The courier tells of 0.00 BDT collected at the door; 5490.00 BDT was due.', /০৳.*৫,৪৯০৳/],
    ['The gateway tells of an amount that can’t be: -12.00 BDT, pi_1.', /-১২৳, pi_1।$/],
    ['Parcels to this phone that came back unpaid: 3.', /৩টি/],
    ['The customer’s bank disputes 506.70 BDT (fraudulent), dp_1.', /৫০৬\.৭০৳ .*\(fraudulent\), dp_1।$/],
    ['The customer’s bank disputes the payment, dp_1.', /পেমেন্টটি .*, dp_1।$/],
    [
      'After the parcel was DELIVERED the courier says “order.returned”.',
      /^“পৌঁছে গেছে”.*“order\.returned”।$/,
    ],
    [
      'The reservation of payment 1 ends on 2026-11-28T08:00:00.000Z: the goods are out, and their money was not taken.',
      /^১ নম্বর .*২৮ নভে, ২০২৬/,
    ],
  ])('tells %s', (notes, words) => {
    expect(told(notes)).toMatch(words);
    expect(told(notes)).not.toContain('{{');
  });

  test('tells every courier that has to know of another amount', () => {
    const one = (id: string): string =>
      `Tell pathao to collect 100.00 BDT for ${id}: the rest is paid in advance.`;
    expect(readRuleNote(`${one('DA1')} ${one('DA2')}`)).toHaveLength(2);
    expect(told(`${one('DA1')} ${one('DA2')}`)).toMatch(/^পাঠাও-কে DA1.*১০০৳.* পাঠাও-কে DA2/);
  });

  test.each([
    'Call first',
    'The deposit is paid',
    'He says: The courier says “no”.',
    'Box is 3, limit 5',
    '31 kg, limit unknown',
  ])('leaves what a person wrote as it is: %s', (notes) => {
    expect(readRuleNote(notes)).toBeUndefined();
    expect(told(notes)).toContain(notes);
  });
});
