import { admin } from './admin';
import { orders } from './orders';
import { shell } from './shell';
import { shop } from './shop';
import { vocabulary } from './vocabulary';
import { timeline } from './timeline';

/** Every text of the pages in English; the other languages have the same keys. */
export const texts = { shell, vocabulary, shop, orders, timeline, admin };

export type Texts = typeof texts;
