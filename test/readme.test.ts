import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readRecords } from '../dev/replay/feed/invoiceFile';
import { sortInvoices } from '../dev/replay/feed/invoices';

const read = (...segments: string[]): string =>
  readFileSync(path.resolve(__dirname, '..', ...segments), 'utf8');

/** In one line, as a reader sees it. */
const page = read('README.md').replaceAll(/\s+/g, ' ');

test('the invoices are told as the feed has them', () => {
  const { invoiceCount, sales, cancellations, writeOffs } = sortInvoices(
    readRecords(read('data', 'online-retail.csv')),
  );
  expect(page).toContain(`replays ${invoiceCount} real invoices`);
  expect(page).toContain(
    `Of the **${invoiceCount} invoices** ${sales.length} are sales, and each becomes an order; ` +
      `${cancellations.length} are cancellations, which become credits, and ${writeOffs.length} write off stock.`,
  );
});

test('who can’t download a Temporal server is told what happens then, and the two variables that help', () => {
  expect(page).toContain("Where that can't be reached, it is built from source if there is a Go");
  expect(page).toContain('without a Go the start ends with a message that lists the other ways');
  const variables = read('.env.example');
  for (const name of ['TEMPORAL_CLI_PATH', 'TEMPORAL_ADDRESS']) {
    expect(page).toContain(`\`${name}\``);
    expect(variables).toContain(name);
  }
});

test('the worker that is to be killed is the one that the console names, not whatever a pattern finds', () => {
  expect(page).toContain('`kill -9` with the number of the process that the console shows beside *Worker*');
  expect(page).not.toMatch(/pgrep|pkill|killall/);
});
