import type * as english from './en';

/** Every text of the pages, by capability. A language that lacks one of them doesn't compile. */
export type Texts = typeof english;

type Capability = keyof Texts;

/** Plurals are asked for by the name without their ending. */
type WithoutPlural<Name extends string> = Name extends `${infer Base}_${'one' | 'other'}` ? Base : Name;

type KeysOf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string
    ? WithoutPlural<Name>
    : `${Name}.${KeysOf<Tree[Name]>}`;
}[keyof Tree & string];

/** The key of a text: "orders.list.title". */
export type TextKey = KeysOf<Texts>;

/** The key of a text that says what an event of an order was. */
export type EventText = {
  [Name in Capability]: Texts[Name] extends { readonly events: infer Events }
    ? `${Name}.events.${keyof Events & string}`
    : never;
}[Capability];

type ShelvesOf<Name extends Capability> = {
  [Group in keyof Texts[Name] & string]: Texts[Name][Group] extends Readonly<Record<string, string>>
    ? `${Name}.${Group}`
    : never;
}[keyof Texts[Name] & string];

/** A group of texts that words of other systems are looked up in: "parcels.state". */
export type Shelf = { [Name in Capability]: ShelvesOf<Name> }[Capability];

type GroupIn<Path> = Path extends `${string}.${infer Name}` ? Name : never;

/** Words that each capability has texts for of its own, by the name that its group of them has: "holdReasons". */
export type Group = Extract<GroupIn<Shelf>, 'holdReasons' | 'holdAdvice' | 'holdDecision' | 'messageKinds'>;
