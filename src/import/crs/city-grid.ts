/** A system that nobody documents, by control points: what the fit is worth is printed, and what it can't be worth is refused. */
import type { ImportFinding } from '../finding.ts';
import { controlOf, type Control, type FitChoice } from './control-points.ts';
import { affine, breadth, reach, similarity, type Fit, type Pair } from './fit.ts';
import { around, centreOf, farText, shareWithin } from './sample.ts';
import { numbersShown, type Case } from './settle.ts';
import { byName } from './stated.ts';
import type { CrsJudgement, ToLonLat } from './types.ts';
import { decidedTitle, UNDECIDED } from './words.ts';

/** Breadth over length of the points, below which an affine fit hangs on their noise. */
const NARROW = 0.05;
/** Times the points' own spread to which the data may reach: looked at, refused. */
const [FAR, TOO_FAR] = [1.5, 10];
/** A scale that no height and no meridian explains: 1000 ppm. */
const SCALE = 1e-3;
/** Degrees that a city grid may be turned by; more is another order of the axes. */
const TURNED = 20;
const NAMED = 30;

const FIT = { similarity: { parameters: 4, least: 2, zh: '四参数（相似）', en: 'similarity, four parameters' }, affine: { parameters: 6, least: 3, zh: '六参数（仿射）', en: 'affine, six parameters' } } as const;

export function judgeFit(given: Case, choice: FitChoice): CrsJudgement {
  const { say, sample, extent } = given;
  const stopped = (...findings: ImportFinding[]): CrsJudgement => ({ findings, title: UNDECIDED, choices: [] });
  const to = byName(choice.to);
  if (to.kind !== 'known') return stopped(say('system', 'error', `拟合的目标坐标系 to「${choice.to}」不能用；写 EPSG:4490 或 CGCS2000 高斯投影带的代号，如 EPSG:4527。`, `The system “to” of the fit, “${choice.to}”, can’t be used; write EPSG:4490 or the code of a CGCS2000 Gauss–Krüger zone, such as EPSG:4527.`));
  const { least, zh: kindZh, en: kindEn } = FIT[choice.fit];
  const control = controlOf(given, choice, to);
  if (!('pairs' in control)) return stopped(...control);
  const { pairs, names } = control;
  if (pairs.length < least) return stopped(say('points', 'error', `${kindZh}拟合至少要 ${least} 个控制点，只有 ${pairs.length} 个；要检核还得再多一个。`, `A fit (${kindEn}) takes at least ${least} control points, there are ${pairs.length}; to check it takes one more.`));
  const from = pairs.map((pair) => pair.from);
  if (choice.fit === 'affine' && breadth(from) < NARROW)
    return stopped(say('collinear', 'error', '控制点几乎在一条直线上，六参数拟合在直线两侧没有依据。请补一个离开该直线的点，或改用 fit: similarity。', 'The control points lie almost on one line, so that an affine fit has nothing to go by on either side of it. Add a point away from the line, or write fit: similarity.'));
  const fit = choice.fit === 'affine' ? affine(pairs) : similarity(pairs);
  if (fit === undefined) return stopped(say('points', 'error', '这些控制点定不出拟合。请核对 from 和 to 的数字。', 'No fit can be made of these control points. Look at the digits of “from” and “to”.'));
  const faults = [...residualFault(fit, pairs, names, choice, say), ...turnFault(fit, pairs, say)];
  const printed = fitNote(fit, names, choice, say);
  if (faults.length > 0) return stopped(printed, ...faults);

  const factor = sample.length === 0 ? 0 : reach(from, withoutStrays(given, fit, control));
  const far = { zh: `数据离控制点中心的距离是控制点自身的 ${factor.toFixed(1)} 倍，控制点差 1 cm，边上就可能差 ${factor.toFixed(0)} cm`, en: `The data reach ${factor.toFixed(1)} times as far from the middle of the control points as the points themselves: a centimetre in a point may be ${factor.toFixed(0)} cm at the edge` };
  if (factor > TOO_FAR) return stopped(printed, say('extrapolated', 'error', `${far.zh}。控制点太集中，请在数据四周补点。`, `${far.en}. They are too close together; add points around the data.`));
  const toLonLat: ToLonLat = (x, y) => control.toLonLat(...fit.map(x, y));
  if (sample.length > 0 && shareWithin(sample, toLonLat, around(extent)) < 0.5) {
    const centre = centreOf(sample, toLonLat);
    const where = centre === undefined ? { zh: '不代表任何地点的地方', en: 'where there is no place' } : farText(extent, centre);
    return stopped(printed, say('outside', 'error', `按控制点拟合，数据落在${where.zh}。请核对 from：它必须与文件中的数同一单位、同一次序。`, `By the control points the data come to lie ${where.en}. Look at “from”: it must have the unit and the order of the file’s numbers.`, { received: numbersShown(sample) }));
  }
  const findings = [printed, ...worth(fit, pairs.length, say), ...(factor > FAR ? [say('extrapolated', 'remark', `${far.zh}。宜在数据四周补点。`, `${far.en}. Points around the data would be better.`)] : [])];
  const title = { zh: `地方坐标系，${pairs.length} 个控制点${kindZh}拟合到 ${to.way.title.zh}`, en: `a local system, fitted (${kindEn}) by ${pairs.length} control points to ${to.way.title.en}` };
  return { findings, title: decidedTitle(title, 'user'), decided: 'user', toLonLat, choices: [] };
}

/** A stray would stretch the reach without end; it is told of elsewhere. */
function withoutStrays({ sample, extent }: Case, fit: Fit, { toLonLat }: Control): Case['sample'] {
  const there = sample.filter((at) => shareWithin([at], (x, y) => toLonLat(...fit.map(x, y)), around(extent)) === 1);
  return there.length === 0 ? sample : there;
}

const metres = (value: number): string => `${value.toFixed(3)} m`;
const ppm = (scale: number): string => `${scale.toFixed(9)} (${scale >= 1 ? '+' : '−'}${Math.abs((scale - 1) * 1e6).toFixed(1)} ppm)`;

function fitNote({ residuals, rms, scale, rotation }: Fit, names: readonly string[], { fit }: FitChoice, say: Case['say']): ImportFinding {
  const points = residuals.slice(0, NAMED).map((one, index) => `${names[index] ?? ''} ${metres(one)}`);
  const more = residuals.length - points.length;
  const scales = fit === 'affine' ? `x ${ppm(scale[0])}, y ${ppm(scale[1])}` : ppm(scale[0]);
  return say(
    'fit', 'note',
    `控制点拟合（${FIT[fit].zh}）：旋转 ${rotation.toFixed(6)}°，尺度 ${scales}；各点残差 ${points.join('、')}${more > 0 ? `，另有 ${more} 点` : ''}；中误差 ${metres(rms)}。`,
    `Fit to the control points (${FIT[fit].en}): rotation ${rotation.toFixed(6)}°, scale ${scales}; residuals ${points.join(', ')}${more > 0 ? `, and ${more} more points` : ''}; root mean square ${metres(rms)}.`,
  );
}

const flipped = (pairs: readonly Pair[]): Pair[] => pairs.map(({ from: [x, y], to }) => ({ from: [y, x], to }));

function residualFault({ residuals }: Fit, pairs: readonly Pair[], names: readonly string[], { tolerance, fit }: FitChoice, say: Case['say']): ImportFinding[] {
  const over = residuals.flatMap((one, index) => (one > tolerance ? [{ one, name: names[index] ?? '' }] : [])).toSorted((a, b) => b.one - a.one);
  if (over.length === 0) return [];
  const mirror = fit === 'similarity' ? similarity(flipped(pairs)) : undefined;
  const swapped = mirror?.residuals.every((one) => one <= tolerance) === true;
  const list = over.slice(0, NAMED).map(({ name, one }) => `${name} ${metres(one)}`).join('、');
  return [
    say(
      'residual', 'error',
      `控制点残差超过容差 ${tolerance} m：${list}。${swapped ? 'from 的两个数对调后各点都合：from 写 [x, y]，与文件中的次序一致。' : '请核对这些点的数字，或查明是否同一坐标系、同一期成果。'}`,
      `Residuals exceed the tolerance of ${tolerance} m: ${list.replaceAll('、', ', ')}. ${swapped ? 'With the two numbers of “from” exchanged all points agree: write [x, y] in the order of the file.' : 'Look at the digits of these points, and whether they are of one system and one survey.'}`,
    ),
  ];
}

/** Two points fit any order of the axes; only how far the drawing would have to be turned tells. */
function turnFault({ rotation, parameters }: Fit, pairs: readonly Pair[], say: Case['say']): ImportFinding[] {
  const other = parameters === 4 && Math.abs(rotation) > TURNED ? similarity(flipped(pairs)) : undefined;
  if (other === undefined || pairs.length > 2 || Math.abs(other.rotation) > TURNED / 10) return [];
  return [say('mirrored', 'error', `按这两个控制点图要旋转 ${rotation.toFixed(1)}°，from 的两个数对调后只要 ${other.rotation.toFixed(2)}°：多半是次序反了。from 写 [x, y]，与文件中的次序一致；或补第三个点。`, `By these two control points the drawing would have to be turned by ${rotation.toFixed(1)}°, with the two numbers of “from” exchanged by ${other.rotation.toFixed(2)}° only: most likely they are the wrong way round. Write [x, y] in the order of the file, or add a third point.`)];
}

/** What else is to be known before the fit is trusted. */
function worth({ scale, parameters, mirrored }: Fit, count: number, say: Case['say']): ImportFinding[] {
  const found: ImportFinding[] = [];
  if (count * 2 <= parameters) found.push(say('unproved', 'remark', `控制点正好够用，残差必然为零，证明不了什么；请再给一个点作检核。`, 'There are just enough control points: the residuals are zero whatever the points are, and prove nothing. Give one more as a check.'));
  const off = scale.find((one) => Math.abs(one - 1) > SCALE);
  const unit = [0.001, 0.01, 1000].find((one) => scale.every((of) => Math.abs(of / one - 1) <= SCALE));
  if (unit !== undefined) found.push(say('scale', 'note', `尺度约为 ${unit}：图上的单位不是米，已换算。`, `The scale is about ${unit}: the drawing is not in metres, and was converted.`));
  else if (off !== undefined) found.push(say('scale', 'remark', `尺度与 1 相差超过 1000 ppm（${ppm(off)}），投影面和中央经线解释不了这么多。请核对控制点和单位。`, `The scale is off 1 by more than 1000 ppm (${ppm(off)}), more than a height plane or a meridian explains. Look at the control points and the unit.`));
  if (mirrored) found.push(say('mirrored', 'remark', '拟合把图翻转了：文件的北坐标在前，或控制点次序反了。位置按控制点计算；请看图核对。', 'The fit turns the drawing over: its northing comes first, or the control points have theirs the wrong way round. Places follow the control points; look at the map.'));
  return found;
}
