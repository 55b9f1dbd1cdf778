import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** All rules that are on by themselves, and two that are not: names hold the visible words, targets are no smaller than 24 pixels. */
const OPTIONS = {
  resultTypes: ['violations'],
  rules: { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } },
};

const violations = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/** A page without a heading after so long is told as such. */
const HEADING_MS = 10_000;

/** What axe finds wrong with a page as it stands now, once it has its heading: a sentence for each element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const heading = page.locator('main h1').first();
  await heading.waitFor({ state: 'attached', timeout: HEADING_MS }).catch(() => undefined);
  await page.evaluate(`window.axe || (() => {${AXE}})()`);
  const found = violations.parse(
    await page.evaluate(`axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) => violations)`),
  );
  const { pathname } = new URL(page.url());
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) =>
      [`${pathname}: ${help} (${id})`, html.slice(0, 300), failureSummary].join('\n    '),
    ),
  );
}
