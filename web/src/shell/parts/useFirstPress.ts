import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * For a button whose menu is fetched with the first press: most pages are read without it. Until the menu is there nothing takes
 * the button's place, lest a press be lost.
 * @param load fetches the menu, which stands open as soon as it is there, with a button of its own ({@link useFocusOfLast}).
 */
export function useFirstPress(load: () => Promise<unknown>) {
  const [pressed, setPressed] = useState(false);
  const comeNear = (): void => {
    // What can't be fetched now is asked for again when it is needed.
    void load().catch(() => undefined);
  };
  return {
    pressed,
    button: {
      'aria-expanded': false,
      'aria-busy': pressed,
      onPointerEnter: comeNear,
      onFocus: comeNear,
      onClick: () => setPressed(true),
    },
  };
}

/** The button that stood here until now took the focus with it, unless somebody had gone on: this one is given it. */
export function useFocusOfLast(button: RefObject<HTMLButtonElement | null>): void {
  useLayoutEffect(() => {
    // The focus is at the part of the page that the other stood in, or nowhere.
    if (document.activeElement?.contains(button.current)) button.current?.focus({ preventScroll: true });
  }, [button]);
}
