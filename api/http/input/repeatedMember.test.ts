import { repeatedMember } from './repeatedMember';

test.each([
  ['{"reason":"a","reason":"b"}', '/reason'],
  ['{ "reason" : "a" , "reason" : "a" }', '/reason'],
  [String.raw`{"reason":1,"re\u0061son":2}`, '/reason'],
  [String.raw`{"a\"b":1,"a\"b":2}`, '/a"b'],
  [String.raw`{"a\\":"\\","a\\":2}`, '/a\\'],
  ['{"":1,"":2}', '/'],
  ['{"__proto__":1,"__proto__":2}', '/__proto__'],
  ['{"a/b":{"c~d":[0,{"x":1},{"x":1,"y":{},"x":2}]}}', '/a~1b/c~0d/2/x'],
  ['[[1,2],{"x":[{"x":1}],"x":2}]', '/1/x'],
  ['{"a":{"b":1},"c":{"b":1},"a":3}', '/a'],
])('%s', (json, pointer) => {
  expect(() => JSON.parse(json)).not.toThrow();
  expect(repeatedMember(json)).toBe(pointer);
});

test.each([
  '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
  '{"a":"b","b":"a"}',
  '{"a":"\\",\\"a\\":1","b":"{\\"b\\":1,\\"b\\":2}"}',
  String.raw`{"a":"\\","b":"\\\"a\":"}`,
  '["a","a","a:","a:"]',
  '"a"',
  '7',
  '{}',
  '',
])('%s repeats nothing', (json) => expect(repeatedMember(json)).toBeUndefined());

test.each(['{"a":1,"a', '{"a\\', ']}:,', '"', '{:,:', '{"a":[}'])(
  '%s, which is no JSON, is left to its parser',
  (json) => {
    expect(() => JSON.parse(json)).toThrow(SyntaxError);
    expect(() => repeatedMember(json)).not.toThrow();
  },
);

test('what is nested without end takes neither the memory nor the time', () => {
  expect(repeatedMember('{"a":'.repeat(1_500_000))).toBeUndefined();
});

test('a text of megabytes is looked through', () => {
  const body = `{"a":"${'\\"x:'.repeat(2_000_000)}","b":[${'{"a":1},'.repeat(200_000)}0],"b":1}`;
  expect(repeatedMember(body)).toBe('/b');
});
