import { errorOfStatus, noAnswer } from './answers';

test.each([401, 403, 408, 409, 425, 429, 500, 502, 503, 504])('%i is trouble that will pass', (status) => {
  expect(errorOfStatus('acme', status, 'code')).toMatchObject({ name: 'ProviderUnavailable' });
});

test.each([400, 404, 413, 422])('%i is a refusal, with the vendor’s code', (status) => {
  expect(errorOfStatus('acme', status, 'code')).toMatchObject({ name: 'ProviderRejected', code: 'code' });
});

test('of a call without an answer only the kind of the failure is kept', () => {
  const cause = Object.assign(new Error('connect to 10.0.0.5 for Rahim'), { code: 'ECONNREFUSED' });
  expect(noAnswer('acme', new TypeError('fetch failed', { cause })).message).toBe(
    'acme: no answer (ECONNREFUSED)',
  );
  expect(noAnswer('acme', 'Rahim').message).toBe('acme: no answer (unknown)');
});
