import { Paper, Title, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import classes from './FoldedSection.module.css';

interface FoldedSectionProps {
  readonly title: string;
  /** There only while the section is unfolded. */
  readonly children: ReactNode;
}

/** A titled part of a page that its reader unfolds. */
export function FoldedSection({ title, children }: FoldedSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const content = useId();
  return (
    <Paper component="section" aria-label={title}>
      <Title order={2}>
        <UnstyledButton
          className={classes.fold}
          aria-expanded={isOpen}
          aria-controls={isOpen ? content : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          {title}
          <IconChevronDown className={classes.chevron} size={20} aria-hidden />
        </UnstyledButton>
      </Title>
      {isOpen && (
        <div id={content} className={classes.content}>
          {children}
        </div>
      )}
    </Paper>
  );
}
