/** A small OpenStreetMap file made for a test, as XML and as PBF: the same nodes, ways and relations of an invented place. */
import { deflateSync } from 'node:zlib';

type Tags = Readonly<Record<string, string>>;
export interface OsmModel {
  readonly nodes: readonly { readonly id: number; readonly at: readonly [lon: number, lat: number]; readonly tags?: Tags }[];
  readonly ways: readonly { readonly id: number; readonly nodes: readonly number[]; readonly tags?: Tags }[];
  readonly relations: readonly { readonly id: number; readonly members: readonly { readonly way: number; readonly role: string }[]; readonly tags: Tags }[];
}

const escaped = (text: string): string => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const xmlTags = (tags: Tags = {}): string => Object.entries(tags).map(([key, value]) => `<tag k="${escaped(key)}" v="${escaped(value)}"/>`).join('');

/** @param head attributes of the root element */
export function osmXml({ nodes, ways, relations }: OsmModel, head = ''): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6"${head}>`,
    ...nodes.map(({ id, at: [lon, lat], tags }) => `<node id="${id}" lat="${lat}" lon="${lon}">${xmlTags(tags)}</node>`),
    ...ways.map(({ id, nodes: refs, tags }) => `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${xmlTags(tags)}</way>`),
    ...relations.map(({ id, members, tags }) => `<relation id="${id}">${members.map(({ way, role }) => `<member type="way" ref="${way}" role="${role}"/>`).join('')}${xmlTags(tags)}</relation>`),
    '</osm>\n',
  ].join('\n');
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}
const zigzag = (value: number): number[] => varint(value < 0 ? -2 * value - 1 : 2 * value);
/** Signed numbers, each as its difference from the one before. */
const deltas = (values: readonly number[]): number[] => values.flatMap((value, i) => zigzag(value - (values[i - 1] ?? 0)));
const number = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, content: Iterable<number>): number[] => {
  const all = [...content];
  return [...varint(field * 8 + 2), ...varint(all.length), ...all];
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function block(type: string, content: readonly number[]): Buffer {
  const blob = [...number(2, content.length), ...bytes(3, deflateSync(Uint8Array.from(content)))];
  const header = [...bytes(1, utf8(type)), ...number(3, blob.length)];
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, Uint8Array.from(header), Uint8Array.from(blob)]);
}

/** @param replicated seconds since 1970 of the last change that is in it; left out where the file says nothing */
export function osmPbf({ nodes, ways, relations }: OsmModel, replicated?: number): Buffer {
  const strings = [''];
  const text = (word: string): number => {
    const at = strings.indexOf(word);
    return at >= 0 ? at : strings.push(word) - 1;
  };
  // GDAL refuses lists of tags that are there and empty.
  const tags = (all: Tags = {}): number[] => Object.keys(all).length === 0 ? [] : [...bytes(2, Object.keys(all).flatMap((key) => varint(text(key)))), ...bytes(3, Object.values(all).flatMap((value) => varint(text(value))))];
  const steps = (degrees: number): number => Math.round(degrees * 1e7);
  const dense = [
    ...bytes(1, deltas(nodes.map(({ id }) => id))),
    ...bytes(8, deltas(nodes.map(({ at: [, lat] }) => steps(lat)))),
    ...bytes(9, deltas(nodes.map(({ at: [lon] }) => steps(lon)))),
    ...bytes(10, nodes.flatMap(({ tags: own = {} }) => [...Object.entries(own).flatMap(([key, value]) => [...varint(text(key)), ...varint(text(value))]), 0])),
  ];
  const groups = [
    bytes(2, dense),
    ways.flatMap(({ id, nodes: refs, tags: own }) => bytes(3, [...number(1, id), ...tags(own), ...bytes(8, deltas(refs))])),
    relations.flatMap(({ id, members, tags: own }) => bytes(4, [...number(1, id), ...tags(own), ...bytes(8, members.flatMap(({ role }) => varint(text(role)))), ...bytes(9, deltas(members.map(({ way }) => way))), ...bytes(10, members.map(() => 1))])),
  ];
  const primitives = groups.filter((group) => group.length > 0).flatMap((group) => bytes(2, group));
  const table = bytes(1, strings.flatMap((word) => bytes(1, utf8(word))));
  const header = [...bytes(4, utf8('OsmSchema-V0.6')), ...bytes(4, utf8('DenseNodes')), ...(replicated === undefined ? [] : number(32, replicated))];
  return Buffer.concat([block('OSMHeader', header), block('OSMData', [...table, ...primitives])]);
}
