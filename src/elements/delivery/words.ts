import type { Severity, Readiness } from '../../import/finding.ts';
import type { Format, TextReading } from '../../import/types.ts';
import type { Language } from '../shared/messages.ts';

interface Words {
  readonly title: string;
  readonly lead: string;
  readonly drop: string;
  readonly release: string;
  readonly choose: string;
  readonly folder: string;
  readonly kinds: string;
  readonly stays: string;
  readonly reading: string;
  readonly cancel: string;
  readonly problems: string;
  readonly layers: string;
  readonly features: (count: number) => string;
  readonly becomes: (title: string) => string;
  readonly becomesNothing: string;
  readonly crs: string;
  readonly noCrs: string;
  readonly judged: string;
  readonly encoding: string;
  readonly show: (name: string) => string;
  readonly zoom: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly more: (count: number) => string;
  readonly place: string;
  readonly clicked: string;
  readonly clickHint: string;
  readonly guessed: string;
  readonly own: string;
  readonly saveMapping: string;
  readonly next: string;
  readonly clear: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly readiness: Readonly<Record<Readiness, string>>;
  readonly by: Readonly<Record<TextReading['by'], string>>;
  readonly format: Readonly<Record<Format, string>>;
}

const FORMAT = { shapefile: 'Shapefile', filegdb: 'FileGDB', geopackage: 'GeoPackage', dxf: 'DXF', kml: 'KML', geojson: 'GeoJSON', flatgeobuf: 'FlatGeobuf', csv: 'CSV', xlsx: 'XLSX' } as const;

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    title: '交付文件预览',
    lead: '把设计单位交来的文件拖到这里或地图上，先看它落在哪里、有什么问题，再正式导入。',
    drop: '拖入文件',
    release: '松开即读取',
    choose: '选择文件',
    folder: '选择文件夹',
    kinds: 'Shapefile（zip 或整套文件）、DXF、GeoJSON、FlatGeobuf；CSV、XLSX 点位。可同时拖入 import.yaml。',
    stays: '文件只在本机读取，不上传。',
    reading: '正在读取和检查',
    cancel: '取消',
    problems: '读不了',
    layers: '图层',
    features: (count) => `${count} 个要素`,
    becomes: (title) => `对应：${title}`,
    becomesNothing: '没有找到对应的图层',
    crs: '坐标系',
    noCrs: '未定，图上不显示',
    judged: '按判断',
    encoding: '文字编码',
    show: (name) => `显示${name}`,
    zoom: '缩放到',
    findings: '检查结果',
    noFindings: '没有发现问题。',
    more: (count) => `另有 ${count} 条，见导入报告。`,
    place: '在图上看',
    clicked: '点中的要素',
    clickHint: '点地图上的要素，这里列出它的全部字段。',
    guessed: '图层、字段的对应是猜测的，仅供预览；正式导入前请核对对照文件。',
    own: '按随同的对照文件检查。',
    saveMapping: '保存对照文件初稿',
    next: '正式导入：signplan import',
    clear: '移除',
    severity: { error: '错误', remark: '提示', note: '说明' },
    readiness: { ready: '可以导入', 'ready-with-remarks': '有提示，可以导入', 'not-ready': '还不能导入' },
    by: { user: '人工指定', cpg: '按 .cpg', 'language-byte': '按语言标志', 'code-page': '按代码页', mark: '按文件标记', format: '按格式', valid: '按内容', fallback: '按内容' },
    format: FORMAT,
  },
  en: {
    title: 'Preview of a delivery',
    lead: 'Drop the design institute’s files here or on the map to see where they lie and what is wrong with them, before they are imported.',
    drop: 'Drop files here',
    release: 'Release to read',
    choose: 'Choose files',
    folder: 'Choose a folder',
    kinds: 'Shapefile (zip or all its files), DXF, GeoJSON, FlatGeobuf; points as CSV or XLSX. An import.yaml may come with them.',
    stays: 'Files are read on this machine; nothing is uploaded.',
    reading: 'Reading and checking',
    cancel: 'Cancel',
    problems: 'It could not be read',
    layers: 'Layers',
    features: (count) => (count === 1 ? '1 feature' : `${count} features`),
    becomes: (title) => `Becomes: ${title}`,
    becomesNothing: 'No layer of the plan was found for it',
    crs: 'Reference system',
    noCrs: 'Not known; not on the map',
    judged: 'As judged',
    encoding: 'Encoding',
    show: (name) => `Show ${name}`,
    zoom: 'Zoom to',
    findings: 'What was found',
    noFindings: 'Nothing was found wrong.',
    more: (count) => `${count} more; the import report has them.`,
    place: 'Show on the map',
    clicked: 'Features clicked',
    clickHint: 'Click a feature on the map to see all its fields here.',
    guessed: 'Which layer and field is which was guessed, for a preview only; correct the mapping file before importing.',
    own: 'Checked by the mapping file that came with it.',
    saveMapping: 'Save a first mapping file',
    next: 'To import: signplan import',
    clear: 'Remove',
    severity: { error: 'Error', remark: 'Remark', note: 'Note' },
    readiness: { ready: 'Ready to import', 'ready-with-remarks': 'Ready to import, with remarks', 'not-ready': 'Not ready to import' },
    by: { user: 'stated', cpg: 'by .cpg', 'language-byte': 'by the language byte', 'code-page': 'by the code page', mark: 'by its mark', format: 'by the format', valid: 'by its content', fallback: 'by its content' },
    format: FORMAT,
  },
};

export const deliveryWords = (language: Language): Words => WORDS[language];
