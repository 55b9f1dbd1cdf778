import { ApiProblem, Unreachable } from '../../http/problem';
import * as bangla from '../../i18n/bn';
import * as english from '../../i18n/en';
import { createTranslation } from '../../i18n/translate';
import { problemText } from './problemText';

type Problem = ConstructorParameters<typeof ApiProblem>[0];

const problem = (changed: Partial<Problem> & { readonly code: string }): ApiProblem =>
  new ApiProblem({
    ...{ type: `/problems/${changed.code}`, title: 'No', status: 409, detail: 'Not now, in English.' },
    ...changed,
  } as Problem);

const WORDS: Readonly<Record<string, string>> = {
  'shell.hints.not-allowed': bangla.shell.hints['not-allowed'],
  'shell.hints.validation': bangla.shell.hints.validation,
  'shell.fields.quantity': bangla.shell.fields.quantity,
};
const writing = {
  find: (where: string, word: string) => WORDS[`${where}.${word}`],
  format: { money: ({ amount }: { amount: number }) => `${amount / 100}` },
};
const inBangla = (error: unknown): string =>
  problemText(error, { ...createTranslation('bn', bangla), ...writing });
const inEnglish = (error: unknown): string =>
  problemText(error, { ...createTranslation('en', english), ...writing });

test('the API’s own words are for who reads English alone', () => {
  const refused = problem({ code: 'not-allowed' });
  expect(inEnglish(refused)).toBe('Not now, in English.');
  expect(inBangla(refused)).toBe(bangla.shell.hints['not-allowed']);
});

test('staff are told the reason as well, whatever its language', () => {
  const refused = problem({ code: 'not-allowed' });
  const told = problemText(refused, { ...createTranslation('bn', bangla), ...writing, withReason: true });
  expect(told).toBe(`${bangla.shell.hints['not-allowed']} (Not now, in English.)`);
});

test('a kind of failure that has no words of its own says what to do', () => {
  expect(inBangla(problem({ code: 'something-new' }))).toBe(bangla.shell.hints.other);
});

test('a fault is told by its field, once, in the reader’s language', () => {
  const errors = [0, 1].map((index) => ({ pointer: `/lines/${index}/quantity`, detail: 'At most 2.' }));
  const refused = problem({ code: 'validation', errors });
  expect(inBangla(refused)).toBe(`${bangla.shell.fields.quantity}: ${bangla.shell.hints.validation}`);
  expect(inEnglish(refused)).toContain('lines › 0 › quantity: At most 2.');
});

test('an amount that is left says what is wrong in every language', () => {
  const refused = problem({ code: 'not-allowed', amountLeft: { amount: 5_000, currency: 'BDT' } });
  expect(inBangla(refused)).toContain('50');
  expect(inBangla(refused)).not.toMatch(/English/);
  expect(inEnglish(refused)).toContain('50');
});

test('no answer at all is told as that', () => {
  expect(inBangla(new Unreachable('gone'))).toBe(bangla.shell.unreachable);
  expect(inEnglish(new Error('a bug'))).toBe(english.shell.unexpected);
});
