import {
  createTheme,
  type BadgeProps,
  type ButtonProps,
  type CardProps,
  type CSSVariablesResolver,
  type DrawerProps,
  type MantineColorsTuple,
  type ModalProps,
  type NumberInputProps,
  type PaperProps,
  type SelectProps,
  type SkeletonProps,
  type TextareaProps,
  type TextInputProps,
} from '@mantine/core';

const pine: MantineColorsTuple = [
  '#eaf5f4',
  '#d3e8e6',
  '#a5d1cd',
  '#74b9b3',
  '#4ca49d',
  '#2f938c',
  '#1a7f79',
  '#0e6a66',
  '#0b5753',
  '#063f3d',
];

const marigold: MantineColorsTuple = [
  '#fef6e6',
  '#fbe9c6',
  '#f5d28e',
  '#efba53',
  '#e9a93b',
  '#d99420',
  '#b97a12',
  '#925f0b',
  '#704807',
  '#4d3103',
];

/** Warm greys: paper rather than steel. */
const stone: MantineColorsTuple = [
  '#faf8f4',
  '#f3f0e9',
  '#e7e3d9',
  '#d8d3c6',
  '#bfb9aa',
  '#9a9486',
  '#716c60',
  '#57534a',
  '#3b3831',
  '#25231e',
];

/** The dark scheme's surfaces, from text (0) to page (7) and deeper. */
const ink: MantineColorsTuple = [
  '#e8ebe9',
  '#c3c9c6',
  '#98a19e',
  '#6a7572',
  '#3d4846',
  '#2c3735',
  '#1e2826',
  '#141c1b',
  '#0f1615',
  '#0a0f0e',
];

/** Names the part by its type alone: a theme that imported the parts would bring all of them to every page. */
const defaults = <Props>(defaultProps: Partial<Props>) => ({ defaultProps });

/** Mantine heads a dialog by a `header`, which would be a second banner of the page. */
const DIALOG_PARTS = { header: { role: 'presentation' } };

/** Fields side by side stand on one line, however many lines the hint of each takes. */
const HINT_BELOW: NonNullable<TextInputProps['inputWrapperOrder']> = [
  'label',
  'input',
  'description',
  'error',
];

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  colors: { pine, marigold, gray: stone, dark: ink },
  autoContrast: true,
  fontFamily: 'var(--font-text)',
  // Fonts of one width have no Bangla: its digits are those of the text.
  fontFamilyMonospace:
    'ui-monospace, SFMono-Regular, Menlo, Monaco, Consolas, Liberation Mono, Courier New, monospace, var(--font-text)',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: 'clamp(1.5rem, 1.2rem + 1.4vw, 2.1rem)', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.05rem', lineHeight: '1.35' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: defaults<BadgeProps>({ variant: 'light', radius: 'sm', tt: 'none', fw: 600 }),
    Button: defaults<ButtonProps>({ fw: 600 }),
    Card: defaults<CardProps>({ withBorder: true, radius: 'lg' }),
    Paper: defaults<PaperProps>({ withBorder: true, radius: 'lg' }),
    Modal: defaults<ModalProps>({ centered: true, radius: 'lg', attributes: DIALOG_PARTS }),
    Drawer: defaults<DrawerProps>({ position: 'right', padding: 'lg', attributes: DIALOG_PARTS }),
    Skeleton: defaults<SkeletonProps>({ radius: 'md' }),
    // 16 px and more: anything smaller makes a phone zoom into the field.
    TextInput: defaults<TextInputProps>({ size: 'md', inputWrapperOrder: HINT_BELOW }),
    Textarea: defaults<TextareaProps>({
      size: 'md',
      autosize: true,
      minRows: 2,
      inputWrapperOrder: HINT_BELOW,
    }),
    Select: defaults<SelectProps>({ size: 'md', inputWrapperOrder: HINT_BELOW }),
    NumberInput: defaults<NumberInputProps>({ size: 'md', inputWrapperOrder: HINT_BELOW }),
  },
});

/** Readable on tinted surfaces too. */
const DARK_DIMMED = '#a8b1ae';

const TINTED = ['pine', 'marigold', 'gray', 'red', 'blue', 'indigo', 'violet'] as const;

/** Tints on dark surfaces: mixed from the middle of each palette, as its darkest shade would sink into them. */
function darkTints(): Record<string, string> {
  const tints = TINTED.map((color) => {
    const name = `--mantine-color-${color}`;
    const mixed = (percent: number): string => `color-mix(in srgb, var(${name}-5) ${percent}%, transparent)`;
    return {
      [`${name}-light`]: mixed(20),
      [`${name}-light-hover`]: mixed(28),
      [`${name}-light-color`]: `var(${name}-2)`,
    };
  });
  return Object.assign({}, ...tints) as Record<string, string>;
}

/** Outlined badges on light surfaces: the letters of Mantine's own are too light to be read at their size. */
function lightOutlines(): Record<string, string> {
  return Object.fromEntries(
    ['red', 'blue', 'indigo', 'violet'].map((color) => [
      `--mantine-color-${color}-outline`,
      `var(--mantine-color-${color}-9)`,
    ]),
  );
}

/** Filled red under white letters, which Mantine's own are too light for; the lighter one where the mouse is. */
const redFilled = (red: MantineColorsTuple): Record<string, string> => ({
  '--mantine-color-red-filled': red[9],
  '--mantine-color-red-filled-hover': red[8],
});

/** Page and surface colours, which Mantine takes from white and dark.7 by default. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--page': colors.gray[0],
    '--hairline': colors.gray[2],
    '--mantine-color-default-border': colors.gray[3],
    // Readable on tinted surfaces too, and red as text: Mantine's own are a shade too light for small letters.
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-red-text': colors.red[8],
    ...lightOutlines(),
    ...redFilled(colors.red),
    '--mantine-color-error': colors.red[8],
  },
  dark: {
    ...darkTints(),
    ...redFilled(colors.red),
    '--mantine-color-body': colors.dark[6],
    '--page': colors.dark[7],
    '--hairline': colors.dark[5],
    '--mantine-color-default-border': colors.dark[4],
    '--mantine-color-dimmed': DARK_DIMMED,
  },
});
