/** An input as bytes of UTF-8 that can be let go of at once: a large inventory's text is not needed any more when its rows are read, and a collector of garbage would keep it for long. */
import { isUtf8 } from 'node:buffer';
import { ok, type Result } from '../problem.ts';
import { decodeText, MAX_INPUT, readParts, type Io } from './io.ts';

export interface Held {
  /** Empty once they are let go of. */
  readonly bytes: Uint8Array;
  release(): void;
}

/** ES2024, in every Node that this runs on. */
interface Resizable extends ArrayBuffer {
  resize(length: number): void;
}
const Resizable = ArrayBuffer as unknown as new (length: number, options: { readonly maxByteLength: number }) => Resizable;

export async function readHeld(io: Io, file: string): Promise<Result<Held>> {
  // Reserved, not taken: memory is used as far as it is written.
  const buffer = new Resizable(0, { maxByteLength: MAX_INPUT });
  let size = 0;
  const read = await readParts(io, file, (part) => {
    buffer.resize(size + part.length);
    new Uint8Array(buffer).set(part, size);
    size += part.length;
  });
  if (!read.ok) return read;
  const bytes = new Uint8Array(buffer);
  const release = (): void => buffer.resize(0);
  if (isUtf8(bytes) && !bytes.includes(0)) return ok({ bytes, release });
  // Another encoding, as spreadsheets in Chinese save it.
  const text = decodeText(bytes, file);
  release();
  return text.ok ? ok({ bytes: new TextEncoder().encode(text.value), release: () => undefined }) : text;
}
