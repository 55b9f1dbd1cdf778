import { useState } from 'react';

/** What a bench is set to; it stays that on its device. */
export interface BenchSettings {
  readonly warehouse: string | null;
  /** Whether labels are printed as soon as they are there. */
  readonly atOnce: boolean;
  readonly slips: boolean;
  readonly prices: boolean;
}

const KEY = 'throughline.packing';
const NEW: BenchSettings = { warehouse: null, atOnce: true, slips: true, prices: false };

/** What is stored, as far as it can be read. */
export function readSettings(stored: string | null): BenchSettings {
  try {
    const fields = new Map<string, unknown>(Object.entries(JSON.parse(stored ?? '{}') as object));
    const warehouse = fields.get('warehouse');
    const flag = (name: 'atOnce' | 'slips' | 'prices'): boolean => {
      const value = fields.get(name);
      return typeof value === 'boolean' ? value : NEW[name];
    };
    return {
      warehouse: typeof warehouse === 'string' ? warehouse : null,
      ...{ atOnce: flag('atOnce'), slips: flag('slips'), prices: flag('prices') },
    };
  } catch {
    return NEW;
  }
}

export function useBenchSettings() {
  const [settings, set] = useState(() => readSettings(localStorage.getItem(KEY)));
  const change = (fields: Partial<BenchSettings>): void => {
    const next = { ...settings, ...fields };
    localStorage.setItem(KEY, JSON.stringify(next));
    set(next);
  };
  return { settings, change };
}
