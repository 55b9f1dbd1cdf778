import { parseOpenFiles } from '../measure/openFiles';
import { delaysOf } from './delays';
import { createIdReader } from './eventIds';

test('ids are read wherever the stream is cut, and nothing else is one', () => {
  const ids: string[] = [];
  const read = createIdReader((id) => ids.push(id));
  const stream =
    'retry: 1000\n\nid: 7\nevent: order\ndata: {"a":"id: 9"}\n\n: still here\n\nid: 12\nevent: refresh\ndata: {}\n\n';
  for (const part of stream.match(/[^]{1,5}/g) ?? []) read(part);
  expect(ids).toEqual(['7', '12']);
});

test('each listener waits for itself, and who didn’t hear is counted', () => {
  const committed = [
    { orderId: 'a', version: 5, at: 100 },
    { orderId: 'b', version: 5, at: 200 },
  ];
  const heard = [
    { orderId: 'a', version: 4, at: 90 },
    { orderId: 'a', version: 5, at: 103 },
    { orderId: 'a', version: 5, at: 110 },
    { orderId: 'b', version: 5, at: 201 },
  ];
  expect(delaysOf(committed, heard, 2)).toEqual({ delaysMs: [3, 10, 1], missed: 1 });
});

test('as many files may be open as the kernel says', () => {
  const limits = (hard: string): string =>
    `Limit                     Soft Limit           Hard Limit           Units\nMax processes             10                   20                   processes\nMax open files            1024                 ${hard}                files     \n`;
  expect(parseOpenFiles(limits('4096'))).toBe(4_096);
  expect(parseOpenFiles(limits('unlimited'))).toBe(Infinity);
  expect(parseOpenFiles('')).toBe(Infinity);
});
