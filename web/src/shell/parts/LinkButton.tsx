import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '../../routing/Link';
import type { AnchorHTMLAttributes, Ref } from 'react';

interface LinkButtonProps
  extends ButtonProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

/** A link of the router that looks like a button. */
export const LinkButton = createLink((props: LinkButtonProps) => <Button component="a" {...props} />);
