/**
 * Design tokens: `--sign-plan-*`, declared on `<sign-plan>` alone and inherited by the view elements, so that a host page can override any of them.
 * Pairs of text and ground keep WCAG AA in both themes. The dark set is emitted twice (by system, forced) because an alias resolves where it is declared.
 */
import { css, unsafeCSS, type CSSResult } from 'lit';
import { PALETTES } from '../../map/palette.ts';

/** Token → [light, dark], beside those that the map draws with too (`PALETTES`). */
const OWN: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  // Warm paper, cold ink, one blue.
  'surface-2': ['#faf9f5', '#20252a'],
  sunken: ['#edebe4', '#262b31'],
  hairline: ['#dddad1', '#333940'],
  line: ['#878b91', '#747b84'],
  'accent-hover': ['#153c5d', '#b3d4f0'],
  'accent-soft': ['#e4edf4', '#20364a'],
  'on-accent': ['#ffffff', '#0e1a24'],
  // Verdicts: always with a glyph and a word.
  'nonconforming-soft': ['#fbebe8', '#3a201e'],
  'undetermined-soft': ['#eeecf8', '#2b2743'],
  'conditional-soft': ['#faf0dd', '#362a16'],
  'conforming-soft': ['#e2f2ec', '#17332c'],
  'outside-soft': ['#ecedef', '#2a2f35'],
  'on-verdict': ['#ffffff', '#14171a'],
  // Results of one finding; the others lend from the verdicts.
  advice: ['#2f5a7e', '#9cc4e4'],
  reserved: ['#474d55', '#bcc0c6'],
  'not-covered': ['#646a73', '#9aa0a8'],
  // Focus and shadow.
  focus: ['#0a58c2', '#8ab8ff'],
  'focus-gap': ['#ffffff', '#131619'],
  'shadow-1': ['0 1px 2px rgb(27 31 36 / .10)', '0 1px 2px rgb(0 0 0 / .5)'],
  'shadow-2': ['0 1px 2px rgb(27 31 36 / .08), 0 4px 16px rgb(27 31 36 / .10)', '0 1px 2px rgb(0 0 0 / .5), 0 4px 16px rgb(0 0 0 / .45)'],
  'shadow-3': ['0 -1px 0 rgb(27 31 36 / .06), 0 -8px 28px rgb(27 31 36 / .14)', '0 -1px 0 rgb(255 255 255 / .06), 0 -8px 28px rgb(0 0 0 / .5)'],
};

/** Results of findings that share a verdict's colour, and segments that share a zone's. */
const ALIASES: Readonly<Record<string, string>> = {
  fail: 'nonconforming',
  unknown: 'undetermined',
  consent: 'conditional',
  pass: 'conforming',
  'segment-prohibited': 'zone-prohibited',
  'segment-strict': 'zone-strict',
  'segment-display': 'zone-display',
};

const kebab = (key: string): string => key.replace(/[A-Z]|\d/g, (sign) => `-${sign.toLowerCase()}`);

/** Every colour of one theme, token → value. */
export function colours(name: 'light' | 'dark'): Readonly<Record<string, string>> {
  const index = name === 'light' ? 0 : 1;
  return {
    ...Object.fromEntries(Object.entries(PALETTES[name]).map(([key, value]) => [kebab(key), String(value)])),
    ...Object.fromEntries(Object.entries(OWN).map(([key, pair]) => [key, pair[index]])),
  };
}

/** Declarations of one theme, for what keeps to it whatever the page does. */
export function theme(name: 'light' | 'dark'): CSSResult {
  const declared = { ...colours(name), ...Object.fromEntries(Object.entries(ALIASES).map(([alias, of]) => [alias, `var(--sign-plan-${of})`])) };
  return unsafeCSS(`color-scheme:${name};${Object.entries(declared).map(([token, value]) => `--sign-plan-${token}:${value};`).join('')}`);
}

export const tokens = css`
  :host {
    ${theme('light')}
    --sign-plan-font: 'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Source Han Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei UI', 'Microsoft YaHei', system-ui, sans-serif;
    --sign-plan-font-latin: 'Helvetica Neue', 'Segoe UI', Roboto, 'Noto Sans', Arial, var(--sign-plan-font);
    --sign-plan-font-song: 'Songti SC', STSong, 'Source Han Serif SC', 'Noto Serif CJK SC', SimSun, serif;
    --sign-plan-gutter: 24px;
    --sign-plan-gutter-end: 24px;
    --sign-plan-target: 44px;
    --sign-plan-panel-width: 440px;
    --sign-plan-focus-ring: 0 0 0 2px var(--sign-plan-focus-gap), 0 0 0 4px var(--sign-plan-focus);
    --sign-plan-fast: 120ms;
  }
  :host([data-theme='dark']) {
    ${theme('dark')}
  }
  :host([data-theme='bureau']) {
    --sign-plan-accent: #1f4e9c;
    --sign-plan-accent-hover: #173d7d;
    --sign-plan-accent-soft: #e3ebf7;
    --sign-plan-paper: #f3f5f9;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([data-theme])) {
      ${theme('dark')}
    }
  }
  @media (pointer: fine) {
    :host {
      --sign-plan-target: 32px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --sign-plan-fast: 0ms;
    }
  }
  @media (forced-colors: active) {
    :host {
      --sign-plan-hairline: CanvasText;
      --sign-plan-line: CanvasText;
      --sign-plan-focus: Highlight;
      --sign-plan-focus-gap: Canvas;
    }
  }
`;
