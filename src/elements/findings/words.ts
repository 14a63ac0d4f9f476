/** The words around a finding that are the page's own, not the report's. */
import type { FindingResult } from '../../check/types.ts';
import type { Language } from '../shared/messages.ts';

const zh = {
  /** Heads of the groups. */
  group: { fail: '不符合', unknown: '无法判定', consent: '须取得同意', advice: '建议', reserved: '主管部门裁量', 'not-covered': '未覆盖', pass: '通过' } satisfies Record<FindingResult, string> as Readonly<Record<FindingResult, string>>,
  counted: (group: string, count: number) => `${group}：${count} 项`,
  proposed: '拟设',
  atMost: '上限',
  atLeast: '下限',
  exactly: '限值',
  adviseMost: '建议不高于',
  adviseLeast: '建议不低于',
  over: (amount: string) => `超出 ${amount}`,
  short: (amount: string) => `差 ${amount}`,
  spare: (amount: string) => `余 ${amount}`,
  showOnMap: (name: string) => `在图上看：${name}`,
  answer: (name: string) => `填写：${name}`,
  settles: (names: string) => `补填${names}即可判定`,
  lacking: (names: string) => `待填：${names}`,
  clause: '条款说明',
};

const en: { readonly [K in keyof typeof zh]: (typeof zh)[K] } = {
  group: { fail: 'Does not conform', unknown: 'Cannot be decided', consent: 'Consents to obtain', advice: 'Advice', reserved: 'For the authority to judge', 'not-covered': 'Not covered', pass: 'Met' },
  counted: (group, count) => `${group}: ${count}`,
  proposed: 'proposed',
  atMost: 'at most',
  atLeast: 'at least',
  exactly: 'limit',
  adviseMost: 'advised at most',
  adviseLeast: 'advised at least',
  over: (amount) => `${amount} over`,
  short: (amount) => `${amount} short`,
  spare: (amount) => `${amount} to spare`,
  showOnMap: (name) => `Show on the map: ${name}`,
  answer: (name) => `Fill in: ${name}`,
  settles: (names) => `Can be decided once stated: ${names}`,
  lacking: (names) => `To be stated: ${names}`,
  clause: 'About the clause',
};

export const words = (language: Language): typeof en => (language === 'zh' ? zh : en);
