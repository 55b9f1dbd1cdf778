import type { Page } from 'playwright-core';
import { z } from 'zod';

/** What a finger has to hit is at least so many pixels high and wide. */
const FINGER = 44;

const TARGETS = [
  ...['a[href]', 'button', 'input:not([type="hidden"])', 'select', 'textarea', 'summary'],
  ...['button', 'tab', 'menuitem', 'option', 'switch', 'combobox'].map((role) => `[role="${role}"]`),
].join();

/**
 * Runs in the page, which is why it is a text: from the middle of each target it goes one pixel after the other in the four
 * directions, as long as the target, or its label, is what would be hit.
 */
const SEARCH = (within: string): string => `(() => {
  const finger = ${FINGER};
  const isShown = (element) => {
    const { width, height, left } = element.getBoundingClientRect();
    const away = element.closest('[aria-hidden="true"], [inert]') !== null || element.matches(':disabled');
    return !away && width > 0 && height > 0 && left > -100 && getComputedStyle(element).visibility !== 'hidden';
  };
  const isInText = (element) =>
    element.matches('a') &&
    getComputedStyle(element).display.startsWith('inline') &&
    [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
  const labelOf = (element) => element.labels?.[0] ?? element.closest('label');
  const reach = (element, x, y, dx, dy) => {
    for (let far = 0; ; far += 1) {
      const at = document.elementFromPoint(x + dx * (far + 1), y + dy * (far + 1));
      const hit = at !== null && (element.contains(at) || labelOf(element)?.contains(at));
      if (!hit || far === finger) return far;
    }
  };
  const inside = [...document.querySelectorAll(${JSON.stringify(within)})];
  const targets = [...document.querySelectorAll(${JSON.stringify(TARGETS)})];
  return targets.flatMap((element) => {
    if (!inside.some((part) => part.contains(element)) || !isShown(element) || isInText(element)) return [];
    element.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const wide = reach(element, x, y, -1, 0) + reach(element, x, y, 1, 0) + 1;
    const high = reach(element, x, y, 0, -1) + reach(element, x, y, 0, 1) + 1;
    if (wide >= finger && high >= finger) return [];
    const name = element.getAttribute('aria-label') ?? labelOf(element)?.textContent ?? element.textContent;
    return [element.tagName.toLowerCase() + ' "' + name.trim().slice(0, 40) + '" ' + wide + ' × ' + high];
  });
})()`;

/**
 * Finds the links, buttons and fields of a page that are smaller than a finger, by where they can be hit: a link that stretches over
 * its row is as large as the row, a field as large as it and its label together. A link in the middle of a text is as high as the text.
 * @param within selects the part that is looked at, where it covers what else is on the page.
 * @returns each with its name and how much of it can be hit.
 */
export async function narrowTargets(page: Page, within = 'body'): Promise<string[]> {
  return z.array(z.string()).parse(await page.evaluate(SEARCH(within)));
}
