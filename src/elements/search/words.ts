/** What the search says. */
import type { NameKind } from '../../plan/schema/gazetteer.ts';
import type { Language } from '../shared/messages.ts';

const zh = {
  label: '搜道路、地标、街道、点位编号',
  placeholder: '道路、地标、街道、点位编号',
  results: '搜索结果',
  clear: '清除',
  loading: '正在读取地名。',
  failed: '地名没有读到；位置可在图上点选，或输入坐标。',
  retry: '重试',
  none: (text: string) => `没有找到「${text}」。`,
  hint: (number: string | undefined) => `可输入道路、地标、街道、水域、分区、路口的名称，或编号${number === undefined ? '' : `（如 ${number}）`}；汉字、拼音、首字母均可。`,
  found: (count: number, more: boolean) => (more ? `结果很多，列出前 ${count} 个。` : `${count} 个结果。`),
  nowhere: '数据中没有位置，须在图上指定',
  kinds: {
    road: '道路',
    landmark: '地标',
    station: '车站',
    water: '水域',
    park: '绿地',
    subdistrict: '街道',
    town: '城镇',
    'township-unit': '乡级单位',
    site: '规划点位',
    zone: '分区',
    segment: '控制路段',
    junction: '路口',
    sign: '现状广告',
  } satisfies Record<NameKind, string> as Readonly<Record<NameKind, string>>,
};

const en: typeof zh = {
  label: 'Search roads, landmarks, subdistricts, site numbers',
  placeholder: 'Road, landmark, site number',
  results: 'Search results',
  clear: 'Clear',
  loading: 'Reading the place names.',
  failed: 'The place names could not be read; a place can be chosen on the map or typed as coordinates.',
  retry: 'Retry',
  none: (text) => `“${text}” was not found.`,
  hint: (number) => `Names of roads, landmarks, subdistricts, waters, zones and junctions are found, and numbers${number === undefined ? '' : ` (${number})`}: in characters, pinyin or initials.`,
  found: (count, more) => (more ? `Many results; the first ${count} are listed.` : count === 1 ? '1 result.' : `${count} results.`),
  nowhere: 'no position in the data; point at it on the map',
  kinds: {
    road: 'road',
    landmark: 'landmark',
    station: 'station',
    water: 'water',
    park: 'green land',
    subdistrict: 'subdistrict',
    town: 'town',
    'township-unit': 'township-level unit',
    site: 'planned site',
    zone: 'zone',
    segment: 'controlled segment',
    junction: 'junction',
    sign: 'existing sign',
  },
};

export const words = (language: Language): typeof zh => (language === 'zh' ? zh : en);
