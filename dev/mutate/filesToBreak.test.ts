import { filesToBreak, roundsOf } from './filesToBreak';

const RULES = filesToBreak(['domain/', 'providers/'], 'main');

/** The rule of this name, wherever it is kept; a folder before it tells it from others of that name. */
function ruleNamed(name: string): string {
  const found = RULES.find((file) => `/${file}`.endsWith(`/${name}`));
  if (!found) throw new Error(`There is no rule ${name}`);
  return found;
}

const besides = (file: string): string => file.replace(/\.ts$/, '.test.ts');

test('a folder stands for its rules: no tests, nothing of the tests’ own', () => {
  expect(RULES).toEqual(expect.arrayContaining([ruleNamed('order/status.ts'), ruleNamed('phone.ts')]));
  expect(RULES.filter((file) => file.includes('test'))).toEqual([]);
  expect(RULES).toEqual([...new Set(RULES)].toSorted());
});

test('only rules are broken, whatever is named', () => {
  const rule = ruleNamed('order/status.ts');
  expect(filesToBreak(['server.ts', 'workflows', rule, besides(rule)], 'main')).toEqual([rule]);
});

test('a file is tried on its own test first, then near it, then on the other rules’, never on random lives', () => {
  const file = ruleNamed('order/status.ts');
  const [own, near = [], others = []] = roundsOf(file);
  expect(own).toEqual([besides(file)]);
  expect(near).toEqual(
    expect.arrayContaining([besides(ruleNamed('setStatus.ts')), besides(ruleNamed('decide.ts'))]),
  );
  expect(others).toContain(besides(ruleNamed('trackParcel.ts')));
  const all = [...near, ...others];
  expect(all.filter((test) => test === besides(file) || test.includes('Life'))).toEqual([]);
  expect(all).toEqual([...new Set(all)]);
});

test('a provider’s file is tried on its own test alone', () => {
  const file = ruleNamed('phone.ts');
  expect(roundsOf(file)).toEqual([[besides(file)]]);
  expect(roundsOf(ruleNamed('messenger.ts'))).toEqual([]);
});

test('a test that starts a vendor’s sandbox is too slow to be tried', () => {
  expect(roundsOf(ruleNamed('unierp/adapter.ts'))).toEqual([]);
});
