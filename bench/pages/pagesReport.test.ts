import type { PageFigures } from './phone';
import { formatPages, missedAims, type PagesResult } from './pagesReport';

const FIGURES: PageFigures = {
  requests: 12,
  scriptBytes: 131_500,
  styleBytes: 9_800,
  fontBytes: 20_400,
  firstPaintMs: 640,
  largestPaintMs: 3_400,
  shifted: 0.02,
};

const result = (figures: Partial<PageFigures> = {}): PagesResult => ({
  machine: { cores: 2, memoryGiB: 24, system: 'Linux x64', node: '20.20.2' },
  rounds: 3,
  pages: [{ name: 'shop', language: 'bn', figures: { ...FIGURES, ...figures } }],
});

test('a page is told with what it fetched, when it was there and how far it moved', () => {
  const [machine, , , , row] = formatPages(result()).split('\n');
  expect(machine).toContain('slowed down 4 times; 700 kbit/s, 300 ms; 3 rounds');
  expect(row?.split('|').map((cell) => cell.trim())).toEqual([
    ...['', 'shop (bn)', '12', '132', '10', '20', '0.64', '3.40', '0.020', ''],
  ]);
});

test('what misses an aim is named', () => {
  expect(missedAims(result())).toEqual([]);
  expect(missedAims(result({ largestPaintMs: 3_501, shifted: 0.06 }))).toEqual([
    'shop (bn): largest paint after 3.50 s',
    'shop (bn): moved by 0.06',
  ]);
});
