import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '../../routing/Link';
import type { AnchorHTMLAttributes, Ref } from 'react';
import classes from './TextLink.module.css';

interface TextLinkProps
  extends AnchorProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
  /** It stands by itself, not among words. */
  readonly alone?: boolean;
}

/** A link of the router inside text. */
export const TextLink = createLink(({ alone = false, className, ...props }: TextLinkProps) => (
  <Anchor {...props} className={[className, alone && classes.alone].filter(Boolean).join(' ')} />
));
