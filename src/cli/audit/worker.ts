/** A thread of `signplan audit`: a hand that takes its orders by message. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadBoxIndex } from '../../geo/box-index.ts';
import { folderSource } from '../../io/node-source.ts';
import { loadPlan } from '../../plan/load.ts';
import { betweenOf, entryWriter } from '../../report/audit/format.ts';
import { AuditHand } from '../../survey/audit-hand.ts';
import type { Answer, Order, ReadAnswer, WorkerSetup } from './hand.ts';

const { folder, file, options } = workerData as WorkerSetup;

async function open(): Promise<AuditHand> {
  const [plan] = await Promise.all([loadPlan(folderSource(folder)), loadBoxIndex()]);
  if (!plan.ok) throw new Error(plan.problems[0]?.text.en);
  return new AuditHand(plan.value, options, file);
}

const hand = open();

/** A rejection ends the thread, and whoever waits for it is told. */
async function reply(order: Order): Promise<void> {
  const opened = await hand;
  const answer = (value: unknown, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage({ ticket: order.ticket, value } satisfies Answer, transfer);
  switch (order.kind) {
    case 'read': {
      const back = order.piece.bytes.buffer as ArrayBuffer;
      answer({ read: opened.read(order.number, order.piece), back } satisfies ReadAnswer, [back]);
      return;
    }
    case 'learn':
      answer(opened.learn(order.signs));
      return;
    default:
      answer(opened.judge(order.number, entryWriter(order.sheet), betweenOf(order.sheet.format)));
  }
}

parentPort?.on('message', (order: Order) => void reply(order));
