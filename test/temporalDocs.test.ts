import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../dev/temporal/temporalPrograms';
import { malformation } from '../domain/commandShape';
import { COMMANDS, COMMAND_NAMES, ruleOf, type CommandName } from '../domain/commands';
import { NAMESPACE_STAFF } from '../domain/people/actor';
import { SEARCH_ATTRIBUTES } from '../workflows/engine/searchAttributes';
import { CATCH_UP, QUERIES, SHOW_NUMBER } from '../workflows/messages';
import { inputFault } from '../workflows/engine/start/inputFault';

const page = readFileSync(path.resolve(__dirname, '..', 'docs', 'temporal.md'), 'utf8');

/** The cells of a section's table, without its head. */
function tableOf(section: string): string[][] {
  const [, text = ''] = page.split(`\n## ${section}\n`);
  const lines = (text.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
}

const commands = tableOf('Commands').map(([, name = '', does = '', roles = '', json = '']) => ({
  name,
  does,
  roles,
  json,
}));

const WEEK_MS = 7 * 24 * 3_600_000;

/** What a reader puts there: an instant ahead, which no date in a page stays. */
const inAWeek = (): string => new Date(Date.now() + WEEK_MS).toISOString();

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

test('every command has its row, in their order', () => {
  expect(commands.map(({ name }) => name)).toEqual(COMMAND_NAMES);
});

test.each(commands)(
  '$name is told as it is: what it does, who may send it, its JSON',
  ({ name, does, roles, json }) => {
    if (!isCommand(name)) throw new Error(`There is no command ${name}`);
    const rule = ruleOf(name);
    expect(does).toBe(rule.description);
    expect(roles).toBe(rule.roles.join(', ') || 'vendors');
    const examples = json
      .replace('IN_A_WEEK', inAWeek())
      .split(' or ')
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    for (const example of examples) expect(malformation(name, example)).toBeUndefined();
    // They show every field that there is, those that may be left out as well.
    const fields = new Set(examples.flatMap((example) => Object.keys(example)));
    expect([...fields].toSorted()).toEqual(Object.keys(rule.shape).toSorted());
  },
);

test('what has to be ahead is no date of the page, which would be past one day', () => {
  expect(commands.filter(({ json }) => /"until": "\d/.test(json))).toEqual([]);
});

test('the CLI is found where the product keeps the one that it fetched', () => {
  const [home, folder] = ['$HOME', path.join('.cache', path.basename(cacheFolder()))];
  expect(path.join(home, folder)).toBe(cacheFolder({ variables: {}, home }));
  expect(page).toContain(`$HOME/go/bin:\${XDG_CACHE_HOME:-$HOME/.cache}/${path.basename(folder)}"`);
});

test('every query has its row', () => {
  const told = tableOf('Queries').map(([, name, answers]) => [name, answers]);
  expect(told).toEqual(Object.entries(QUERIES));
});

test('the signal that is no command, the start’s input and the search attributes are told', () => {
  expect(tableOf('A signal that is no command')).toEqual([
    ['', 'showNumber', SHOW_NUMBER, 'none', ''],
    ['', 'catchUp', CATCH_UP, 'none', ''],
  ]);
  const [, input = ''] = /--type order[^\n]*\n[^\n]*--input '([^']+)'/.exec(page) ?? [];
  expect(inputFault(JSON.parse(input), 'order/ORDER_ID')).toBeUndefined();
  const told = tableOf('Finding orders').map(([, name]) => name);
  expect(told).toEqual(expect.arrayContaining(SEARCH_ATTRIBUTES.map(({ name }) => name)));
});

/** In one line, as a reader sees it. */
const words = page.replaceAll(/\s+/g, ' ');

test('every example that shows or sends what an order holds has the codec, lest it stand in clear', () => {
  const examples = page.split('\n').filter((line) => /^temporal workflow (?!start)/.test(line));
  const kinds = examples.map((line) => /^temporal workflow (\w+)/.exec(line)?.[1]);
  expect(kinds).toEqual(expect.arrayContaining(['query', 'show', 'signal', 'update']));
  expect(examples.filter((line) => !line.endsWith(' $codec --codec-auth "$auth"'))).toEqual([]);
});

test('who may write to the namespace is told as whom they act', () => {
  const { id, role } = NAMESPACE_STAFF;
  expect(words).toContain(
    `Whoever may write to it, by the Web UI, the CLI or a program, acts as \`${role}\` with the id \`${id}\`, ` +
      'whatever `actor` their message names',
  );
});

test('how a cancelled order ends, and that no order is pinned to a release, are told', () => {
  expect(words).toContain('A cancelled order is undone first and then ends as *Completed*');
  expect(words).toContain(
    "The task queue is **unversioned**: every worker that polls it takes any order's next task",
  );
});
