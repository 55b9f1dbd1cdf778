import { readReplayArguments } from './arguments';

it('takes a file, and eight orders at a time unless told otherwise', () => {
  expect(readReplayArguments(['feed.csv'])).toEqual({ file: 'feed.csv', concurrency: 8 });
  expect(readReplayArguments(['--concurrency', '32', 'feed.csv', '--json', 'out.json'])).toEqual({
    file: 'feed.csv',
    concurrency: 32,
    json: 'out.json',
  });
});

it.each([
  ['no file', []],
  ['two files', ['a.csv', 'b.csv']],
  ['no number', ['a.csv', '--concurrency', 'many']],
  ['nobody to do it', ['a.csv', '--concurrency', '0']],
  ['no address', ['a.csv', '--url', 'localhost:3000']],
  ['an unknown option', ['a.csv', '--speed', '2']],
])('says how to call it when given %s', (_what, args) => {
  expect(() => readReplayArguments(args)).toThrow(/Usage: npm run replay -- FILE/);
});
