/** What is wrong with the geometries of a layer, told once for all features of one kind of fault. */
import type { ImportFinding } from '../finding.ts';
import { noticed } from './say.ts';

type Fault = 'broken' | 'mixed';

const WORDS: Readonly<Record<Fault, { code: string; zh: (count: number, first: string) => string; en: (count: number, first: string) => string }>> = {
  broken: {
    code: 'geometry-broken',
    zh: (count, first) => `${count} 个要素的图形已损坏（坐标不是数字，或记录自相矛盾），第一个是 ${first}；重新导出。`,
    en: (count, first) => `The geometry of ${count} features is damaged (coordinates that are no numbers, or lengths that contradict each other), the first is ${first}; export the file again.`,
  },
  mixed: {
    code: 'geometry-mixed',
    zh: (count, first) => `${count} 个要素的图形集合里混有点、线、面，未读取，第一个是 ${first}；拆成单一类型后再导出。`,
    en: (count, first) => `The geometry collections of ${count} features mix points, lines and areas and were not read, the first is ${first}; split them by kind and export again.`,
  },
};

export class Faults {
  private readonly seen = new Map<Fault, { count: number; readonly first: string }>();
  private readonly file: string;
  private readonly layer: string;

  constructor(file: string, layer: string) {
    this.file = file;
    this.layer = layer;
  }

  broken(at: string): void {
    this.add('broken', at);
  }

  mixed(at: string): void {
    this.add('mixed', at);
  }

  findings(): ImportFinding[] {
    return [...this.seen].map(([fault, { count, first }]) => noticed('error', WORDS[fault].code, WORDS[fault].zh(count, first), WORDS[fault].en(count, first), { file: this.file, layer: this.layer, feature: first }));
  }

  private add(fault: Fault, at: string): void {
    const known = this.seen.get(fault);
    if (known === undefined) this.seen.set(fault, { count: 1, first: at });
    else known.count += 1;
  }
}
