/** Words of cells: what inventories call types, uses and the like. A word that may mean two things is in no list: it is for the user to say. */
import type { Plan } from '../../plan/plan.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';

const USUAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  signType: {
    wall: '平行墙面 平行于墙面 平行墙体 墙面 墙体 墙面式 墙体式 附墙 附墙式 贴墙',
    projecting: '垂直墙面 垂直于墙面 垂直墙体 侧招 侧挂 侧挂式 挑出式',
    roof: '屋顶 楼顶 屋面 楼顶式 屋顶式',
    canopy: '雨篷门楣 雨篷 雨棚 门楣 门头',
    window: '橱窗',
    'media-facade': '媒体立面 媒体墙',
    'lamp-post': '灯杆 路灯杆 灯杆旗',
    'bus-shelter': '候车亭 公交候车亭 公交站亭 公交亭 站亭',
    'street-furniture': '亭箱牌 报刊亭 电话亭 阅报栏',
    bridge: '桥梁天桥 天桥 人行天桥 过街天桥 桥梁 桥体',
    guardrail: '护栏隔离带 护栏 隔离带 隔离护栏 道路护栏',
    upright: '立杆 立杆式',
    plinth: '底座 底座式',
    pole: '大型立柱 高炮 单立柱 擎天柱 高立柱 大立柱',
    trestle: '支架 支架式',
    hoarding: '围挡 工地围挡 施工围挡',
    banner: '布幅旗帜 布幅 条幅 横幅 旗帜',
    model: '实物造型充气 实物造型 充气 气模 充气模型 充气物',
  },
  use: { commercial: '商业 商业性 经营性 商业类', 'public-service': '公益 公益性 公益类', 'own-name': '招牌 自名 店招 牌匾 名称招牌' },
  display: { static: '静态 静态画面', lightbox: '灯箱', neon: '霓虹 霓虹灯', led: 'led led屏 led显示屏 led大屏 电子屏 电子显示屏 显示屏', flip: '翻板 三面翻', projected: '投影' },
  illumination: { none: '无 不发光 不亮 无照明', internal: '内透光 内光源 内打灯 内透', external: '外投光 外光源 外打灯 射灯', self: '自发光' },
  clearanceOver: { sidewalk: '人行道', carriageway: '车行道 机动车道', none: '都不是' },
  faces: { '1': '单面 一面', '2': '双面 两面 二面', '3': '三面', '4': '四面' },
};
const FLAGS: Readonly<Record<string, boolean>> = { 是: true, 有: true, true: true, yes: true, y: true, '√': true, 否: false, 无: false, false: false, no: false, n: false, '×': false };

/** Spaces, width and case make no difference. */
export const plainWord = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s()（）"'“”·、]+/g, '');

/** Endings that say no more than what the column's title does. */
const bareWord = (word: string): string => word.replace(/(?:户外)?(?:广告牌|广告位|广告设施|广告|招牌)$/, '');

export type WordTable = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** By property: plain word → id. Of sign types only those that the plan has. */
export function wordTable({ rules }: Plan): WordTable {
  const out = new Map<string, Map<string, string>>();
  const add = (property: string, word: string, id: string): void => {
    const words = out.get(property) ?? new Map<string, string>();
    out.set(property, words);
    for (const one of [plainWord(word), bareWord(plainWord(word))]) if (one !== '' && !words.has(one)) words.set(one, id);
  };
  const types = new Set(rules.signTypes.map(({ id }) => id));
  for (const { id, title } of rules.signTypes) for (const word of [id, title.zh, title.en]) add('signType', word, id);
  for (const property of PROPERTY.values()) {
    if (property.kind !== 'choice') continue;
    for (const [id, label] of Object.entries(property.labels ?? {})) for (const word of [id, label.zh.replace(/（.*）/, ''), label.en]) add(property.name, word, id);
  }
  for (const [property, ids] of Object.entries(USUAL))
    for (const [id, words] of Object.entries(ids)) if (property !== 'signType' || types.has(id)) for (const word of words.split(' ')) add(property, word, id);
  return out;
}

/** The id that a word stands for; undefined where no list has it. */
export function wordId(table: WordTable, property: string, text: string): string | undefined {
  const words = table.get(property);
  const word = plainWord(text);
  return words?.get(word) ?? words?.get(bareWord(word));
}

export const flagOf = (text: string): boolean | undefined => FLAGS[plainWord(text)];

/** `正南`, `东北`, `朝西`: a sector of the compass, which is no bearing. */
export const isCompassWord = (text: string): boolean => /^(?:坐[东南西北]+)?[朝面向]*正?(?:[东西]?[南北]|[南北]?[东西]|东偏[南北]|西偏[南北]|南偏[东西]|北偏[东西])(?:向|面|侧|方)?$|^(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|north-?east|north-?west|south-?east|south-?west)$/.test(plainWord(text));

/** Different words of a column that are remembered; the rest is looked up each time. */
const MOST_KNOWN = 2000;

/** What the words of one column stand for, the user's own first. Most cells repeat what others say. */
export function meaningOf(table: WordTable, property: string, own: Readonly<Record<string, string | null>> | undefined): (text: string) => string | null | undefined {
  const stated = own === undefined ? undefined : new Map(Object.entries(own).map(([word, id]) => [plainWord(word), id]));
  const known = new Map<string, string | null | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const said = stated?.get(plainWord(text));
    const id = said === undefined ? wordId(table, property, text) : said;
    if (known.size < MOST_KNOWN) known.set(text, id);
    return id;
  };
}
