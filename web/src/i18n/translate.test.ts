import * as bangla from './bn';
import * as english from './en';
import { createTranslation } from './translate';

const en = createTranslation('en', english);
const bn = createTranslation('bn', bangla);

describe('t', () => {
  it('writes the text of a key in its language', () => {
    expect(en.t('shell.retry')).toBe('Try again');
    expect(bn.t('shell.retry')).toBe('আবার চেষ্টা করুন');
  });

  it('takes the plural of a count, and writes it in the language’s digits', () => {
    expect(en.t('cart.open', { count: 1 })).toBe('Cart, 1 piece');
    expect(en.t('cart.open', { count: 0 })).toBe('Cart, 0 pieces');
    expect(en.t('orders.list.items', { count: 1200 })).toBe('1,200 pieces');
    expect(bn.t('cart.open', { count: 12 })).toContain('১২');
  });

  it('takes a count that is written already as a value like any other', () => {
    expect(en.t('orders.page.allLines', { count: '1,200' })).toContain('1,200');
  });

  it('fills in what the text names, as it is, and nothing where nothing is given', () => {
    expect(en.t('shell.fieldProblem', { field: '<b>', detail: 'x & y' })).toBe('<b>: x & y');
    expect(en.t('shell.fieldProblem', { field: 'phone' })).toBe('phone: ');
    expect(en.t('shell.fieldProblem', { replace: { field: 'count', detail: 'replace' } })).toBe(
      'count: replace',
    );
  });

  it('doesn’t read values for texts: braces in them stay', () => {
    expect(en.t('shell.fieldProblem', { field: '{{detail}}', detail: '{{field}}' })).toBe(
      '{{detail}}: {{field}}',
    );
  });
});

describe('exists', () => {
  it('is true of texts alone, not of their groups and of what every object has', () => {
    expect(en.i18n.exists('shell.problems.unavailable')).toBe(true);
    expect(en.i18n.exists('shell.problems')).toBe(false);
    expect(en.i18n.exists('shell.problems.constructor')).toBe(false);
    expect(en.i18n.exists('shell.nothing.of.the.kind')).toBe(false);
    expect(en.i18n.exists('')).toBe(false);
  });
});
