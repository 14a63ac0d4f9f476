/** What is said of the place. */
import type { Language } from '../shared/messages.ts';

const zh = {
  here: '所在分区、路段和点位',
  edge: (metres: string) => `距边界 ${metres} m`,
  possibly: '可能在',
  noZone: '不在任何分区内',
  unread: (layer: string) => `${layer}没有读到，无法说明所在${layer}`,
  reaching: (missing: string) => `${missing}未填，可能及于：`,
  site: '规划点位',
  purpose: (types: string, uses: string) => `供${types}（${uses}）`,
};

const en: typeof zh = {
  here: 'Zones, segments and sites of the place',
  edge: (metres) => `${metres} m from its edge`,
  possibly: 'possibly in',
  noZone: 'in no zone',
  unread: (layer) => `${layer} could not be read: nothing can be said of them here`,
  reaching: (missing) => `${missing} not stated; it may reach:`,
  site: 'Planned site',
  purpose: (types, uses) => `for ${types} (${uses}),`,
};

export const words = (language: Language): typeof zh => (language === 'zh' ? zh : en);
