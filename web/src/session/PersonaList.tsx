import { Avatar, Badge, Group, SimpleGrid, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useTranslation } from '../i18n/useTranslation';
import classes from './PersonaList.module.css';
import { PERSONAS, type Persona } from './personas';

interface PersonaListProps {
  readonly current: string | undefined;
  readonly busy: boolean;
  readonly onChoose: (persona: Persona) => void;
}

/** The people of the demonstration, customers first. */
export function PersonaList(props: PersonaListProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <PersonaGroup
        {...props}
        title={t('session.customers')}
        personas={PERSONAS.filter(({ role }) => role === 'customer')}
      />
      <PersonaGroup
        {...props}
        title={t('session.staff')}
        personas={PERSONAS.filter(({ role }) => role !== 'customer')}
      />
    </Stack>
  );
}

interface PersonaGroupProps extends PersonaListProps {
  readonly title: string;
  readonly personas: readonly Persona[];
}

function PersonaGroup({ title, personas, current, busy, onChoose }: PersonaGroupProps) {
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {personas.map((persona) => (
          <PersonaButton
            key={persona.id}
            persona={persona}
            isCurrent={persona.id === current}
            busy={busy}
            onChoose={onChoose}
          />
        ))}
      </SimpleGrid>
    </section>
  );
}

interface PersonaButtonProps {
  readonly persona: Persona;
  readonly isCurrent: boolean;
  readonly busy: boolean;
  readonly onChoose: (persona: Persona) => void;
}

function PersonaButton({ persona, isCurrent, busy, onChoose }: PersonaButtonProps) {
  const { t } = useTranslation();
  const does = persona.role === 'checkout' ? 'customer' : persona.role;
  return (
    <UnstyledButton className={classes.persona} disabled={busy} onClick={() => onChoose(persona)}>
      <Avatar name={persona.name} color="pine" />
      <div className={classes.text}>
        <Group gap={6} wrap="nowrap">
          <Text fw={600} truncate>
            {persona.name}
          </Text>
          {isCurrent && <Badge size="sm">{t('session.current')}</Badge>}
        </Group>
        <Text size="xs" fw={600} c="var(--mantine-primary-color-light-color)">
          {t(`session.roles.${persona.role}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`session.rolesDo.${does}`)}
        </Text>
      </div>
    </UnstyledButton>
  );
}
