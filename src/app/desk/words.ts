import type { Language } from '../../elements/shared/messages.ts';

const WORDS = {
  zh: {
    layers: '图层',
    table: '表格',
    map: '规划图',
    mapLoading: '正在读取地图。',
    mapFailed: '地图没有读到；图层、表格和统计照常可用。',
    retry: '重试',
    asOf: '基准日',
    compare: '对比',
    none: '无',
    panes: { look: '点查', questions: '筛选', surface: '适建性', audit: '核查', versions: '版本', draw: '量画', paper: '制图', remarks: '异议' },
    side: '查询与统计',
    tools: '图上工具',
    tool: { identify: '点查', length: '量长度', polygon: '画范围', filter: '筛选' },
    sign: '拟设广告',
    done: '完成',
    columns: { tree: '图层栏', table: '表格', side: '右栏' },
  },
  en: {
    layers: 'Layers',
    table: 'Table',
    map: 'Map of the plan',
    mapLoading: 'Reading the map.',
    mapFailed: 'The map could not be read; layers, table and figures work as usual.',
    retry: 'Retry',
    asOf: 'As of',
    compare: 'Compare',
    none: 'none',
    panes: { look: 'Look', questions: 'Filter', surface: 'Suitability', audit: 'Audit', versions: 'Versions', draw: 'Draw', paper: 'Paper', remarks: 'Remarks' },
    side: 'Questions and figures',
    tools: 'Tools on the map',
    tool: { identify: 'What is here', length: 'Measure a length', polygon: 'Draw an area', filter: 'Filter' },
    sign: 'The sign',
    done: 'Done',
    columns: { tree: 'Layers', table: 'Table', side: 'Side' },
  },
} as const;

export const deskWords = (language: Language): (typeof WORDS)[Language] => WORDS[language];
