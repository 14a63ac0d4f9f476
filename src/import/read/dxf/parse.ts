/** A drawing from its groups, section by section. */
import type { Bulged } from './curves.ts';
import { type Attribute, type Block, caseless, type Drawing, type Entity, type InsertEntity, type LayerEntry } from './drawing.ts';
import { commonOf, type Common, entityOf, leave, pathOf, textOf } from './entity.ts';
import { Entry } from './entry.ts';
import type { Groups } from './groups.ts';
import { plainText } from './plain.ts';
import { count, type Tally } from './tally.ts';
import type { Words } from './words.ts';

/** Bits of code 70 of a block. */
const EXTERNAL = 4 | 8;
/** Of an attribute. */
const INVISIBLE = 1;
const CONSTANT = 2;
/** Of a POLYLINE. */
const THREE_D = 8;
const MESH = 16;
const POLYFACE = 64;
/** Of a vertex: it only pulls at the curve. */
const CONTROL = 16;

export function parse(groups: Groups, words: Words, tally: Tally): Drawing {
  const layers = new Map<string, LayerEntry>();
  const blocks = new Map<string, Block>();
  const entities: Entity[] = [];
  const entry = new Entry(words);
  let found = false;
  let ended = false;
  groups.next();
  while (!ended && entry.take(groups)) {
    if (entry.type === 'EOF') ended = true;
    if (entry.type !== 'SECTION') continue;
    const section = entry.text(2)?.trim();
    if (section === 'TABLES') readLayers(groups, entry, layers);
    else if (section === 'BLOCKS') readBlocks(groups, entry, blocks, tally);
    else if (section === 'ENTITIES') {
      found = true;
      readEntities(groups, entry, entities, tally, ['ENDSEC']);
    }
    else skip(groups, entry);
  }
  tally.broken = groups.broken;
  tally.cut = !ended && groups.broken === undefined;
  return { layers, blocks, entities, found };
}

function skip(groups: Groups, entry: Entry): void {
  while (entry.type !== 'ENDSEC' && entry.type !== 'EOF' && entry.take(groups));
}

function readLayers(groups: Groups, entry: Entry, layers: Map<string, LayerEntry>): void {
  while (entry.take(groups) && entry.type !== 'ENDSEC') {
    const name = entry.type === 'LAYER' ? entry.text(2)?.trim() : undefined;
    if (name === undefined) continue;
    const color = entry.number(62, 7);
    const exact = entry.number(420, -1);
    layers.set(caseless(name), { name, color: exact >= 0 && exact <= 0xffffff ? `#${exact.toString(16).padStart(6, '0')}` : String(Math.abs(color)), hidden: color < 0 || (entry.number(70, 0) & 1) === 1 });
  }
}

function readBlocks(groups: Groups, entry: Entry, blocks: Map<string, Block>, tally: Tally): void {
  while (entry.take(groups) && entry.type !== 'ENDSEC') {
    if (entry.type !== 'BLOCK') continue;
    const name = entry.text(2)?.trim() ?? '';
    const base: [number, number] = [entry.number(10, 0), entry.number(20, 0)];
    const external = (entry.number(70, 0) & EXTERNAL) === 0 ? null : (entry.text(1)?.trim() ?? '');
    const entities: Entity[] = [];
    const constants: Attribute[] = [];
    const end = readEntities(groups, entry, entities, tally, ['ENDBLK', 'ENDSEC'], constants);
    // The first of a name counts, as in CAD.
    if (!blocks.has(caseless(name)) && base.every(Number.isFinite)) blocks.set(caseless(name), { name, base, external, entities, constants });
    if (end === 'ENDSEC') return;
  }
}

interface Polyline {
  readonly common: Common;
  readonly flags: number;
  readonly vertices: number[];
}

/** Until one of the types in `until`, which it gives back. */
function readEntities(groups: Groups, entry: Entry, into: Entity[], tally: Tally, until: readonly string[], constants: Attribute[] = []): string {
  let order = 0;
  let polyline: Polyline | undefined;
  let owner: InsertEntity | undefined;
  const inBlock = until.length > 1;
  const finish = (): void => {
    if (polyline === undefined) return;
    const { common, flags, vertices } = polyline;
    polyline = undefined;
    const curve: Bulged = { kind: 'bulged', vertices, closed: (flags & 1) === 1 };
    const path = pathOf(common, curve);
    if (typeof path === 'string') leave(path, common, tally);
    else into.push(path);
  };
  while (entry.take(groups) && !until.includes(entry.type) && entry.type !== 'EOF') {
    if (entry.type === 'VERTEX') {
      if (polyline !== undefined && (entry.number(70, 0) & CONTROL) === 0) polyline.vertices.push(entry.number(10, Number.NaN), entry.number(20, Number.NaN), (polyline.flags & THREE_D) === 0 ? entry.number(42, 0) : 0);
      continue;
    }
    finish();
    order += 1;
    if (entry.type !== 'ATTRIB') owner = undefined;
    if (entry.number(67, 0) === 1 && !inBlock) {
      if (entry.type !== 'SEQEND' && entry.type !== 'ATTRIB') tally.paper += 1;
      continue;
    }
    if (entry.type === 'ATTRIB') attach(entry, owner, commonOf(entry, order, tally), tally);
    else if (entry.type === 'ATTDEF') {
      if ((entry.number(70, 0) & CONSTANT) !== 0) constants.push(attributeOf(entry, commonOf(entry, order, tally), tally));
    } else if (entry.type === 'POLYLINE') {
      const flags = entry.number(70, 0);
      if ((flags & (MESH | POLYFACE)) !== 0) count(tally.unread, 'POLYLINE (mesh)');
      else polyline = { common: polylineCommon(entry, order, flags, tally), flags, vertices: [] };
    } else if (entry.type !== 'SEQEND') {
      const entity = entityOf(entry, commonOf(entry, order, tally), tally);
      if (entity !== null) into.push(entity);
      if (entity?.kind === 'insert') owner = entity;
    }
  }
  finish();
  return entry.type;
}

/** A three-dimensional one is drawn in the drawing's own plane, and always has heights. */
function polylineCommon(entry: Entry, order: number, flags: number, tally: Tally): Common {
  const common = commonOf(entry, order, tally);
  if ((flags & THREE_D) === 0) return common;
  tally.heights += 1;
  return { ...common, plane: null };
}

function attributeOf(entry: Entry, common: Common, tally: Tally): Attribute {
  const at = textOf(entry, common);
  if (typeof at === 'string') leave(at, common, tally);
  const visible = (entry.number(70, 0) & INVISIBLE) === 0;
  return { tag: entry.text(2)?.trim() ?? '', text: plainText(entry.text(1) ?? ''), shown: visible && typeof at !== 'string' ? { ...at, type: 'ATTRIB' } : null };
}

/** Attributes stand behind the insert they belong to; one whose insert was left out goes with it. */
function attach(entry: Entry, owner: InsertEntity | undefined, common: Common, tally: Tally): void {
  owner?.attributes.push(attributeOf(entry, common, tally));
}
