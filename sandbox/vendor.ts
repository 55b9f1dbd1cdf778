import type { Request, RequestHandler, Router } from 'express';
import { z } from 'zod';
import { vendorRoute, type Answer, type VendorTrouble } from './answer';
import type { OverviewTable } from './control/overviewTable';
import type { FaultSource } from './faultBoard';
import type { Journal, Table } from './journal';
import type { SentMessage } from './messages';
import type { Signer, Webhook, WebhookSender } from './webhookSender';

/** What the sandbox gives all of its vendors to live on. */
export interface SandboxWorld {
  readonly journal: Journal;
  readonly faults: FaultSource;
  readonly webhooks: WebhookSender;
  /** The origin that webhooks are sent to. */
  readonly webhookTarget: string;
  /** How many times faster than the standard pace things happen. */
  readonly speed: number;
  /** How long a gateway keeps a card's money reserved, in seconds. */
  readonly captureWindowS: number;
  /** All texts and emails, whoever sent them. */
  readonly messages: Table<SentMessage>;
  /** A file that is kept over a restart; undefined: everything is in memory only. */
  readonly fileIn: (name: string) => string | undefined;
}

/** The same as one vendor sees it: under its own name. */
export interface OwnWorld extends Omit<SandboxWorld, 'faults' | 'webhooks'> {
  /** Serves one operation of its API, with the faults that were asked for around it. */
  readonly serve: (operation: string, handle: (request: Request) => Answer) => RequestHandler;
  readonly sendWebhook: (webhook: Omit<Webhook, 'vendor'>, delayMs?: number) => void;
}

/** What a simulated vendor is when it has started. */
export interface StartedVendor<Ledger> {
  /** Its HTTP API, below its path. */
  readonly routes: Router;
  /** How its webhooks prove that it sent them; `'none'`: it sends none. */
  readonly sign: Signer | 'none';
  /** What it has of one order, or of all. */
  readonly ledger: (orderId?: string) => Ledger;
  /** What the page for people shows of it. */
  readonly overview: () => OverviewTable;
  /** Switches of its own, below `/sandbox`. */
  readonly switches?: Router;
  /** Variables that the shop must be told: keys that the vendor has made for itself. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Ends what is under way. */
  readonly close?: () => void;
}

/** A simulated vendor at work. */
export interface RunningVendor<Ledger> extends StartedVendor<Ledger> {
  /** Names of the operations that it serves: faults can be asked for by them. */
  readonly operations: () => readonly string[];
}

/** Everything that one simulated vendor is made of. */
interface SandboxVendorParts<
  Name extends string,
  Shape extends z.ZodRawShape,
  Options,
  Ledger,
> extends VendorTrouble {
  readonly name: Name;
  /** Where its API begins. */
  readonly path: `/${string}`;
  /** Its side of the secrets that the shop has as well: the same names and defaults. */
  readonly variables: Shape;
  readonly toOptions: (env: z.output<z.ZodObject<Shape>>) => Options;
  readonly start: (options: Options, world: OwnWorld) => StartedVendor<Ledger>;
}

/** A simulated vendor as `vendors.ts` lists it. */
export interface SandboxVendor<Name extends string, Options, Ledger> {
  readonly name: Name;
  readonly path: string;
  /** Names of its environment variables. */
  readonly variables: readonly string[];
  /** @throws {z.ZodError} naming the variables that make no sense. */
  readonly readOptions: (given: Readonly<Record<string, string | undefined>>) => Options;
  /** Finds its own options among all. */
  readonly start: (
    options: { readonly [Own in Name]: Options },
    world: SandboxWorld,
  ) => RunningVendor<Ledger>;
}

/** Makes a simulated vendor of its parts. */
export function sandboxVendor<Name extends string, Shape extends z.ZodRawShape, Options, Ledger>({
  variables,
  toOptions,
  ...parts
}: SandboxVendorParts<Name, Shape, Options, Ledger>): SandboxVendor<Name, Options, Ledger> {
  const { name, path } = parts;
  return {
    name,
    path,
    variables: Object.keys(variables),
    readOptions: (given) => toOptions(z.object(variables).parse(given)),
    start: (options, { faults, webhooks, ...world }) => {
      const operations: string[] = [];
      const running = parts.start(options[name], {
        ...world,
        serve: (operation, handle) => {
          operations.push(operation);
          return vendorRoute(faults, parts, operation, handle);
        },
        sendWebhook: (webhook, delayMs) => webhooks.send({ ...webhook, vendor: name }, delayMs),
      });
      return { ...running, operations: () => operations };
    },
  };
}
