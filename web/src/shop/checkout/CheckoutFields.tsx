import { Paper, SimpleGrid, Stack, TextInput, Title, type TextInputProps } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { useTranslation } from '../../i18n/useTranslation';
import type { CheckoutForm, FormFault, PayBy } from './checkoutForm';
import type { CreditOffer } from './creditOf';
import { PaymentChoice } from './PaymentChoice';

type Form = UseFormReturnType<CheckoutForm>;

interface CheckoutFieldsProps {
  readonly form: Form;
  /** What a courier would collect, after a deposit; null where nothing can be paid at the door. */
  readonly cash: MoneyJson | null;
  /** Told once a city is complete, not at each letter. */
  readonly onCity: (city: string) => void;
  readonly credit: CreditOffer;
  readonly usesCredit: boolean;
  readonly onCredit: (use: boolean) => void;
  readonly method: PayBy;
  readonly onMethod: (method: PayBy) => void;
}

/** Where the order goes and how it is paid. */
export function CheckoutFields({ form, onCity, ...choice }: CheckoutFieldsProps) {
  const { t } = useTranslation();
  const [token, setToken] = useState(form.getValues().token);
  const choose = (chosen: string): void => {
    setToken(chosen);
    form.setFieldValue('token', chosen);
  };
  return (
    <Stack gap="lg">
      <Paper component="section" p="lg">
        <Title order={2} mb="md">
          {t('checkout.delivery')}
        </Title>
        <Stack gap="sm">
          <Field form={form} name="name" label={t('checkout.name')} autoComplete="name" required />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Field
              form={form}
              name="phone"
              type="tel"
              label={t('checkout.phone')}
              description={t('checkout.phoneHint')}
              autoComplete="tel"
              required
            />
            <Field
              form={form}
              name="email"
              type="email"
              label={t('checkout.email')}
              description={t('checkout.emailHint')}
              autoComplete="email"
            />
          </SimpleGrid>
          <Field form={form} name="line1" label={t('checkout.line1')} autoComplete="address-line1" required />
          <Field form={form} name="line2" label={t('checkout.line2')} autoComplete="address-line2" />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Field
              form={form}
              name="city"
              label={t('checkout.city')}
              onBlur={({ currentTarget }) => onCity(currentTarget.value.trim())}
              autoComplete="address-level2"
              required
            />
            <Field form={form} name="postcode" label={t('checkout.postcode')} autoComplete="postal-code" />
          </SimpleGrid>
        </Stack>
      </Paper>
      <Paper component="section" p="lg">
        <PaymentChoice {...choice} token={token} onToken={choose} />
      </Paper>
    </Stack>
  );
}

interface FieldProps extends Omit<TextInputProps, 'form' | 'name'> {
  readonly form: Form;
  readonly name: Exclude<keyof CheckoutForm, 'token'>;
}

function Field({ form, name, onBlur, ...input }: FieldProps) {
  const { t } = useTranslation();
  const fault = form.errors[name] as FormFault | undefined;
  const own = form.getInputProps(name);
  return (
    <TextInput
      key={form.key(name)}
      name={name}
      {...own}
      {...input}
      onBlur={(event) => {
        own.onBlur(event);
        onBlur?.(event);
      }}
      // The form knows a fault by the key of its text.
      error={fault && t(fault)}
    />
  );
}
