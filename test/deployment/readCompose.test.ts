import { interpolate, readCompose } from './readCompose';

test.each([
  ['$A and ${A}', 'a and a'],
  ['${B:-default}|${EMPTY:-default}|${A:-default}', 'default|default|a'],
  ['${B-default}|${EMPTY-default}', 'default|'],
  ['${B:-}|${B}', '|'],
  ['$${A} costs $$5', '${A} costs $5'],
  ['${A:?must be set}', 'a'],
])('%s becomes %s', (text, filled) => {
  expect(interpolate(text, { A: 'a', EMPTY: '' })).toBe(filled);
});

test.each([
  ['${B:?give a key}', 'B: give a key'],
  ['${EMPTY:?}', 'EMPTY: must be set'],
])('%s refuses', (text, message) => {
  expect(() => interpolate(text, { EMPTY: '' })).toThrow(message);
});

test('anchors and merges are resolved, with variables filled in', () => {
  const text = `
x-base: &base
  image: shop:\${TAG:-latest}
services:
  a:
    <<: *base
    environment: { N: 1, ON: "true" }
  b: { <<: *base, depends_on: [a] }
`;
  const { services } = readCompose(text, { TAG: '2' });
  expect(services['a']).toMatchObject({ image: 'shop:2', environment: { N: '1', ON: 'true' } });
  expect(services['b']?.depends_on).toEqual(['a']);
});

test.each([
  ['a word that Compose does not know', 'services: { a: { image: x, enviroment: {} } }', '/services/a'],
  ['a kind that Compose does not take', 'services: { a: { image: 5 } }', '/services/a/image: must be string'],
  [
    'a service that there is not',
    'services: { a: { image: x, depends_on: [b] } }',
    'a names b, which there is not',
  ],
  [
    'a volume that there is not',
    'services: { a: { image: x, volumes: ["data:/var"] } }',
    'a names data, which',
  ],
])('%s is a fault', (_what, text, fault) => {
  expect(() => readCompose(text)).toThrow(fault);
});
