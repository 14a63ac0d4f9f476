/** What the verification page says by itself; what became of a report is worded in `report/verify`. */
import { fill, type Language } from '../../report/phrases.ts';

const WORDS = {
  lead: ['用手头的数据重算一份预检报告，逐项核对它所述是否仍然成立。', 'A report is made again from the data at hand, and everything that it says is compared.'],
  choose: ['选择报告文件', 'Choose a report'],
  again: ['核验另一份', 'Verify another'],
  drop: ['或把文件拖到此处。可以是一份报告，也可以是多份（JSON 数组，或每行一份）。', 'or drop the file here. It may hold one report or many (a JSON array, or one a line).'],
  dropping: ['松开即核验', 'Let go to verify'],
  paste: ['粘贴文本', 'Paste the text'],
  pasteLabel: ['报告的 JSON 文本', 'JSON text of the report'],
  verify: ['核验', 'Verify'],
  stays: ['文件只在本机读取，不会上传。', 'The file is read on this device and is not uploaded.'],
  reading: ['正在重算', 'Being made again'],
  readingText: ['{name}', '{name}'],
  unreadableText: ['没有可以核验的报告。', 'There is no report that could be verified.'],
  tooLarge: ['文件超过 {mb} MB；须分成几份，或用 signplan verify 在命令行核验。', 'The file is larger than {mb} MB; split it, or use signplan verify on the command line.'],
  empty: ['没有文字可以核验；须粘贴报告的全部 JSON。', 'There is no text to verify; paste the whole JSON of the report.'],
  notText: ['文件读不出文字；须为 signplan check --format json 所写的文件。', 'The file holds no text; it must be one that signplan check --format json wrote.'],
  sign: ['广告', 'Sign'],
  plan: ['规划数据', 'Plan data'],
  asOf: ['判定日期', 'As of'],
  engine: ['引擎', 'Engine'],
  verdict: ['结论', 'Verdict'],
  report: ['报告', 'Report'],
  now: ['重算', 'Found now'],
  data: ['数据', 'Data'],
  findings: ['判定', 'Findings'],
  places: ['改动之处', 'Places changed'],
  others: ['其余不同之处', 'Other differences'],
  more: ['另有 {n} 处。', '{n} more.'],
  rows: ['共 {n} 份', 'Reports: {n}'],
  confirmedRows: ['证实的', 'Confirmed'],
  row: ['第 {n} 行', 'row {n}'],
  skipped: ['出具时此行输入有误，没有可以核验的报告。', 'This row was in error when the reports were made: there is no report to verify.'],
  to: ['变为', 'is now'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export const words = (key: keyof typeof WORDS, language: Language, values: Readonly<Record<string, string | number>> = {}): string => fill(WORDS[key][language === 'zh' ? 0 : 1], values);
