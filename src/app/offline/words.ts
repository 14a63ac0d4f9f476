/** What the page says of its surroundings, each in one line. */
import type { Text } from '../../problem.ts';

export const WORDS = {
  insecure: {
    zh: '本页不在 https 上：不能定位，不能离线使用；预检、核验、打印照常。',
    en: 'This page is not on https: it cannot locate the device and does not work offline. Checking, verifying and printing work as ever.',
  },
  stored: { zh: '网络不通或太慢，用的是本机存下的数据。', en: 'No network, or too slow a one: the data kept on this device are used.' },
  newer: { zh: '有新版，下次打开时使用。', en: 'There is a new version; it is used the next time the page is opened.' },
} as const satisfies Record<string, Text>;

export type Line = keyof typeof WORDS;
