/** Who does the work of an audit: this thread, or others that are given a few rows at a time. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { loadBoxIndex } from '../../geo/box-index.ts';
import type { Problem, Result } from '../../problem.ts';
import { betweenOf, entryWriter, type AuditSheet } from '../../report/audit/format.ts';
import type { AuditHand, Piece, PieceJudged, PieceRead } from '../../survey/audit-hand.ts';
import type { Signs } from '../../survey/signs.ts';
import type { AuditOptions } from '../../survey/types.ts';

export interface Hand {
  /** How many orders it is given at once: a thread must not wait for the next one. */
  readonly depth: number;
  read(number: number, piece: Piece): Promise<PieceRead | undefined>;
  learn(signs: Signs): Promise<Result<readonly Problem[]>>;
  judge(number: number, sheet: AuditSheet): Promise<PieceJudged>;
  close(): Promise<unknown>;
}

/** What a thread starts with. */
export interface WorkerSetup {
  readonly folder: string;
  readonly file: string;
  readonly options: AuditOptions;
}
export type Order = { readonly ticket: number } & ({ readonly kind: 'read'; readonly number: number; readonly piece: Piece } | { readonly kind: 'learn'; readonly signs: Signs } | { readonly kind: 'judge'; readonly number: number; readonly sheet: AuditSheet });
export interface Answer {
  readonly ticket: number;
  readonly value: unknown;
}

/** The bytes of a piece come back with what was read of it. */
export interface ReadAnswer {
  readonly read: PieceRead | undefined;
  readonly back: ArrayBuffer;
}
/** Bytes that most pieces fit into. */
const BUFFER = 1024 * 1024;

/** Between two orders the event loop gets its turn, so that what was written goes out. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export function ownHand(hand: AuditHand): Hand {
  return {
    depth: 1,
    async read(number, piece) {
      const read = hand.read(number, piece);
      await turn();
      return read;
    },
    async learn(signs) {
      await loadBoxIndex();
      return hand.learn(signs);
    },
    async judge(number, sheet) {
      const judged = hand.judge(number, entryWriter(sheet), betweenOf(sheet.format));
      await turn();
      return judged;
    },
    close: () => Promise.resolve(),
  };
}

/** The worker's own file; only a built command has one. It lies beside the entry, of which this may be a part in a folder of its own. */
const FILE = ['./audit-worker.js', '../audit-worker.js'].map((name) => fileURLToPath(new URL(name, import.meta.url))).find((path) => existsSync(path));
export const hasWorkers = FILE !== undefined;

interface Size {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Memory of a thread, MB. It holds about 1 KB of each sign as a neighbour and its share of the rows, and the closer its limit, the sooner it tidies up:
 * without one it would leave several times as much lying about.
 */
const limitsFor = ({ rows, bytes }: Size): ResourceLimits => ({ maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: Math.ceil(128 + rows * 0.002 + (4 * bytes) / 1e6) });

/** A thread of its own. What goes wrong in it rejects whatever is asked of it. */
export function workerHand(setup: WorkerSetup, size: Size): Hand {
  if (FILE === undefined) throw new Error('the worker is not built');
  const worker = new Worker(FILE, { workerData: setup, resourceLimits: limitsFor(size) });
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }>();
  let broken: Error | undefined;
  let tickets = 0;
  const breakOff = (error: Error): void => {
    broken = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', breakOff);
  worker.on('exit', (code) => breakOff(new Error(`a thread ended with ${code}`)));
  worker.on('message', ({ ticket, value }: Answer) => {
    waiting.get(ticket)?.resolve(value);
    waiting.delete(ticket);
  });
  const ask = <T>(order: Omit<Extract<Order, { kind: 'read' }>, 'ticket'> | Omit<Extract<Order, { kind: 'learn' }>, 'ticket'> | Omit<Extract<Order, { kind: 'judge' }>, 'ticket'>, transfer: ArrayBuffer[] = []): Promise<T> =>
    new Promise<unknown>((resolve, reject) => {
      if (broken !== undefined) {
        reject(broken);
        return;
      }
      tickets += 1;
      waiting.set(tickets, { resolve, reject });
      worker.postMessage({ ...order, ticket: tickets }, transfer);
    }) as Promise<T>;
  /** Buffers that came back: as many as there are orders at once, whatever the input's size. */
  const spare: ArrayBuffer[] = [];
  return {
    depth: 2,
    async read(number, { bytes, ranges }) {
      const known = spare.pop();
      const buffer = known !== undefined && known.byteLength >= bytes.length ? known : new ArrayBuffer(Math.max(bytes.length, BUFFER));
      const own = new Uint8Array(buffer, 0, bytes.length);
      own.set(bytes);
      const { read, back } = await ask<ReadAnswer>({ kind: 'read', number, piece: { bytes: own, ranges } }, [buffer]);
      spare.push(back);
      return read;
    },
    learn: (signs) => ask({ kind: 'learn', signs }),
    judge: (number, sheet) => ask({ kind: 'judge', number, sheet }),
    close: () => worker.terminate(),
  };
}
