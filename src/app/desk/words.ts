import type { Language } from '../../elements/shared/messages.ts';

const WORDS = {
  zh: {
    layers: '图层',
    table: '表格',
    map: '规划图',
    mapLoading: '正在读取地图。',
    mapFailed: '地图没有读到；图层、表格和统计照常可用。',
    retry: '重试',
  },
  en: {
    layers: 'Layers',
    table: 'Table',
    map: 'Map of the plan',
    mapLoading: 'Reading the map.',
    mapFailed: 'The map could not be read; layers, table and figures work as usual.',
    retry: 'Retry',
  },
} as const;

export const deskWords = (language: Language): (typeof WORDS)[Language] => WORDS[language];
