/** A figure as a file: an SVG with its title, its source and its mark of a demonstration; the same as a PNG; its table as CSV. Always in the light colours. */
import { PALETTES } from '../../map/palette.ts';
import type { Plan } from '../../plan/plan.ts';
import { csvCell } from '../../report/csv.ts';
import type { Language } from '../shared/messages.ts';
import type { Mark } from './marks.ts';
import type { Model } from './model.ts';
import { chartHeight, columns, font, type Look } from './option.ts';
import { words } from './words.ts';

export interface PictureOptions {
  readonly plan: Plan;
  readonly language: Language;
  /** ISO date of the verdicts; empty where nothing was judged. */
  readonly asOf: string;
  /** Draws the chart alone. */
  readonly chart: (model: Model, look: Look) => string;
}

const WIDTH = 720;
const SIDE = 28;
const HEAD = 76;
const LINE = 18;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** In a file a stack has no list beside it: each part has a bar of its own. */
const unstacked = (model: Model): Model => (model.kind === 'stack' ? { ...model, kind: 'bars' } : model);

/** What the numbers are of: plan, version, digest, date. */
export function source({ plan: { manifest, digest }, language, asOf }: Pick<PictureOptions, 'plan' | 'language' | 'asOf'>): string {
  const w = words(language);
  return [`${w.data} ${manifest.id} ${manifest.version}`, ...(digest === undefined ? [] : [`${w.digest} ${digest.slice(0, 12)}`]), ...(asOf === '' ? [] : [`${w.asOf} ${asOf}`])].join(w.comma);
}

export function figureSvg(given: Model, { plan, language, asOf, chart }: PictureOptions): string {
  const model = unstacked(given);
  const w = words(language);
  const { ink, ink2, ink3 } = PALETTES.light;
  const inner = WIDTH - 2 * SIDE;
  const high = chartHeight(model);
  const text = (x: number, y: number, size: number, colour: string, content: string, more = ''): string => `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${more}>${escaped(content)}</text>`;
  const parts: string[] = [text(SIDE, 34, 19, ink, model.title, ' font-weight="600"'), text(SIDE, 56, 13, ink2, plan.manifest.title[language])];
  const { numbers } = columns(model, inner);
  let edge = WIDTH - SIDE;
  for (const [at, head] of [...model.heads.entries()].reverse()) {
    parts.push(text(edge, HEAD - 6, 12, ink3, head, ' text-anchor="end"'));
    edge -= numbers[at] ?? 0;
  }
  parts.push(chart(model, { width: inner, theme: 'light', language }).replace('<svg ', `<svg x="${SIDE}" y="${HEAD}" `));
  let y = HEAD + high + 22;
  if (model.legend.length > 0) {
    let x = SIDE;
    for (const [at, { title, mark }] of model.legend.entries()) {
      parts.push(sample(mark, x, y - 10, `legend-${at}`), text(x + 28, y, 13, ink, title));
      x += 64 + Array.from(title).length * (language === 'zh' ? 13 : 7);
    }
    y += LINE + 4;
  }
  for (const line of [[`${model.id === 'clauses' ? w.met : w.total} ${model.total}`, ...model.notes].join('\u3000'), ...(model.id === 'clauses' ? [w.once] : [])]) {
    parts.push(text(SIDE, y, 13, ink2, line));
    y += LINE;
  }
  y += 6;
  parts.push(`<path d="M${SIDE} ${y - 13}H${WIDTH - SIDE}" stroke="#dddad1"/>`, text(SIDE, y + 6, 12, ink3, source({ plan, language, asOf })));
  if (plan.manifest.status === 'demonstration') parts.push(`<g><rect x="${WIDTH - SIDE - 132}" y="20" width="132" height="22" rx="2" fill="none" stroke="#878b91" stroke-dasharray="4 3"/>${text(WIDTH - SIDE - 66, 35.5, 13, ink2, w.demonstration, ' text-anchor="middle"')}</g>`);
  const height = y + 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${font(language)}" role="img" aria-label="${escaped(model.sentence)}"><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${parts.join('')}</svg>\n`;
}

/** A sample of a mark, 22 × 12. */
export function sample({ fill, edge, tile }: Mark, x: number, y: number, id: string): string {
  const strokes = tile?.strokes.map(({ path, stroke, width, fill: inside, cap }) => `<path d="${path}" fill="${inside ?? 'none'}"${stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${width ?? 1}"`}${cap === undefined ? '' : ` stroke-linecap="${cap}"`} opacity="${tile.opacity}"/>`).join('') ?? '';
  const pattern = tile === null ? '' : `<pattern id="${id}" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse">${strokes}</pattern>`;
  const box = `x="${x + 0.5}" y="${y + 0.5}" width="21" height="11"`;
  return `${pattern}<rect ${box} fill="${fill}"${edge === null ? '' : ` stroke="${edge}"`}/>${tile === null ? '' : `<rect ${box} fill="url(#${id})"/>`}`;
}

/** Twice its size. Rejects where the browser or a policy does not allow it. */
export async function figurePng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((kept, refused) => canvas.toBlob((blob) => (blob === null ? refused(new Error('no picture')) : kept(blob)), 'image/png'));
}

/** The table with its sums and its source; comma, CRLF, and a byte order mark so that spreadsheets read the Chinese. */
export function figureCsv({ title, table: { heads, rows, sums } }: Model, options: Pick<PictureOptions, 'plan' | 'language' | 'asOf'>): string {
  const w = words(options.language);
  const plain = (cell: string): string => csvCell(cell.replace(/[\u202f\u00a0]/g, ''));
  const demonstration = options.plan.manifest.status === 'demonstration' ? [w.demonstration] : [];
  const lines = [heads, ...rows.map(({ cells }) => cells), ...(sums === null ? [] : [sums]), [], [[title, source(options), ...demonstration].join(w.comma)]];
  return `\ufeff${lines.map((cells) => cells.map(plain).join(',')).join('\r\n')}\r\n`;
}

