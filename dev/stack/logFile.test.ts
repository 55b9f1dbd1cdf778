import { forPeople } from './logFile';

test('warnings and errors are shown in a line, with their reason', () => {
  expect(forPeople('{"level":40,"msg":"no Temporal server yet","reason":"refused"}')).toBe(
    'warning: no Temporal server yet (refused)',
  );
  expect(forPeople('{"level":50,"msg":"lost","err":{"message":"broken pipe"}}')).toBe(
    'error: lost (broken pipe)',
  );
});

test('ordinary log lines are not shown', () => {
  expect(forPeople('{"level":30,"msg":"listening"}')).toBeUndefined();
  expect(forPeople('sandbox: http://127.0.0.1:4010')).toBeUndefined();
});

test('what a runtime says about its own end is shown as it is', () => {
  expect(forPeople('TypeError: x is not a function')).toBe('TypeError: x is not a function');
});
