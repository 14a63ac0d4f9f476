/** The package within the single file: the very files, in one deflated run, as text. Each is held against the manifest like any other. */
import { unzlibSync } from 'fflate';
import { memorySource, type ByteSource } from '../../io/source.ts';

export interface Packed {
  /** Names and sizes in the order of the run. */
  readonly files: readonly (readonly [name: string, bytes: number])[];
  /** The run, deflated (zlib), in base64: a tenth smaller, once a host compresses the script, than each file as text. */
  readonly deflated: string;
}

declare const __SIGNPLAN_PACKAGE__: Packed;

let unpacked: ByteSource | undefined;

export const builtin = (): ByteSource => (unpacked ??= memorySource(unpack(__SIGNPLAN_PACKAGE__), 'sign-plan.single.js'));

function unpack({ files, deflated }: Packed): Map<string, Uint8Array> {
  const all = unzlibSync(Uint8Array.from(atob(deflated), (char) => char.charCodeAt(0)));
  let at = 0;
  // Copies: readers of a layer take its buffer from the start.
  return new Map(files.map(([name, bytes]) => [name, all.slice(at, (at += bytes))]));
}
