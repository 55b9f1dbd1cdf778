/** What a page says in passing, in a corner. */
export interface Toast {
  readonly id: number;
  readonly tone: 'success' | 'failure';
  readonly title?: string;
  readonly message: string;
}

/** Older ones make room: what matters stands on the page, too. */
const MOST = 3;

const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

function show(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function add(toast: Omit<Toast, 'id'>): void {
  lastId += 1;
  show([...toasts, { ...toast, id: lastId }].slice(-MOST));
}

export function toastSuccess(message: string): void {
  add({ tone: 'success', message });
}

export function toastFailure(title: string, message: string): void {
  add({ tone: 'failure', title, message });
}

export function dismissToast(id: number): void {
  show(toasts.filter((toast) => toast.id !== id));
}

/** Those that are shown, the newest last. Stable between changes. */
export const currentToasts = (): readonly Toast[] => toasts;

/** Calls back on every change, until the returned function is called. */
export function onToastChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
