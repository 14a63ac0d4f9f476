/**
 * Colours of the import report: the light ones of the house's design tokens. A page that holds nothing but markup can't take them from anywhere, so the values stand here a second time;
 * a test holds them against `elements/shared/tokens.ts`.
 */
export const COLOURS = {
  paper: '#f5f4ef',
  surface: '#ffffff',
  sunken: '#edebe4',
  hairline: '#dddad1',
  line: '#878b91',
  ink: '#1b1f24',
  'ink-2': '#474d55',
  'ink-3': '#646a73',
  accent: '#1c4e78',
  'accent-soft': '#e4edf4',
  conforming: '#0b6553',
  'conforming-soft': '#e2f2ec',
  conditional: '#8f5a00',
  'conditional-soft': '#faf0dd',
  nonconforming: '#a01d16',
  'nonconforming-soft': '#fbebe8',
} as const satisfies Readonly<Record<string, string>>;

/** As declarations. */
export const TOKENS = `color-scheme:light;${Object.entries(COLOURS).map(([token, value]) => `--sign-plan-${token}:${value};`).join('')}`;
