/** The mapping file of an empty package: one source to correct, the rest as comments. `signplan import --guess` writes a better one from the files themselves. */
import type { Text } from '../../problem.ts';
import type { ZoneClass } from '../schema/manifest.ts';

export function sampleMapping(zoneClasses: readonly ZoneClass[], epsg: number, language: keyof Text): string {
  const t = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const words = zoneClasses.map(({ id, title }) => `          ${quoted(title.zh)}: ${id}`);
  return `# ${t('设计院的文件怎样对应到规划的图层。# 后面是说明，不起作用。', 'How the institute’s files become layers of the plan. What follows a # is a comment.')}
# ${t('这是样例，导入时不读它。先运行 signplan import 交付文件夹 --into 城市 --guess，会按收到的文件写出 import.yaml；再逐行改对。', 'This is a sample, which no import reads. Begin with: signplan import DELIVERY --into CITY --guess. It writes import.yaml from the files themselves; then correct that line by line.')}
schema: signplan-import/1

# ${t('导入后 plan.json 要改的内容（可不写）：', 'What plan.json is to say anew (may be left out):')}
# plan:
#   version: "0.1.0"
#   status: draft

# ${t('图层的来源、日期、依据和精度（米）（可不写）：', 'Source, date, basis and accuracy (metres) of a layer (may be left out):')}
# layers:
#   zones:
#     date: "2026-01-31"
#     basis: official
#     source: { zh: 某设计院交付图纸, en: Drawings of the institute }
#     accuracy: 0.5

# ${t('相距不到这么多米的，应当相接：', 'What lies nearer than this many metres should meet:')}
# tolerance: 0.05

sources:
  - file: "${t('分区.shp', 'zones.shp')}"          # ${t('交付文件夹里的文件名；* 代表任意字符', 'its name in the delivery; * stands for any characters')}
    into: zones                # ${t('plan.json 里的图层；absent 里的图层也可以写，导入时移入', 'layer of plan.json; one in absent is taken in')}
    # encoding: GB18030        # ${t('文字乱码时写明；一般会自行判断', 'to be stated where texts come out wrong; mostly found by itself')}
    # crs: EPSG:${epsg}           # ${t('坐标系；文件里没有、或写错时才写', 'the reference system, where the file has none or a wrong one')}
    # where: { ${t('图层', 'layer')}: [${t('分区线', 'zones')}] }   # ${t('只取这些要素', 'only these features')}
    # repair: [close-rings, repeated-points]   # ${t('要求修补；不写就只报告', 'repairs that are asked for; without, problems are only reported')}
    columns:                   # ${t('左边是规划的列，右边是文件的字段', 'left the column of the plan, right the field of the file')}
      name: ${t('名称', 'NAME')}
      class:
        from: ${t('类别', 'CLASS')}
        words:                 # ${t('文件里的词 → 规划的类别', 'word of the file → class of the plan')}
${words.length > 0 ? words.join('\n') : `          ${t('甲类区', 'Class A')}: a`}
      # key: ${t('编号', 'CODE')}              # ${t('固定不变的编号；没有就不写，会自动编，以后每次交付保持不变', 'a number that never changes; left out, one is made and kept from delivery to delivery')}
`;
}

/** As YAML reads it back whatever it holds. */
const quoted = (text: string): string => (/^[\p{L}\p{N} ]+$/u.test(text) && !/^\d|^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text));
