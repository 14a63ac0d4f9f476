import type { Language } from '../shared/messages.ts';

const WORDS = {
  zh: {
    title: '点查',
    none: '在图上点一处，这里列出那里有什么：分区在前，带属性和管控。',
    nothing: '这一点上没有规划要素。',
    at: '位置',
    show: '缩放到',
    wrong: '标为有误',
    type: '类型',
    control: '管控',
    matrix: '管控表',
    demo: '示范值',
    row: (row: number) => `第 ${row} 行`,
    findings: '判定',
    clear: '没有不符合、无法判定或须同意的条款。',
    more: (count: number) => `另有 ${count} 项`,
    every: (title: string) => `全部${title}`,
  },
  en: {
    title: 'What is here',
    none: 'Click the map: what lies there is listed here, zones first, with attributes and what the plan allows.',
    nothing: 'The plan has nothing at this point.',
    at: 'Position',
    show: 'Zoom to',
    wrong: 'Mark as wrong',
    type: 'Type',
    control: 'Control',
    matrix: 'Matrix',
    demo: 'demonstration values',
    row: (row: number) => `row ${row}`,
    findings: 'Findings',
    clear: 'No clause fails, is undecided or needs a consent.',
    more: (count: number) => `${count} more`,
    every: (title: string) => `all ${title}`,
  },
} as const;

export const words = (language: Language): (typeof WORDS)[Language] => WORDS[language];
