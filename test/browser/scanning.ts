import type { Page } from 'playwright-core';
import { imeiOf } from '../../domain/testing/serials';

let pieces = 0;

/** The IMEI of a piece that nobody has packed yet, in the database of this file. */
export const nextImei = (): string => imeiOf((pieces += 1));

/** What packing an order is told whose first line is so many phones. */
export const scannedPhones = (count = 1) => ({
  serials: [{ lineId: '1', values: Array.from({ length: count }, nextImei) }],
});

/** Packs an order of one phone in the back office, with its IMEI as a scanner types it. */
export async function packPhone(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pack a parcel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Scan what you pack' });
  await dialog.getByRole('textbox').waitFor();
  await page.keyboard.type(nextImei());
  await page.keyboard.press('Enter');
  await dialog.getByText('1 of 1', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Pack a parcel' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
