import { useEffect, useRef, type RefObject } from 'react';

/** Gives the focus to a part of the page itself, so that the next Tab leads into it. */
function focusPart(part: HTMLElement): void {
  if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

/**
 * Keeps the focus in a part of the page whose buttons go away: what was pressed is no longer offered once it is done, and keyboards and screen readers would
 * begin at the top of the page.
 */
export function useKeptFocus<Part extends HTMLElement>(): RefObject<Part | null> {
  const part = useRef<Part>(null);
  const isInside = useRef(false);
  useEffect(() => {
    const note = ({ target }: Event): void => {
      isInside.current = target instanceof Node && (part.current?.contains(target) ?? false);
    };
    document.addEventListener('focusin', note);
    // A click beside it takes the focus away on purpose.
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, []);
  useEffect(() => {
    if (part.current && isInside.current && document.activeElement === document.body) focusPart(part.current);
  });
  return part;
}

/**
 * Gives the focus back to what had it before, when this goes away: to the button that opened a dialog, or to the part of the page that this stood in, where it is
 * gone as well.
 */
export function useReturnedFocus(): void {
  useEffect(() => {
    const opener = document.activeElement;
    const home = opener?.closest<HTMLElement>('section') ?? null;
    return () => {
      // Whatever closes the dialog may still move the focus in this moment.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
        if (document.activeElement === document.body && home?.isConnected) focusPart(home);
      });
    };
  }, []);
}
