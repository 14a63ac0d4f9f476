/** Files made by GDAL for tests, and what is read of them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { GivenFile, RawLayer } from '../types.ts';
import { readDelivery, type Delivery, type ReadOptions } from './delivery.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export class Made {
  readonly dir = mkdtempSync(join(tmpdir(), 'signplan-read-'));

  remove(): void {
    rmSync(this.dir, { recursive: true });
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(join(this.dir, name), content);
    return join(this.dir, name);
  }

  /** Arguments as on the command line, in a folder of their own. */
  ogr2ogr(...args: string[]): void {
    execFileSync('ogr2ogr', args, { cwd: this.dir, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  /** Files whose name starts so, below the folder. */
  files(start: string): GivenFile[] {
    const found = (below: string): string[] => readdirSync(join(this.dir, below)).flatMap((name) => (statSync(join(this.dir, below, name)).isDirectory() ? found(`${below}${name}/`) : [`${below}${name}`]));
    return found('').filter((name) => name.startsWith(start)).sort().map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(this.dir, name))) }));
  }
}

export const zipped = (files: readonly GivenFile[]): Uint8Array => zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));

export async function read(files: readonly GivenFile[], options: ReadOptions = {}): Promise<Delivery> {
  const result = await readDelivery(files, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** The only layer, and every finding there is. */
export async function readOne(files: readonly GivenFile[], options: ReadOptions = {}): Promise<RawLayer> {
  const { layers, findings } = await read(files, options);
  const [layer] = layers;
  if (layer === undefined || layers.length !== 1) throw new Error(`${layers.length} layers`);
  return { ...layer, findings: [...findings, ...layer.findings] };
}

export const said = ({ findings }: Pick<Delivery, 'findings'>): string[] => findings.map(({ severity, code }) => `${severity} ${code}`);

/** Properties as plain objects. */
export const rows = ({ features }: RawLayer): unknown[] => features.map(({ properties }) => ({ ...properties }));
