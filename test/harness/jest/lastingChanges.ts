/** What changes Jest itself, and so outlasts a file that shares its realm with the files after it. */
const LASTING: Readonly<Record<string, readonly string[]>> = {
  jest: [
    ...[
      'mock',
      'doMock',
      'unmock',
      'dontMock',
      'deepUnmock',
      'setMock',
      'unstable_mockModule',
      'onGenerateMock',
    ],
    ...['enableAutomock', 'disableAutomock', 'resetModules', 'isolateModules', 'isolateModulesAsync'],
    ...['useFakeTimers', 'retryTimes', 'setTimeout'],
  ],
  expect: ['extend', 'addEqualityTesters', 'addSnapshotSerializer'],
};

/** Jest's calls answer with itself, so that one may follow another. */
const CALLS = Object.entries(LASTING).map(
  ([owner, names]) =>
    new RegExp(String.raw`\b${owner}(?:\s*\.\s*\w+\([^()]*\))*\s*\.\s*(?:${names.join('|')})\s*[(<]`, 'g'),
);

/** Each call in a text that changes Jest itself, with its line: `12: jest.mock`. */
export function findLastingChanges(text: string): string[] {
  return CALLS.flatMap((call) => [...text.matchAll(call)]).map((found) => {
    const [call] = found;
    const line = text.slice(0, found.index + call.length).split('\n').length;
    return `${line}: ${call.replace(/\s|[(<]$/g, '')}`;
  });
}
