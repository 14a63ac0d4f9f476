/**
 * What the page says by itself; verdicts, results and reasons are the report's words (`say`).
 * Chinese is always here. English is fetched before anything is shown in it, so that a Chinese page need not carry it.
 */
import type { FindingResult } from '../../check/types.ts';
import type { Text } from '../../problem.ts';

export type Language = keyof Text;

type Table<K extends string> = Readonly<Record<K, string>>;

const zh = {
  demonstrationData: '示范数据',
  checked: '已核',
  counts: { fail: '不符合', unknown: '无法判定', consent: '须同意', advice: '建议', reserved: '裁量', 'not-covered': '未覆盖', pass: '通过' } satisfies Table<FindingResult> as Table<FindingResult>,

  place: '位置',
  longitude: '经度',
  latitude: '纬度',
  coordinates: '坐标与误差',
  enterCoordinates: '输入坐标',
  drawFace: '在图上画广告面',
  ofBaseline: '立面基线',
  placeHint: '可搜地名，可在图上点选，也可输入坐标。',
  pasteHint: '可搜地名，也可输入坐标。',
  baseline: (points: number) => `位置取自 ${points} 点的立面基线，其长即广告宽；在图上点选即改为单点。`,
  type: '类型',
  typeOf: '广告类型',
  building: '建筑上',
  facility: '公共设施上',
  ground: '落地',
  enclosure: '围挡与临时',
  sizes: '尺寸',
  otherSizes: '其他尺寸',
  light: '显示与照明',
  host: '建筑与道路',
  terms: '期限与其他',
  unset: '未填',
  matters: '会影响结论',
  openQuestions: (count: number) => `还有 ${count} 项会影响结论`,
  stopped: (count: number) => `另有 ${count} 项未答，答了也不改变不符合`,
  answered: '影响结论的各项已答',
  fields: (count: number) => `${count} 项`,
  filled: (count: number) => `已填 ${count}`,

  showResults: '看结果',
  sheet: '预检报告',
  noPlace: '还没有位置',
  noPlaceText: '在图上点一下，或输入坐标。',
  noPlaceForm: '输入坐标。',
  noType: '还没有选类型',
  noTypeText: '选一种广告类型，即可判定。',
  invalid: '填写有误',
  mend: '去改',
  invalidMore: (count: number) => `另有 ${count} 处。`,
  badLink: '链接读不了的部分没有填入表单。',
  otherData: '数据已变。',
  otherDataText: '链接是按另一版规划数据做的；下面按现在的数据判定，结论可能不同。',
  loading: '正在读取规划数据',
  loadingText: '可先填位置。',
  progress: (percent: number) => `已读 ${percent}%。可先填位置。`,
  failed: '规划数据读不了',
  failedText: '没有数据就没有结论。',
  unreadable: '网络不通，或数据缺失、损坏。可稍后重试。',
  forAdministrator: '给管理员的说明',
  layerFailed: (layer: string) => `${layer}没有读到`,
  layerFailedText: (count: number) => (count === 0 ? '本次判定没有用到它。' : `有 ${count} 项因此无法判定，其余照常。`),
  retry: '重试',
  mapLoading: '地图随后载入，表单现在就能用。',
  mapFailed: '地图显示不了',
  mapFailedText: '位置用坐标填写；表单、结论与依据不受影响。',
  skipToMap: '跳到地图',
  skipToResult: '跳到结论',
  map: '地图',
  panel: '预检',
  legend: '图例',
  more: '更多',
  dataNotes: '数据说明',
  clauses: '条款目录',
  verify: '核验报告',
  partMissing: '页面的一部分没有读到；结论不受影响。若一直如此，须重新上传整个文件夹。',
  language: '语言',
};

export type Messages = { readonly [K in keyof typeof zh]: (typeof zh)[K] };

const tables: { zh: Messages; en?: Messages } = { zh };

/** Whether the page can speak it already. */
export const speaks = (language: Language): boolean => tables[language] !== undefined;

/** Fetches a language; rejects where it can't be had. */
export async function learn(language: Language): Promise<void> {
  if (language === 'en') tables.en ??= (await import('./messages-en.ts')).en;
}

/** The same for elements that stand by themselves, whose page brings both languages along. */
export const teach = (en: Messages): void => void (tables.en ??= en);

/** The words of a language that the page speaks; before that, Chinese. */
export const messages = (language: Language): Messages => tables[language] ?? zh;
