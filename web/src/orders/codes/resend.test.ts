import { problemOf } from '../../http/problem';
import { tooSoonOf } from './resend';

const ASKED_AT = 1_000;

const refused = (code: string, headers: Record<string, string>, more: object = {}) =>
  problemOf(
    new Response(
      JSON.stringify({ type: `https://x/problems/${code}`, title: '', status: 429, detail: '', ...more }),
      { status: 429, headers },
    ),
  );

test('another code waits as long as the API says, from when it was asked for', async () => {
  const soon = await refused('rate-limited', { 'retry-after': '42' }, { sentTo: '678' });
  expect(tooSoonOf(soon, ASKED_AT)).toEqual({ to: '678', until: 43_000 });
  const many = await refused('rate-limited', { 'retry-after': '1200' });
  expect(tooSoonOf(many, ASKED_AT)).toEqual({ to: undefined, until: 1_201_000 });
});

test('any other failure is told as one', async () => {
  expect(tooSoonOf(await refused('unavailable', { 'retry-after': '5' }), ASKED_AT)).toBeUndefined();
  for (const headers of [{}, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, { 'retry-after': '-1' }])
    expect(tooSoonOf(await refused('rate-limited', headers), ASKED_AT)).toBeUndefined();
  expect(tooSoonOf(new Error('away'), ASKED_AT)).toBeUndefined();
});
