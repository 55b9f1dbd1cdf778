import { Paper, SimpleGrid, Stack, TextInput, Title, type TextInputProps } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardChoice } from './CardChoice';
import type { CheckoutForm, FormFault } from './checkoutForm';

type Form = UseFormReturnType<CheckoutForm>;

/** Where the order goes and which card pays it. */
export function CheckoutFields({ form }: { readonly form: Form }) {
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
          {t('shop.checkout.delivery')}
        </Title>
        <Stack gap="sm">
          <Field form={form} name="name" label={t('shop.checkout.name')} autoComplete="name" required />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Field
              form={form}
              name="phone"
              type="tel"
              label={t('shop.checkout.phone')}
              description={t('shop.checkout.phoneHint')}
              autoComplete="tel"
              required
            />
            <Field
              form={form}
              name="email"
              type="email"
              label={t('shop.checkout.email')}
              description={t('shop.checkout.emailHint')}
              autoComplete="email"
            />
          </SimpleGrid>
          <Field
            form={form}
            name="line1"
            label={t('shop.checkout.line1')}
            autoComplete="address-line1"
            required
          />
          <Field form={form} name="line2" label={t('shop.checkout.line2')} autoComplete="address-line2" />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Field
              form={form}
              name="city"
              label={t('shop.checkout.city')}
              autoComplete="address-level2"
              required
            />
            <Field
              form={form}
              name="postcode"
              label={t('shop.checkout.postcode')}
              autoComplete="postal-code"
            />
          </SimpleGrid>
        </Stack>
      </Paper>
      <Paper component="section" p="lg">
        <CardChoice label={t('shop.checkout.payment')} value={token} onChange={choose} />
      </Paper>
    </Stack>
  );
}

interface FieldProps extends Omit<TextInputProps, 'form' | 'name'> {
  readonly form: Form;
  readonly name: Exclude<keyof CheckoutForm, 'token'>;
}

function Field({ form, name, ...input }: FieldProps) {
  const { t } = useTranslation();
  const fault = form.errors[name] as FormFault | undefined;
  return (
    <TextInput
      key={form.key(name)}
      name={name}
      {...form.getInputProps(name)}
      {...input}
      // The form knows a fault by the key of its text.
      error={fault && t(fault)}
    />
  );
}
