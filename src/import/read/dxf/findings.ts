/** What is said of a drawing once it is read. */
import type { ImportFinding, Severity } from '../../finding.ts';
import { shown } from '../../../problem.ts';
import { noticed, some } from '../say.ts';
import { MOST_FEATURES } from './expand.ts';
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
  for (const [block, count] of tally.missing)
    say('error', 'dxf-block-missing', `插入了图形中没有的块（${count} 处）。请在 CAD 中补上该块，或删去插入。`, `A block is inserted that the drawing does not have (${count}). Add the block in the CAD programme, or delete the inserts.`, { field: 'block', received: shown(block) });
  for (const [block, path] of tally.external)
    say('error', 'dxf-external', `块是外部参照（${shown(path)}），其内容不在文件中。请在 CAD 中绑定外部参照后再导出。`, `The block is an external reference (${shown(path)}), and its content is not in the file. Bind it in the CAD programme and export again.`, { field: 'block', received: shown(block) });
  for (const block of tally.recursive) say('error', 'dxf-block-recursive', '块包含自身或嵌套过深，内层未读。请在 CAD 中检查块定义。', 'The block holds itself, or is nested too deeply; what is inside was not read. Check its definition in the CAD programme.', { field: 'block', received: shown(block) });
  for (const block of tally.tooMany)
    say('error', 'dxf-too-many', `展开后超过 ${MOST_FEATURES} 个要素或图形过大，其余未读。请减少阵列，或拆分图形。`, `Expanded, it has more than ${MOST_FEATURES} features or is too large; the rest was not read. Reduce the arrays, or split the drawing.`, block === '' ? {} : { field: 'block', received: shown(block) });
  if (tally.senseless.length > 0)
    say('error', 'dxf-senseless', `${tally.senseless.length} 个实体的数值缺失或无意义，未读：${some(tally.senseless)}。请在 CAD 中检查（AUDIT）后重新导出。`, `${tally.senseless.length} entities have numbers that are missing or senseless, and were not read: ${some(tally.senseless)}. Check the drawing in the CAD programme (AUDIT) and export again.`);
}

function sayWhatIsDoubtful(tally: Tally, say: Say): void {
  if (tally.unread.size > 0)
    say('remark', 'dxf-unread', `有些实体可能含规划图形而无法读取：${counted(tally.unread)}。请在 CAD 中分解（EXPLODE），或导出为不含专业对象的图形后重新导出。`, `Some entities may hold parts of the plan and cannot be read: ${counted(tally.unread)}. Explode them in the CAD programme, or export without objects of special programmes.`);
  if (tally.open.length > 0) say('remark', 'dxf-hatch-open', `${tally.open.length} 个填充的边界没有闭合：${some(tally.open)}。请在 CAD 中重新生成边界。`, `The boundary of ${tally.open.length} hatches has an opening: ${some(tally.open)}. Make their boundaries again in the CAD programme.`);
  if (tally.unsorted.length > 0) say('remark', 'dxf-hatch-unsorted', `${tally.unsorted.length} 个填充的边界过多，未区分内外：${some(tally.unsorted)}。请拆分。`, `${tally.unsorted.length} hatches have so many loops that holes were not told from areas: ${some(tally.unsorted)}. Split them.`);
  for (const [layer, count] of tally.hiddenLayers) say('remark', 'dxf-layer-hidden', `图层已关闭或冻结，但其 ${count} 个要素已读取；不需要时请在映射中排除。`, `The layer is switched off or frozen, and its ${count} features were read nevertheless; exclude it in the mapping if it is not wanted.`, { field: 'layer', received: shown(layer) });
  if (tally.hidden > 0) say('remark', 'dxf-hidden', `${tally.hidden} 个实体设为不可见，但已读取。`, `${tally.hidden} entities are set invisible, and were read nevertheless.`);
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
  if (tally.leftOut.size > 0) say('note', 'dxf-left-out', `标注等实体未读：${counted(tally.leftOut)}。`, `Dimensions and the like were left out: ${counted(tally.leftOut)}.`);
  if (tally.textLoops > 0) say('note', 'dxf-hatch-text', `填充中为文字留出的 ${tally.textLoops} 处空白未作为孔洞。`, `${tally.textLoops} gaps that hatches leave for texts were not taken for holes.`);
  if (tally.empty > 0) say('note', 'dxf-empty', `${tally.empty} 个实体没有图形（只有一个顶点的多段线、没有边界的填充），未读。`, `${tally.empty} entities draw nothing (polylines of one vertex, hatches without boundary) and were left out.`);
  for (const tag of tally.renamed) say('note', 'dxf-tag-renamed', `块属性与自有字段同名，字段名改为 attribute-${tag}。`, `An attribute of a block is called as a field of ours; its field is attribute-${tag}.`, { field: tag });
}

const counted = (by: ReadonlyMap<string, number>): string => some([...by].sort(([one], [other]) => (one < other ? -1 : 1)).map(([type, count]) => `${type} × ${count}`), 12);
