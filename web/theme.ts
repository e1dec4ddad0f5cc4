/** Ahoy's look: harbour water, ink and sand, brass for what matters, kelp to go and buoy red to stop. */
import {
  Badge,
  Button,
  Card,
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { text } from './languages/text.ts';

// prettier-ignore
const colors = {
  harbour: ['#edf5f5', '#d8e8e9', '#b3d1d4', '#8abac0', '#5f9ea6', '#3f858e', '#2b6e78', '#1c5964', '#144651', '#0d333c'],
  brass: ['#fdf6e7', '#faecd0', '#f4d8a0', '#efc36e', '#e9b048', '#e0a02f', '#c4841b', '#8f5a0c', '#75490a', '#573607'],
  kelp: ['#edf6ef', '#dbebdf', '#b6d7bf', '#8dc19b', '#69ad7c', '#4d9864', '#357e4c', '#256539', '#1b512d', '#113d20'],
  buoy: ['#fdf0ec', '#fadfd8', '#f3bbae', '#ec9582', '#e5765f', '#d9573d', '#bf4028', '#a13420', '#832a1a', '#652013'],
  gray: ['#faf6ee', '#f5efe3', '#eae2d3', '#ddd3c0', '#c7bca7', '#a2988a', '#6d665a', '#575146', '#3d3931', '#27241d'],
  dark: ['#e6eced', '#c3d0d3', '#9cb1b6', '#6f8a90', '#35525c', '#27434d', '#1b343d', '#11262e', '#0c1d24', '#08151a'],
} satisfies Record<string, MantineColorsTuple>;

export const theme = createTheme({
  colors,
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#1d2a2e',
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: "'Avenir Next', Avenir, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  headings: {
    fontFamily:
      "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, 'Liberation Serif', serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '2rem', lineHeight: '1.15' },
      h2: { fontSize: '1.3rem', lineHeight: '1.25' },
      h3: { fontSize: '1.1rem', lineHeight: '1.3' },
    },
  },
  components: {
    Card: Card.extend({ defaultProps: { radius: 'lg', padding: 'lg', withBorder: true } }),
    Badge: Badge.extend({ defaultProps: { tt: 'none' } }),
    PasswordInput: {
      // Asked for each time it is drawn: the language may have changed.
      defaultProps: () => ({ visibilityToggleButtonProps: { 'aria-label': text.ui.showPassword } }),
    },
    Button: Button.extend({
      defaultProps: { radius: 'xl' },
      // The round ends of a compact one are narrower than the theme's padding reckons with.
      vars: (_theme, { size }) => ({
        root: String(size).startsWith('compact') ? { '--button-padding-x': '12px' } : {},
      }),
    }),
  },
});

/** Colours that depend on the scheme and are no shade of the theme. */
export const cssVariables: CSSVariablesResolver = (resolved) => ({
  variables: {
    '--ahoy-hull': resolved.colors['harbour']?.[9] ?? '',
    '--ahoy-brass': resolved.colors['brass']?.[4] ?? '',
  },
  light: {
    '--mantine-color-body': '#faf6ee',
    '--mantine-color-dimmed': '#655e53',
    '--ahoy-card': '#fffdf9',
    '--ahoy-line': '#e6ddcc',
    '--ahoy-well': '#f5efe3',
    '--ahoy-accent-text': '#8f5a0c',
    '--ahoy-sea': '#cfe2e3',
    '--ahoy-sea-quiet': '#3d5a5f',
    '--ahoy-mark': '#1c5964',
    '--ahoy-good': '#e6f2e8',
    '--ahoy-good-line': '#b6d7bf',
    '--ahoy-good-text': '#256539',
    '--ahoy-bad': '#fdf0ec',
    '--ahoy-bad-line': '#f3bbae',
    '--ahoy-bad-text': '#a13420',
    '--mantine-color-error': '#a13420',
  },
  dark: {
    '--mantine-color-body': '#0e2027',
    '--mantine-color-dimmed': '#9cb1b6',
    '--ahoy-card': '#152d36',
    '--ahoy-line': '#27434d',
    '--ahoy-well': '#11262e',
    '--ahoy-accent-text': '#efc36e',
    '--ahoy-sea': '#1d4652',
    '--ahoy-sea-quiet': '#b3d1d4',
    '--ahoy-mark': '#efc36e',
    '--ahoy-good': '#163d2c',
    '--ahoy-good-line': '#2b6b45',
    '--ahoy-good-text': '#9fd3ad',
    '--ahoy-bad': '#43241f',
    '--ahoy-bad-line': '#7d3a2c',
    '--ahoy-bad-text': '#f3a592',
    '--mantine-color-error': '#f3a592',
  },
});
