/** The device's position, and why it can't be had. Asked for only when somebody presses the button. */
import type { Text } from '../../problem.ts';

export interface Located {
  readonly lon: number;
  readonly lat: number;
  /** Metres, rounded up: what the device says that it may be off. */
  readonly accuracy: number;
}

const WHY = {
  insecure: { zh: '本页不在 https 上，浏览器不许定位。可搜地名、在图上点选或输入坐标。', en: 'This page is not on https, so the browser does not locate. Search, tap the map, or enter coordinates.' },
  refused: { zh: '浏览器没有允许定位。可搜地名、在图上点选或输入坐标。', en: 'The browser was not allowed to locate. Search, tap the map, or enter coordinates.' },
  framed: {
    zh: '浏览器没有允许定位。若从未询问：嵌入本页的 iframe 须写 allow="geolocation"，有 sandbox 的另须 allow-same-origin。可搜地名、在图上点选或输入坐标。',
    en: 'The browser was not allowed to locate. If it never asked: the iframe around this page needs allow="geolocation", and allow-same-origin where it has a sandbox. Search, tap the map, or enter coordinates.',
  },
  lost: { zh: '这里定不了位。可搜地名、在图上点选或输入坐标。', en: 'No position can be had here. Search, tap the map, or enter coordinates.' },
} as const satisfies Readonly<Record<string, Text>>;

export type LocateAnswer = { readonly ok: true; readonly value: Located } | { readonly ok: false; readonly text: Text };

/** Milliseconds until it is given up. */
const PATIENCE = 15_000;

export function locate(): Promise<LocateAnswer> {
  return new Promise((resolve) => {
    if (!isSecureContext || navigator.geolocation === undefined) return resolve({ ok: false, text: isSecureContext ? WHY.lost : WHY.insecure });
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => resolve({ ok: true, value: { lon: longitude, lat: latitude, accuracy: Math.max(1, Math.ceil(accuracy)) } }),
      ({ code }) => resolve({ ok: false, text: code !== 1 ? WHY.lost : window.parent === window ? WHY.refused : WHY.framed }),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 10_000 },
    );
  });
}
