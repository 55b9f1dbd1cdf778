import { HOLD_REASONS } from '../../../domain/holds/reasons';
import { MESSAGES } from '../../../domain/notifications/messages';
import * as bangla from './bn';
import * as english from './en';

interface Tree {
  readonly [key: string]: string | Tree;
}

function leaves(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(`${prefix}${key}`, value);
    else for (const [path, text] of leaves(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

const placeholders = (text: string): string[] => (text.match(/\{\{.+?\}\}/g) ?? []).sort();

/** The words of that group which some capability has a text for. */
const wordsOf = (group: string): string[] =>
  [...leaves(english).keys()].flatMap((key) => {
    const [, name, word] = key.split('.');
    return name === group && word !== undefined ? [word] : [];
  });

test('every reason to hold an order and every kind of message has its word, in one capability', () => {
  expect(wordsOf('holdReasons').sort()).toEqual([...HOLD_REASONS].sort());
  expect(wordsOf('messageKinds').sort()).toEqual([...MESSAGES.keys()].sort());
});

describe('the texts of the pages', () => {
  const inEnglish = leaves(english);
  const inBangla = leaves(bangla);

  it('have the same keys in both languages', () => {
    expect([...inBangla.keys()].sort()).toEqual([...inEnglish.keys()].sort());
  });

  it('are nowhere empty', () => {
    const empty = [...inEnglish, ...inBangla].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('fill in the same values in both languages', () => {
    const different = [...inEnglish].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(inBangla.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  it('are translated: hardly any sentence is the same in both', () => {
    const same = [...inEnglish].filter(([key, text]) => inBangla.get(key) === text).map(([key]) => key);
    expect(same.sort()).toEqual([
      'orders.page.quantity',
      'parcels.packedPieces',
      'payouts.where',
      'shell.brand',
      'shell.fieldProblem',
    ]);
  });
});
