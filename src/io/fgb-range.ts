/**
 * Features of a FlatGeobuf layer that lie in a box, read through its packed R-tree without the rest of the file. What the tree says is taken on trust nowhere: where children lie follows from
 * counts alone, boxes have to hold what is below them, and features follow one another to the end; so damage is a message, and never a loop or a feature left out unnoticed on the way to it.
 */
import { fail, ok, type Result } from '../problem.ts';
import { BrokenFgb } from './fgb-geometry.ts';
import { readFeature, readHeader, whatIsBroken, type FgbHeader } from './fgb-read.ts';
import { MAGIC, NODE_BYTES, type FgbFeature } from './fgb-types.ts';
import { BLOCK, type BlockFile, type Part, type Stretch } from './blocks.ts';
import { union, type Box } from './hilbert.ts';

/** Bytes of a header: its columns have names of some letters. */
const MOST_HEADER = 1024 * 1024;
/** Bytes of features that are read at once; more is read whole. */
const MOST_FEATURES = 32 * 1024 * 1024;

export interface FgbIndex extends FgbHeader {
  /** Levels of the tree, the root first: number of its first node, and how many it has. */
  readonly levels: readonly (readonly [first: number, count: number])[];
}

/** A feature by its number in the file. */
export interface Numbered {
  readonly number: number;
  readonly feature: FgbFeature;
}

/** Header and shape of the tree. @param name the file in messages */
export async function openFgb(file: BlockFile, name: string, signal?: AbortSignal): Promise<Result<FgbIndex>> {
  const { bytes: total } = file.entry;
  const start = await file.read([[0, Math.min(total, BLOCK)]], signal);
  if (!start.ok) return start;
  try {
    const head = start.value(0, Math.min(total, BLOCK));
    const end = MAGIC.length + 4 + (head.length < 12 ? 0 : new DataView(head.buffer).getUint32(MAGIC.length, true));
    if (end > Math.min(total, MOST_HEADER)) throw broken('header', `${end} of ${total} bytes`);
    const rest = end > head.length ? await file.read([[0, end]], signal) : start;
    if (!rest.ok) return rest;
    const header = readHeader(rest.value(0, Math.max(end, head.length)), total);
    if (header.count > 0 && header.nodeSize < 2) throw new BrokenFgb('no-index', 'header.indexNodeSize', '文件没有空间索引，不能按范围读取。', 'The file has no spatial index and can\'t be read by range.');
    return ok({ ...header, levels: header.count === 0 ? [] : levelsOf(header.count, header.nodeSize) });
  } catch (error) {
    return fail(whatIsBroken(error, name));
  }
}

/**
 * Features whose boxes touch one of the boxes, in the file's order.
 * @param steps how the last and longest part is gone through, a feature a step
 */
export async function featuresIn(file: BlockFile, index: FgbIndex, boxes: readonly Box[], name: string, steps: <T>(work: Generator<void, T, void>) => T | Promise<T>, signal?: AbortSignal): Promise<Result<Numbered[]>> {
  try {
    let nodes: readonly Node[] = index.count === 0 ? [] : [{ at: 0, box: null, offset: 0 }];
    for (const depth of index.levels.keys()) {
      const read = await file.read(stretchesOf(index, depth, nodes), signal);
      if (!read.ok) return read;
      nodes = nodesOf(read.value, index, depth, nodes).filter(({ box }) => box !== null && boxes.some((one) => touch(one, box)));
    }
    const total = file.entry.bytes - index.start;
    const ends = await endsOf(file, index, nodes, total, signal);
    if (!ends.ok) return ends;
    const leaves = nodes.map((node, i) => ({ ...node, end: ends.value[i] ?? total }));
    const wanted = leaves.reduce((sum, { offset, end }) => sum + end - offset, 0);
    if (wanted > MOST_FEATURES) throw new BrokenFgb('window', '', '范围内要素太多，须整个读取。', 'There are too many features in the window; the file has to be read whole.', `${wanted} bytes`);
    const read = await file.read(leaves.map(({ offset, end }): Stretch => [index.start + offset, index.start + end]), signal);
    return read.ok ? ok(await steps(parsed(read.value, index, leaves))) : read;
  } catch (error) {
    return fail(whatIsBroken(error, name));
  }
}

interface Node {
  /** Place among the nodes of its level. */
  readonly at: number;
  /** Null above the root. */
  readonly box: Box | null;
  /** Of a leaf: its feature's first byte after the index. */
  readonly offset: number;
}

const broken = (path: string, received: string): BrokenFgb => new BrokenFgb('index', path, '空间索引已损坏。请重新发布规划包。', 'The spatial index is damaged. Publish the package again.', received);

const touch = (a: Box, b: Box): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
const holds = (outer: Box, inner: Box): boolean => outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

function levelsOf(count: number, nodeSize: number): (readonly [number, number])[] {
  const counts = [count];
  for (let n = count; n > 1 || counts.length === 1; counts.unshift(n)) n = Math.ceil(n / nodeSize);
  let first = 0;
  return counts.map((n) => {
    first += n;
    return [first - n, n] as const;
  });
}

/** Places on a level that the nodes above lead to. */
function childrenOf({ levels, nodeSize }: FgbIndex, depth: number, at: number): readonly [from: number, to: number] {
  const count = levels[depth]?.[1] ?? 0;
  return depth === 0 ? [0, count] : [at * nodeSize, Math.min((at + 1) * nodeSize, count)];
}

function stretchesOf(index: FgbIndex, depth: number, parents: readonly Node[]): Stretch[] {
  return parents.map(({ at }) => {
    const [from, to] = childrenOf(index, depth, at);
    return [byteOf(index, depth, from), byteOf(index, depth, to)];
  });
}

const treeStart = ({ levels, start }: FgbIndex): number => start - levels.reduce((sum, [, count]) => sum + count, 0) * NODE_BYTES;
const byteOf = (index: FgbIndex, depth: number, at: number): number => treeStart(index) + ((index.levels[depth]?.[0] ?? 0) + at) * NODE_BYTES;

function nodesOf(part: Part, index: FgbIndex, depth: number, parents: readonly Node[]): Node[] {
  return parents.flatMap((parent) => {
    const [from, to] = childrenOf(index, depth, parent.at);
    const view = new DataView(part(byteOf(index, depth, from), byteOf(index, depth, to)).buffer);
    return Array.from({ length: to - from }, (_, i) => {
      const node = nodeAt(view, i * NODE_BYTES, from + i);
      const path = `index[${(index.levels[depth]?.[0] ?? 0) + node.at}]`;
      const { box, offset } = node;
      if (box === null || !(box[0] <= box[2] && box[1] <= box[3]) || (parent.box !== null && !holds(parent.box, box))) throw broken(path, String(box));
      const below = index.levels[depth + 1];
      if (below !== undefined && offset !== below[0] + node.at * index.nodeSize) throw broken(path, String(offset));
      return node;
    });
  });
}

function nodeAt(view: DataView, byte: number, at: number): Node {
  const number = (i: number): number => view.getFloat64(byte + 8 * i, true);
  return { at, box: [number(0), number(1), number(2), number(3)], offset: Number(view.getBigUint64(byte + 32, true)) };
}

/** Where each feature ends: where the next one begins, and the last with the file. */
async function endsOf(file: BlockFile, index: FgbIndex, leaves: readonly Node[], total: number, signal: AbortSignal | undefined): Promise<Result<number[]>> {
  const depth = index.levels.length - 1;
  const next = ({ at }: Node): Stretch => [byteOf(index, depth, at + 1), byteOf(index, depth, at + 2)];
  const read = await file.read(leaves.filter(({ at }) => at + 1 < index.count).map(next), signal);
  if (!read.ok) return read;
  return ok(
    leaves.map((leaf) => {
      const end = leaf.at + 1 < index.count ? nodeAt(new DataView(read.value(...next(leaf)).buffer), 0, leaf.at + 1).offset : total;
      if (!(leaf.offset >= 0 && end - leaf.offset > 4 && end <= total) || (leaf.at === 0 && leaf.offset !== 0)) throw broken(`features[${leaf.at}]`, `${leaf.offset}–${end}`);
      return end;
    }),
  );
}

function* parsed(part: Part, index: FgbIndex, leaves: readonly (Node & { readonly end: number })[]): Generator<void, Numbered[], void> {
  const columns = Object.entries(index.content.columns);
  const out: Numbered[] = [];
  for (const { at, offset, end, box } of leaves) {
    const path = `features[${at}]`;
    const bytes = part(index.start + offset, index.start + end);
    const size = new DataView(bytes.buffer).getUint32(0, true) + 4;
    if (size !== bytes.length) throw broken(path, `${size} of ${bytes.length} bytes`);
    const feature = readFeature(bytes, index.content.geometryType, columns, path);
    if (box === null || !holds(box, extentOf(feature))) throw broken(path, String(box));
    out.push({ number: at, feature });
    yield;
  }
  return out;
}

function extentOf({ geometry }: FgbFeature): Box {
  const flat = (geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates.flat(geometry.type === 'LineString' ? 1 : geometry.type === 'Polygon' ? 2 : 3)) as number[];
  const boxes: Box[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const [x = NaN, y = NaN] = [flat[i], flat[i + 1]];
    boxes.push([x, y, x, y]);
  }
  return union(boxes);
}
