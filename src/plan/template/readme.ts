/** What stands in the empty package for the person who fills it: JSON holds no comments, so they are here. */
import type { Text } from '../../problem.ts';
import type { PlanSource } from '../schema/manifest.ts';

export interface ReadmeOptions {
  readonly id: string;
  readonly name: Text;
  readonly crs: PlanSource['crs'];
}

const MEMBERS: readonly (readonly [member: string, zh: string, en: string])[] = [
  ['`schema`, `id`', '格式版本；规划的编号，与文件夹同名。不改', 'Version of the format; the plan’s id, which is the folder’s name. Not edited'],
  ['`version`', '版本号，每次发布提高一次', 'Raised with every publication'],
  ['`status`', '`demonstration` 示范、`draft` 草案、`in-force` 生效、`superseded` 已被取代。录入真实规划后改为 `draft`，批准后改为 `in-force`', '`demonstration`, `draft`, `in-force`, `superseded`. `draft` once the real plan is in, `in-force` once it is approved'],
  ['`title`, `notice`', '规划名称；读者须先知道的一句话。现在写的是“空白数据包”，录入后改写', 'Title, and what a reader must know first. It says “empty package” now; rewrite it when the plan is in'],
  ['`approval`, `dataApproval`', '规划的批复；这份数据的批准。没有依据就写 `null`', 'Approval of the plan; approval of these data. `null` where there is nothing to rest on'],
  ['`term`, `phases`', '规划期限（现为占位，请改）；分期', 'Term of the plan (a placeholder: correct it); phases'],
  ['`crs`', '判定用的平面坐标系，已按中心点选好', 'Working grid of the checks, chosen by the centre'],
  ['`extent`, `view`', '数据范围 [西, 南, 东, 北]，范围外的位置会被拒绝；地图打开时的范围', 'Extent [west, south, east, north]; a place outside is refused. What the map opens with'],
  ['`zoneClasses`, `segmentClasses`', '分区类别、路段类别：`id` 编号，`title` 名称，`style` 画法（`prohibited`、`strict`、`general`、`display`、`outline`）', 'Classes of zones and segments: `id`, `title`, and `style` (`prohibited`, `strict`, `general`, `display`, `outline`)'],
  ['`precedence`', '分区确有重叠时，哪一类优先：`{ "zones": ["甲", "乙"] }`', 'Where zones really overlap, which class goes first: `{ "zones": ["a", "b"] }`'],
  ['`bands`', '大小两档的名称；`fact` 指向 `clauses/` 里的定义', 'Names of the two sizes; `fact` names the definition in `clauses/`'],
  ['`adopts`', '本规划采纳的推荐性条款编号', 'Recommended clauses that this plan adopts'],
  ['`defaultAccuracy`', '位置误差未写明时按多少米算', 'Metres, for a place whose accuracy is not stated'],
  ['`absent`', '还没有的图层、原因、谁有。导入后自动移到 `layers`', 'Layers that nobody has supplied, why, and who has them. An import moves them to `layers`'],
  ['`unavailable`', '还没有的资料：是什么、谁有、怎样补', 'What else is missing: what, who has it, how it is added'],
  ['`office`, `officeUnknown`', '受理机关；不知道就写 `null` 和一句说明', 'Where applications go; `null` and a sentence where that is not known'],
  ['`mapReviewNumber`', '审图号，没有就写 `null`', 'Map review number, or `null`'],
  ['`baseNotice`, `disclaimer`', '底图说明；页面和报告上的声明', 'What is said of the base map; the disclaimer on pages and reports'],
  ['`gazetteer`', '可不写：哪些图层的名称可以搜索', 'May be left out: which layers have names to search by'],
  ['`comparators`', '可不写：用来对照的外地规定', 'May be left out: rules of other cities to compare with'],
  ['`includes`', '引用的国家文件和本规划文件，编号加版本', 'National documents and the plan’s own, by id and version'],
  ['`layers`', '已有的图层：`accuracy` 图形精度（米），`basis` 依据（`official`、`published`、`demonstration`），`source` 来源，`date` 日期，`columns` 列', 'Layers that there are: `accuracy` in metres, `basis` (`official`, `published`, `demonstration`), `source`, `date`, `columns`'],
];

const table = (head: readonly [string, string], pick: (row: (typeof MEMBERS)[number]) => string): string => [`| ${head.join(' | ')} |`, '|---|---|', ...MEMBERS.map((row) => `| ${row[0]} | ${pick(row)} |`)].join('\n');

const zh = ({ id, name, crs }: ReadmeOptions): string => `# ${name.zh}：空白的规划数据包

由 \`signplan new\` 生成。里面还没有任何规划内容：没有收到的图层都写在 \`absent\`，管控表每一格都是 \`silent\`（未作规定），所以现在判定什么都不会得到“未发现冲突”。

## 有哪些文件

| 文件 | 内容 | 现在 |
|---|---|---|
| \`plan.json\` | 规划的名称、期限、类别、图层清单 | 可改，见下表 |
| \`import-sample.yaml\` | 映射的样例：设计院的文件怎样对应到图层 | 带说明；真正用的 \`import.yaml\` 由 \`--guess\` 写出 |
| \`matrix.csv\` | 管控表，一行一格 | 全部 \`silent\` |
| \`clauses/${id}.json\` | 本规划的条款和定义 | 一条样例 |
| \`names.csv\` | 地名的读音、英文名 | 只有表头 |
| \`source/*.geojson\` | 图形 | 空；由导入写入 |
| \`../national/\` | 国家法律、标准、广告类型，与本文件夹并列 | 随附，不改 |

## 接下来

1. \`npx signplan build ${id}\`：先生成空白的数据包；推测时据此认得广告类型，以后也有得比较。
2. \`npx signplan import 交付文件夹 --into ${id} --guess\`：看文件，写出 \`import.yaml\` 的初稿。
3. 打开 \`import.yaml\`，改对。
4. \`npx signplan import 交付文件夹 --into ${id} --dry-run\`：试导入，看报告，不写入。
5. \`npx signplan import 交付文件夹 --into ${id}\`：导入。
6. \`npx signplan matrix ${id} 表格.csv\`：把简写的管控表展开成每一格。
7. \`npx signplan validate ${id}\`，\`npx signplan build ${id}\`：检查，生成 \`package/\`。

平面坐标系是 EPSG:${crs.epsg}（CGCS2000，3° 带，中央经线 ${crs.centralMeridian}°，带号前缀）。

## plan.json 各项

${table(['项', '内容'], ([, text]) => text)}

文字都要中、英文各一份。改完运行 \`validate\`，写错的地方会逐行指出。

## 空图层

空的图层文件是一句话：这里没有。只在确实没有时才留空；不知道有没有，留在 \`absent\`。
`;

const en = ({ id, name, crs }: ReadmeOptions): string => `# ${name.en}: an empty plan package

Made by \`signplan new\`. Nothing of the plan is in it: layers that nobody has supplied are in \`absent\`, and every cell of the matrix is \`silent\`, so that nothing that is checked now comes to “no conflict found”.

## Files

| file | what it holds | now |
|---|---|---|
| \`plan.json\` | title, term, classes and layers of the plan | to be edited, see below |
| \`import-sample.yaml\` | a sample of a mapping: how the institute’s files become layers | with comments; the real one, \`import.yaml\`, is written by \`--guess\` |
| \`matrix.csv\` | the matrix, a row a cell | all \`silent\` |
| \`clauses/${id}.json\` | clauses and definitions of this plan | one sample |
| \`names.csv\` | readings and English names of places | a heading only |
| \`source/*.geojson\` | what is drawn | empty; written by an import |
| \`../national/\` | national law, standards and sign types, beside this folder | comes along; not edited |

## What next

1. \`npx signplan build ${id}\` builds the empty package: guessing knows the sign types by it, and there is something to compare with.
2. \`npx signplan import DELIVERY --into ${id} --guess\` looks at the files and drafts \`import.yaml\`.
3. Open \`import.yaml\` and correct it.
4. \`npx signplan import DELIVERY --into ${id} --dry-run\` tries it, reports and writes nothing.
5. \`npx signplan import DELIVERY --into ${id}\` imports.
6. \`npx signplan matrix ${id} TABLE.csv\` spreads a short table over every cell.
7. \`npx signplan validate ${id}\` and \`npx signplan build ${id}\` check, and make \`package/\`.

The working grid is EPSG:${crs.epsg} (CGCS2000, 3° zone, central meridian ${crs.centralMeridian}°, with the zone number).

## Members of plan.json

${table(['member', 'what it holds'], ([, , text]) => text)}

Every text is there in Chinese and in English. Run \`validate\` after an edit; it names what is wrong line by line.

## Empty layers

An empty layer is a statement: there is none here. Leave one empty only where that is so; what nobody knows stays in \`absent\`.
`;

export const readme = (options: ReadmeOptions, language: keyof Text): string => (language === 'zh' ? zh(options) : en(options));
