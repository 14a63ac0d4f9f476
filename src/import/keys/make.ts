/** New keys: as those that there are, and never one that has been used. */
import type { Value } from '../../plan/plan.ts';

interface Keyed {
  readonly key: string;
  readonly properties: Readonly<Record<string, Value>>;
}

interface Series {
  readonly prefix: string;
  readonly width: number;
}

export class KeyMaker {
  private readonly next = new Map<string, number>();
  private readonly width = new Map<string, number>();
  private readonly byClass = new Map<string, Map<string, number>>();
  private readonly overall = new Map<string, number>();
  private readonly used = new Set<string>();
  private readonly layer: string;
  private readonly many: number;

  /** @param known everything that has or had a key, what was removed included. @param many how many may be made */
  constructor(layer: string, known: Iterable<Keyed>, many: number) {
    this.layer = layer;
    this.many = many;
    for (const { key, properties } of known) {
      this.used.add(key);
      const parts = /^(.*?\D|)(\d{1,15})$/s.exec(key);
      if (parts === null) continue;
      const [prefix, digits] = [parts[1] ?? '', parts[2] ?? ''];
      this.next.set(prefix, Math.max(this.next.get(prefix) ?? 1, Number(digits) + 1));
      this.width.set(prefix, Math.max(this.width.get(prefix) ?? 0, digits.length));
      count(this.overall, prefix);
      const klass = classOf(properties);
      const ofClass = this.byClass.get(klass) ?? new Map<string, number>();
      this.byClass.set(klass, ofClass);
      count(ofClass, prefix);
    }
  }

  make(properties: Readonly<Record<string, Value>>): string {
    const { prefix, width } = this.series(classOf(properties));
    for (let number = this.next.get(prefix) ?? 1; ; number++) {
      const key = `${prefix}${String(number).padStart(width, '0')}`;
      if (this.used.has(key)) continue;
      this.used.add(key);
      this.next.set(prefix, number + 1);
      return key;
    }
  }

  /** As most of its class are numbered; of a new class as all of the layer are, where they are numbered alike; else by the class's own name. */
  private series(klass: string): Series {
    const own = most(this.byClass.get(klass));
    const alike = this.overall.size === 1 ? most(this.overall) : undefined;
    const prefix = own ?? alike ?? `${klass === '' ? this.layer : klass}-`;
    return { prefix, width: this.width.get(prefix) ?? Math.max(2, String(this.many).length) };
  }
}

const classOf = (properties: Readonly<Record<string, Value>>): string => (typeof properties['class'] === 'string' ? properties['class'] : '');
const count = (counts: Map<string, number>, word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1);

/** The commonest, of equal ones the first by code units. */
function most(counts: ReadonlyMap<string, number> | undefined): string | undefined {
  return [...(counts ?? [])].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
