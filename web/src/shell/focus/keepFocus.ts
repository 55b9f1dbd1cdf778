/** Where the focus was: the element, and what it stood in, from the inside out. */
interface Place {
  readonly element: HTMLElement;
  readonly within: readonly Element[];
}

/** Whoever opened a menu in a dialog in a drawer is led back through all of them. */
const REMEMBERED = 12;

/** Parts of a page that say what they are, in which somebody can go on. */
const PART =
  'section, article, form, [role="region"], [role="group"], [role="tabpanel"], [role="dialog"], main';
/** A part that passes by, such as a notice in a corner, is no place to go on in. */
const LASTING = 'main, header, [role="dialog"]';

/**
 * Keeps the focus on the page. A browser drops it when the element that has it goes: the button of an act that is done, the dialog
 * that was answered. Keyboards and screen readers would begin at the top of the page again. It goes back to where it came from, or
 * to the part of the page that the element stood in. Who clicks beside everything gives the focus up, and is left alone.
 * @returns what ends it.
 */
export function keepFocus(page: Document): () => void {
  const places: Place[] = [];
  let givenUp = false;
  let disabled: HTMLElement | undefined;

  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target === page.body) return;
    givenUp = false;
    disabled = undefined;
    if (places.at(-1)?.element === target) return;
    places.push({ element: target, within: ancestorsOf(target) });
    if (places.length > REMEMBERED) places.shift();
  };
  const onPointer = ({ target }: PointerEvent): void => {
    // What has the focus already takes it without a word when it is clicked.
    givenUp = !(target instanceof Node && hasFocus(page) && page.activeElement?.contains(target));
  };
  const onChange = (): void => {
    const last = places.at(-1)?.element;
    if (last?.matches(':disabled')) disabled = last;
    if (givenUp || last === undefined || hasFocus(page)) return;
    if (!last.isConnected) moveTo(whereToGoOn(places));
    // A button that waits for its answer can't have the focus; once it can, it is there again.
    else if (disabled === last && isFocusable(last)) moveTo(last);
  };

  // Elements go and come without a word, but not unseen.
  const observer = new MutationObserver(onChange);
  observer.observe(page.body, {
    ...{ childList: true, subtree: true },
    ...{ attributes: true, attributeFilter: ['disabled'] },
  });
  page.addEventListener('focusin', onFocus);
  page.addEventListener('pointerdown', onPointer, { capture: true });
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}

const hasFocus = (page: Document): boolean => page.activeElement !== null && page.activeElement !== page.body;

const isFocusable = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(':disabled') && element.getClientRects().length > 0;

function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let one = element.parentElement; one; one = one.parentElement) found.push(one);
  return found;
}

/** The newest place that is still there, or the part of the page in which one was. */
function whereToGoOn(places: Place[]): HTMLElement | undefined {
  for (let place = places.at(-1); place; place = places.at(-1)) {
    if (isFocusable(place.element)) return place.element;
    const part = place.within.find(isLastingPart);
    if (part) return part;
    places.pop();
  }
  return undefined;
}

const isLastingPart = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element.matches(PART) &&
  element.closest(LASTING) !== null;

function moveTo(element: HTMLElement | undefined): void {
  if (!element) return;
  // Parts take the focus from us alone, and don't stand in the way of the Tab key.
  if (element.matches(PART) && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}
