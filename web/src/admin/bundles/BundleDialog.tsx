import { ActionIcon, Button, Checkbox, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProductJson } from '../../../../api/schema/catalogue';
import type { BundleRequestJson } from '../../../../api/schema/stock/bundles';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../shell/parts/FormDialog';
import { setBundle } from './api';
import classes from './BundleDialog.module.css';
import {
  bundleOf,
  inForm,
  MOST_COMPONENTS,
  shareSum,
  withOneMore,
  type BundleInForm,
  type ComponentInForm,
} from './bundleForm';
import { useBundleCall } from './useBundleCall';

interface BundleDialogProps {
  readonly product: ProductJson;
  readonly onClose: () => void;
}

/** What a product consists of, what it costs, and what of that each component stands for. */
export function BundleDialog({ product, onClose }: BundleDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => inForm(product));
  const { currency } = product.price;
  const { mutate, isPending, error } = useBundleCall(
    (bundle: BundleRequestJson) => setBundle(product.sku, bundle),
    { done: t('bundles.form.done'), onDone: onClose },
  );
  const bundle = bundleOf(form, currency);
  const sum = shareSum(form, currency);
  return (
    <FormDialog
      title={t('bundles.form.title', { name: product.name })}
      explain={t('bundles.form.explain')}
      confirm={t('bundles.form.confirm')}
      busy={isPending}
      ready={bundle !== undefined && sum?.fits !== false}
      foot={<Shares sum={sum} currency={currency} />}
      onClose={onClose}
      onConfirm={() => bundle && mutate(bundle)}
    >
      <TextInput
        label={t('bundles.form.price', { currency })}
        value={form.price}
        onChange={(event) => setForm({ ...form, price: event.currentTarget.value })}
        inputMode="decimal"
        maxLength={16}
        required
      />
      <Components form={form} onChange={setForm} />
      <Checkbox
        label={t('bundles.form.together')}
        checked={form.together}
        onChange={(event) => setForm({ ...form, together: event.currentTarget.checked })}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

interface ComponentsProps {
  readonly form: BundleInForm;
  readonly onChange: (form: BundleInForm) => void;
}

function Components({ form, onChange }: ComponentsProps) {
  const { t } = useTranslation();
  const { components } = form;
  const change = (changed: ComponentInForm): void =>
    onChange({ ...form, components: components.map((one) => (one.key === changed.key ? changed : one)) });
  const remove = (key: number): void =>
    onChange({ ...form, components: components.filter((one) => one.key !== key) });
  return (
    <Stack gap="sm">
      {components.map((component, index) => (
        <ComponentRow
          key={component.key}
          component={component}
          number={index + 1}
          onChange={change}
          onRemove={components.length > 2 ? () => remove(component.key) : undefined}
        />
      ))}
      <Text size="xs" c="dimmed">
        {t('bundles.form.shareHint')}
      </Text>
      <Button
        variant="subtle"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={components.length >= MOST_COMPONENTS}
        onClick={() => onChange(withOneMore(form))}
      >
        {t('bundles.form.add')}
      </Button>
    </Stack>
  );
}

interface ComponentRowProps {
  readonly component: ComponentInForm;
  readonly number: number;
  readonly onChange: (component: ComponentInForm) => void;
  /** Undefined: a bundle has two at least. */
  readonly onRemove: (() => void) | undefined;
}

function ComponentRow({ component, number, onChange, onRemove }: ComponentRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ordinal = { number: format.number(number) };
  return (
    <Group
      role="group"
      aria-label={t('bundles.form.component', ordinal)}
      gap="xs"
      align="flex-end"
      wrap="nowrap"
      className={classes.row}
    >
      <TextInput
        label={t('bundles.form.sku')}
        value={component.sku}
        onChange={(event) => onChange({ ...component, sku: event.currentTarget.value })}
        maxLength={64}
        className={classes.sku}
        required
      />
      <NumberInput
        label={t('bundles.form.quantity')}
        value={component.quantity}
        onChange={(quantity) => onChange({ ...component, quantity })}
        allowDecimal={false}
        min={1}
        max={1_000}
        hideControls
        className={classes.quantity}
        required
      />
      <TextInput
        label={t('bundles.form.share')}
        value={component.share}
        onChange={(event) => onChange({ ...component, share: event.currentTarget.value })}
        inputMode="decimal"
        maxLength={16}
        className={classes.share}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        disabled={!onRemove}
        aria-label={t('bundles.form.remove', ordinal)}
        onClick={onRemove}
      >
        <IconTrash size={17} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

interface SharesProps {
  readonly sum: ReturnType<typeof shareSum>;
  readonly currency: string;
}

/** How far the shares come to the price. */
function Shares({ sum: shares, currency }: SharesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!shares) return null;
  const { sum, price, fits } = shares;
  return (
    <Text size="sm" role="status" {...(!fits && { c: 'red', fw: 600 })}>
      {t('bundles.form.sum', {
        sum: format.money({ amount: sum, currency }),
        price: format.money({ amount: price, currency }),
      })}
    </Text>
  );
}
