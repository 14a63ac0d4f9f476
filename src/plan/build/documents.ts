/** Files of a package beside its rules and layers: read when somebody asks, never for a check. */
import { sha256 } from '../../io/sha256.ts';
import type { Examples } from '../schema/examples.ts';
import type { Manifest } from '../schema/manifest.ts';
import type { ClauseDocument } from './merge-rules.ts';

type Listed = NonNullable<Manifest['documents']>;

/** Every clause's examples, in the order of the documents. */
export const examplesOf = (documents: readonly ClauseDocument[]): Examples => ({
  schema: 'signplan-examples/1',
  clauses: Object.fromEntries(documents.flatMap(({ content }) => (content.clauses ?? []).map(({ id, examples }) => [id, examples]))),
});

/** Each document as a file of its name, with what the manifest says of it. */
export function documentFiles(contents: Readonly<Partial<Record<keyof Listed, unknown>>>): { readonly listed: Listed; readonly files: readonly (readonly [string, Uint8Array])[] } {
  const written = Object.entries(contents).map(([name, content]) => ({ name, file: `${name}.json`, data: new TextEncoder().encode(JSON.stringify(content)) }));
  return {
    listed: Object.fromEntries(written.map(({ name, file, data }) => [name, { file, bytes: data.length, sha256: sha256(data) }])),
    files: written.map(({ file, data }) => [file, data] as const),
  };
}
