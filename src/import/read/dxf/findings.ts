/** What is said of a drawing once it is read. */
import type { ImportFinding, Severity } from '../../finding.ts';
import { shown, type Text } from '../../../problem.ts';
import { noticed } from '../say.ts';
import { MOST_ATTRIBUTES, MOST_FEATURES } from './expand.ts';
import { METRES, type Header } from './header.ts';
import type { Tally } from './tally.ts';
import type { Reading } from './words.ts';

/** Of the one layer that a drawing has for us. */
export const LAYER = 'entities';

export function findingsOf(tally: Tally, header: Header, reading: Reading, file: string, features: number, tolerance: number): ImportFinding[] {
  const findings: ImportFinding[] = [];
  const say = (severity: Severity, code: string, zh: string, en: string, more: Partial<ImportFinding> = {}): void => {
    findings.push(noticed(severity, code, zh, en, { file, layer: LAYER, ...more }));
  };
  sayWhatIsLost(tally, say);
  sayWhatIsDoubtful(tally, say);
  if (reading.against !== undefined)
    say('remark', 'encoding-contradicted', `文件头的编码与文字的字节不符，已按 ${reading.encoding} 读取；请核对预览中的名称。`, `What the header says of the encoding does not agree with the bytes of the texts; they were read as ${reading.encoding}. Check the names in the preview.`, { received: shown(reading.against) });
  sayWhatWasDone(tally, tolerance, say);
  const { unit } = header;
  if (unit !== undefined)
    say('note', 'drawing-unit', `图形单位（$INSUNITS）为 ${unit}，即 ${METRES[unit]} 米，涉及 ${features} 个要素。模板的单位常与实际不符，以坐标数值为准。`, `The drawing’s unit ($INSUNITS) is ${unit}, that is ${METRES[unit]} m; it concerns ${features} features. It is often left over from a template: the coordinates decide.`, { received: shown(unit) });
  return findings;
}

type Say = (severity: Severity, code: string, zh: string, en: string, more?: Partial<ImportFinding>) => void;

function sayWhatIsLost(tally: Tally, say: Say): void {
  if (tally.broken !== undefined)
    say('error', 'dxf-broken', `第 ${tally.broken} 行（二进制文件为字节）起不是 DXF 组，其后未读。请重新导出图形。`, `From line ${tally.broken} on (byte, in a binary file) there are no DXF groups; what follows was not read. Export the drawing again.`);
  if (tally.cut) say('error', 'dxf-cut', '文件没有结束标记 EOF，可能不完整。请重新传送或导出。', 'The file ends without EOF and may be incomplete. Transfer or export it again.');
  const [missing, external, recursive, tooMany] = [counted(tally.missing), named([...tally.external].map(([block, path]) => (path === '' ? block : `${block} (${path})`))), named([...tally.recursive]), named([...tally.tooMany].filter((name) => name !== ''))];
  if (tally.missing.size > 0)
    say('error', 'dxf-block-missing', `插入了图形中没有的块，其内容缺失：${missing.zh}。请在 CAD 中补上该块，或删去插入。`, `Blocks are inserted that the drawing does not have, and what they draw is missing: ${missing.en}. Add them in the CAD programme, or delete the inserts.`, { field: 'block' });
  if (tally.external.size > 0)
    say('error', 'dxf-external', `外部参照的内容不在文件中：${external.zh}。请在 CAD 中绑定外部参照（XREF → 绑定）后再导出，或拆离。`, `What external references draw is not in the file: ${external.en}. Bind them in the CAD programme (XREF → Bind) and export again, or detach them.`, { field: 'block' });
  if (tally.recursive.size > 0) say('error', 'dxf-block-recursive', `块包含自身或嵌套过深，内层未读：${recursive.zh}。请在 CAD 中检查块定义。`, `Blocks hold themselves, or are nested too deeply, and what is inside was not read: ${recursive.en}. Check their definitions in the CAD programme.`, { field: 'block' });
  if (tally.tooMany.size > 0)
    say('error', 'dxf-too-many', `块展开后超过 ${MOST_FEATURES} 个要素，或图形过大，其余未读${tooMany.zh === '' ? '' : `：${tooMany.zh}`}。请减少阵列，或拆分图形。`, `With its blocks put in, the drawing has more than ${MOST_FEATURES} features or is too large, and the rest was not read${tooMany.en === '' ? '' : `: ${tooMany.en}`}. Reduce the arrays, or split it.`, { field: 'block' });
  if (tally.overfull.size > 0)
    say('error', 'dxf-attributes', `块的属性超过 ${MOST_ATTRIBUTES} 个，其余未读：${named([...tally.overfull]).zh}。请精简属性。`, `Blocks have more than ${MOST_ATTRIBUTES} attributes, and the rest was not read: ${named([...tally.overfull]).en}. Give them fewer.`, { field: 'block' });
  const senseless = named(tally.senseless);
  if (tally.senseless.length > 0)
    say('error', 'dxf-senseless', `${tally.senseless.length} 个实体的数值缺失或无意义，未读：${senseless.zh}。请在 CAD 中检查（AUDIT）后重新导出。`, `${tally.senseless.length} entities have numbers that are missing or senseless, and were not read: ${senseless.en}. Check the drawing in the CAD programme (AUDIT) and export again.`);
}

function sayWhatIsDoubtful(tally: Tally, say: Say): void {
  const [unread, open, unsorted, layers] = [counted(tally.unread), named(tally.open), named(tally.unsorted), counted(tally.hiddenLayers)];
  if (tally.unread.size > 0)
    say('remark', 'dxf-unread', `有些实体可能含规划图形而无法读取：${unread.zh}。请在 CAD 中分解（EXPLODE），或导出为不含专业对象的图形。`, `Some entities may hold parts of the plan and cannot be read: ${unread.en}. Explode them in the CAD programme, or export without objects of special programmes.`);
  if (tally.open.length > 0) say('remark', 'dxf-hatch-open', `${tally.open.length} 个填充的边界没有闭合：${open.zh}。请在 CAD 中重新生成边界。`, `The boundary of ${tally.open.length} hatches has an opening: ${open.en}. Make their boundaries again in the CAD programme.`);
  if (tally.unsorted.length > 0) say('remark', 'dxf-hatch-unsorted', `${tally.unsorted.length} 个填充的边界过多，未区分内外：${unsorted.zh}。请拆分。`, `${tally.unsorted.length} hatches have so many loops that holes were not told from areas: ${unsorted.en}. Split them.`);
  if (tally.hiddenLayers.size > 0) say('remark', 'dxf-layer-hidden', `有图层已关闭或冻结，但其要素已读取：${layers.zh}。不需要时请在映射中排除。`, `Layers are switched off or frozen, and their features were read nevertheless: ${layers.en}. Exclude them in the mapping if they are not wanted.`, { field: 'layer' });
  if (tally.hidden > 0) say('remark', 'dxf-hidden', `${tally.hidden} 个实体设为不可见，但已读取。请在 CAD 中核对。`, `${tally.hidden} entities are set invisible, and were read nevertheless. Check them in the CAD programme.`);
  if (tally.tilted > 0) say('remark', 'dxf-tilted', `${tally.tilted} 个实体画在倾斜平面上，按俯视投影读取；请核对位置。`, `${tally.tilted} entities are drawn on a tilted plane and were read as seen from above; check where they lie.`);
  if (tally.fitted > 0) say('remark', 'dxf-spline-fit', `${tally.fitted} 条样条曲线只有拟合点，已按折线读取；请在 CAD 中转为多段线。`, `${tally.fitted} splines have only the points they pass through, and were read as straight lines between them; convert them to polylines in the CAD programme.`);
  if (tally.flattened.coarse > 0) say('remark', 'dxf-coarse', `${tally.flattened.coarse} 条曲线过长，未能达到容差。请放大容差，或在 CAD 中转为多段线。`, `${tally.flattened.coarse} curves are so long that the tolerance was not kept. Choose a larger one, or convert them to polylines in the CAD programme.`);
}

function sayWhatWasDone(tally: Tally, tolerance: number, say: Say): void {
  const { arc, bulge, ellipse, spline } = tally.flattened;
  if (arc + bulge + ellipse + spline > 0)
    say('note', 'flattened', `曲线已按容差 ${tolerance} 图形单位转为折线：圆弧和圆 ${arc}、多段线弧段 ${bulge}、椭圆 ${ellipse}、样条 ${spline}。`, `Curves were flattened at a tolerance of ${tolerance} drawing units: ${arc} arcs and circles, ${bulge} bulges of polylines, ${ellipse} ellipses, ${spline} splines.`);
  if (tally.heights > 0) say('note', 'heights-left-out', `${tally.heights} 个实体有高程，已略去。`, `${tally.heights} entities have heights, which were left out.`);
  if (tally.paper > 0) say('note', 'dxf-paper-space', `图纸空间的 ${tally.paper} 个实体未读。`, `${tally.paper} entities of paper space were left out.`);
  if (tally.leftOut.size > 0) say('note', 'dxf-left-out', `标注等实体未读：${counted(tally.leftOut).zh}。`, `Dimensions and the like were left out: ${counted(tally.leftOut).en}.`);
  if (tally.textLoops > 0) say('note', 'dxf-hatch-text', `填充中为文字留出的 ${tally.textLoops} 处空白未作为孔洞。`, `${tally.textLoops} gaps that hatches leave for texts were not taken for holes.`);
  if (tally.empty > 0) say('note', 'dxf-empty', `${tally.empty} 个实体没有图形（只有一个顶点的多段线、没有边界的填充），未读。`, `${tally.empty} entities draw nothing (polylines of one vertex, hatches without boundary) and were left out.`);
  for (const tag of tally.renamed) say('note', 'dxf-tag-renamed', `块属性与自有字段同名，字段名改为 attribute-${tag}。`, `An attribute of a block is called as a field of ours; its field is attribute-${tag}.`, { field: tag });
}

const MOST_NAMED = 12;

function named(names: readonly string[]): Text {
  const few = names.slice(0, MOST_NAMED).map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name));
  const more = names.length > few.length;
  return { zh: `${few.join('、')}${more ? '等' : ''}`, en: `${few.join(', ')}${more ? ', …' : ''}` };
}

/** The most frequent first. */
const counted = (by: ReadonlyMap<string, number>): Text => named([...by].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1)).map(([name, count]) => `${name} × ${count}`));
