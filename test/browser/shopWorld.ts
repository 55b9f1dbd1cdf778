import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { CreateOrderRequestJson, OrderJson } from '../../api/schema/order';
import type { Role } from '../../domain/people/actor';
import { permissionsOf } from '../../domain/people/permissions';
import { seed } from '../../prisma/seed/seed';
import { askBroker } from '../harness/environment';
import { createOpenings } from '../harness/openings';
import { startStack, type Stack } from '../world/stack';
import { accessibilityFaults } from './accessibility';
import { launchChromium } from './launchChromium';

/** Where links to executions lead; nothing has to listen there. */
export const TEMPORAL_UI = 'http://temporal.test:8233';

/** People of the demonstration, as the sign-in page offers them. */
export const RAHIM = { id: 'cust-rahim', role: 'customer' } as const;
export const KARIM = { id: 'cust-karim', role: 'customer' } as const;
export const SUPPORT = { id: 'staff-support', role: 'support' } as const;
export const WAREHOUSE = { id: 'staff-warehouse', role: 'warehouse' } as const;
export const FINANCE = { id: 'staff-finance', role: 'finance' } as const;
export const ADMIN = { id: 'staff-admin', role: 'admin' } as const;
/** The shop's checkout, which names no customer. */
export const GUEST = { id: 'shop', role: 'checkout' } as const;

export interface Person {
  readonly id: string;
  readonly role: Role;
}

/** The whole product with a catalogue in it, and a browser before it. */
export interface ShopWorld {
  readonly stack: Stack;
  /**
   * A page of a browser of one's own: signed in as the person, or as the visitor whom nobody knows yet. Each is checked for who reads
   * by ear or works by keyboard before it leads elsewhere and before it is closed.
   */
  open(path: string, person?: Person, options?: BrowserContextOptions): Promise<Page>;
  /** Checks a page as it stands now, with a menu or a dialog open; what is wrong is told when the pages are closed. */
  inspect(page: Page): Promise<void>;
  /** Places an order as the person, at the catalogue's prices. */
  place(person: Person, lines: readonly Wish[], options?: PlaceOptions): Promise<OrderJson>;
  /** Waits until something holds of the order. */
  eventually(orderId: string, holds: (order: OrderJson) => boolean): Promise<OrderJson>;
  /**
   * Closes the pages.
   * @param expected complaints that belong to what was tested.
   * @throws {Error} with what their consoles complained of, and what is wrong with them by axe.
   */
  closePages(expected?: RegExp): Promise<void>;
  close(): Promise<void>;
}

export interface Wish {
  readonly sku: string;
  readonly quantity: number;
}

export interface PlaceOptions {
  /** The gateway's handle of the card; one that works unless told otherwise. */
  readonly card?: string;
  /** Paid at the door in place of a card. */
  readonly cash?: boolean;
  /** Whom the parcel is for. */
  readonly name?: string;
  readonly email?: string;
}

const WAIT_MS = 30_000;

/** @param variables environment of the product on top of the tests' own. */
export async function openShopWorld(
  variables: Readonly<Record<string, string>>,
  policy: Parameters<typeof startStack>[1] = {},
): Promise<ShopWorld> {
  await askBroker('pages');
  const openings = createOpenings();
  // A visitor leaves orders wherever they are.
  const stack = await startStack({ TEMPORAL_UI_URL: TEMPORAL_UI, ...variables }, policy, {
    mayStayOpen: true,
  });
  openings.add('the stack of a shop', () => stack.close());
  await seed(stack.prisma);
  const browser = await launchChromium();
  openings.add('a browser', () => browser.close());
  const contexts = new Set<BrowserContext>();
  let complaints: string[] = [];
  const inspect = async (page: Page): Promise<void> => {
    // What vendors show is not ours.
    if (page.url().startsWith(stack.url)) complaints.push(...(await accessibilityFaults(page)));
  };
  /** From its top: what the frame covers of a page that is scrolled is not too small. */
  const inspectAtEnd = async (page: Page): Promise<void> => {
    await page.evaluate('scrollTo(0, 0)');
    await inspect(page);
  };
  return {
    stack,
    async open(path, person, options = {}) {
      const context = await openContext(browser, stack, person, options);
      contexts.add(context);
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(String(error.error())));
      const page = await context.newPage();
      const goTo = page.goto.bind(page);
      page.goto = async (...address) => {
        await inspectAtEnd(page);
        return goTo(...address);
      };
      await page.goto(`${stack.url}${path}`);
      return page;
    },
    inspect,
    place: (person, lines, options) => place(stack, person, lines, options),
    async eventually(orderId, holds) {
      return stack.eventually(await stack.token('watcher', 'admin'), orderId, holds);
    },
    async closePages(expected) {
      for (const context of contexts) {
        for (const page of context.pages()) await inspectAtEnd(page);
        await context.close();
      }
      contexts.clear();
      const unexpected = complaints.filter((complaint) => !expected?.test(complaint));
      complaints = [];
      if (unexpected.length > 0) throw new Error(`The pages complained:\n${unexpected.join('\n')}`);
    },
    close: openings.close,
  };
}

async function openContext(
  browser: Browser,
  stack: Stack,
  person: Person | undefined,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...(person && { storageState: await signedIn(stack, person) }),
    ...options,
  });
  context.setDefaultTimeout(WAIT_MS);
  return context;
}

/** What the browser of somebody who has signed in before remembers. */
async function signedIn(stack: Stack, { id, role }: Person) {
  const token = await stack.token(id, role);
  const session = { token, id, roles: [role], permissions: permissionsOf([role]) };
  const localStorage = [{ name: 'throughline.session', value: JSON.stringify(session) }];
  return { cookies: [], origins: [{ origin: stack.url, localStorage }] };
}

async function place(
  stack: Stack,
  person: Person,
  lines: readonly Wish[],
  { card = 'pm_card_visa', cash = false, name = 'Rahim Uddin', email }: PlaceOptions = {},
): Promise<OrderJson> {
  const body: CreateOrderRequestJson = {
    currency: 'BDT',
    lines: [...lines],
    shippingAddress: {
      name,
      line1: 'House 12, Road 5, Dhanmondi',
      city: 'Dhaka',
      country: 'BD',
      phone: '01712345678',
    },
    ...(email && { contact: { email } }),
    payment: cash ? { method: 'cod' } : { method: 'card', token: card },
  };
  const token = await stack.token(person.id, person.role);
  const answer = await stack.call(token, 'POST', '/api/orders', body, crypto.randomUUID());
  if (answer.status !== 201) throw new Error(`The order was refused: ${JSON.stringify(answer.body)}`);
  return answer.body as OrderJson;
}
