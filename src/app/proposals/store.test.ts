import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeName, MOST, readList, tidyName } from './kept.ts';
import { keyOf, ProposalStore, type Shelf } from './store.ts';

const WALL = 'v=1&at=115.98,29.72&signType=wall&width=6';
const POLE = 'v=1&at=115.98,29.72&signType=pole';

/** A browser's storage, which may be made to refuse. */
class Memory implements Shelf {
  readonly held = new Map<string, string>();
  full = false;
  getItem(key: string): string | null {
    return this.held.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new Error('QuotaExceededError');
    this.held.set(key, value);
  }
  removeItem(key: string): void {
    this.held.delete(key);
  }
}

let count = 0;
const open = (shelf: Shelf | null = new Memory()): ProposalStore =>
  new ProposalStore({
    plan: 'city',
    shelf: () => {
      if (shelf === null) throw new Error('SecurityError');
      return shelf;
    },
    today: () => '2026-11-24',
    newId: () => `id${++count}`,
  });
const names = (store: ProposalStore): string[] => store.list.items.map(({ name }) => name);
const first = (store: ProposalStore): string => store.list.items[0]?.id ?? '';

describe('the list', () => {
  it('is there again when the page is opened again, and is another one for another plan', () => {
    const shelf = new Memory();
    expect(open(shelf).add('招牌', WALL)).toMatchObject({ kind: 'kept', item: { name: '招牌', fragment: WALL, saved: '2026-11-24' } });
    expect(names(open(shelf))).toEqual(['招牌']);
    expect([...shelf.held.keys()]).toEqual([keyOf('city')]);
    expect(new ProposalStore({ plan: 'town', shelf: () => shelf, today: () => '2026-11-24' }).list.items).toEqual([]);
  });
  it('holds the same inputs once, unless they are duplicated on purpose', () => {
    const store = open();
    store.add('招牌', WALL);
    expect(store.add('另一个', WALL).kind).toBe('there');
    store.add('招牌', POLE);
    expect(names(store)).toEqual(['招牌（2）', '招牌']);
    store.duplicate(first(store));
    expect(names(store)).toEqual(['招牌（2）', '招牌（3）', '招牌']);
    expect(store.duplicate('gone')).toBeNull();
  });
  it('renames, and keeps the name where the new one is empty', () => {
    const store = open();
    store.add('招牌', WALL);
    store.rename(first(store), '  东门\n店招 ');
    expect(names(store)).toEqual(['东门 店招']);
    store.rename(first(store), ' \t ');
    expect(names(store)).toEqual(['东门 店招']);
  });
  it('takes one removal back, or the removal of all, to where it stood', () => {
    const shelf = new Memory();
    const store = open(shelf);
    for (const width of [1, 2, 3]) store.add(`第${width}`, `v=1&signType=wall&width=${width}`);
    store.remove(store.list.items[1]?.id ?? '');
    expect(names(store)).toEqual(['第3', '第1']);
    store.undo();
    expect(names(store)).toEqual(['第3', '第2', '第1']);
    expect(store.list.removed).toBeNull();
    store.clear();
    expect(shelf.held.size).toBe(0);
    expect(store.list.removed?.all).toBe(true);
    store.undo();
    expect(names(open(shelf))).toEqual(['第3', '第2', '第1']);
  });
  it('takes no more than it holds', () => {
    const store = open();
    for (let width = 1; width <= MOST; width++) store.add('招牌', `v=1&width=${width}`);
    expect(store.add('招牌', WALL)).toEqual({ kind: 'full' });
    expect(store.duplicate(first(store))).toEqual({ kind: 'full' });
    expect(store.list.items).toHaveLength(MOST);
  });
});

describe('another tab', () => {
  it('loses nothing to a change made here, and is followed', () => {
    const shelf = new Memory();
    const [here, there] = [open(shelf), open(shelf)];
    there.add('那边', WALL);
    here.add('这边', POLE);
    expect(names(here)).toEqual(['这边', '那边']);
    there.reread();
    expect(names(there)).toEqual(['这边', '那边']);
  });
});

describe('storage that refuses', () => {
  it.each([['off', null], ['full', Object.assign(new Memory(), { full: true })]])('%s: the list is kept in memory, and says so', (_, shelf) => {
    const store = open(shelf);
    store.add('招牌', WALL);
    store.duplicate(first(store));
    expect(store.list).toMatchObject({ stored: false, items: [{ name: '招牌' }, { name: '招牌（2）' }] });
    store.reread();
    store.remove(first(store));
    expect(names(store)).toEqual(['招牌（2）']);
  });
  it('is tried again with every change', () => {
    const shelf = Object.assign(new Memory(), { full: true });
    const store = open(shelf);
    store.add('招牌', WALL);
    shelf.full = false;
    store.add('立柱', POLE);
    expect(store.list.stored).toBe(true);
    expect(names(open(shelf))).toEqual(['立柱', '招牌']);
  });
});

describe('what stands in storage', () => {
  it('may be anything: what can be read is kept, the rest counted', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { items, dropped } = readList(text);
        expect(items.length + dropped).toBeGreaterThanOrEqual(0);
        expect(items.every(({ id, name }) => id !== '' && name !== '')).toBe(true);
      }),
    );
  });
  it('loses none of the sound entries to the broken ones among them', () => {
    const sound = fc.record({ id: fc.uuid(), name: fc.constantFrom('招牌', 'Sign', '东门'), fragment: fc.constantFrom(WALL, POLE), saved: fc.constant('2026-11-24') });
    const broken = fc.oneof(
      fc.jsonValue().filter((value) => typeof value !== 'object' || value === null || Array.isArray(value) || !('saved' in value)),
      sound.map((item) => ({ ...item, fragment: 'v=9&at=1,2' })),
      sound.map((item) => ({ ...item, name: ' ' })),
      sound.map((item) => ({ ...item, saved: '2026-13-40' })),
      sound.map((item) => ({ ...item, id: 7 })),
    );
    fc.assert(
      fc.property(fc.uniqueArray(sound, { selector: ({ id }) => id, maxLength: 8 }), fc.array(broken, { maxLength: 8 }), fc.infiniteStream(fc.boolean()), (good, bad, turns) => {
        const mixed: unknown[] = [];
        const [left, other] = [[...good], [...bad]];
        while (left.length + other.length > 0) {
          const turn = turns.next().value === true;
          mixed.push((turn && left.length > 0) || other.length === 0 ? left.shift() : other.shift());
        }
        expect(readList(JSON.stringify(mixed))).toEqual({ items: good, dropped: bad.length });
      }),
    );
  });
  it('is cut at what a list holds, and an id counts once', () => {
    const item = (id: string): object => ({ id, name: '招牌', fragment: WALL, saved: '2026-11-24' });
    expect(readList(JSON.stringify([item('a'), item('a')]))).toMatchObject({ items: [{ id: 'a' }], dropped: 1 });
    expect(readList(JSON.stringify(Array.from({ length: MOST + 3 }, (_, index) => item(`i${index}`)))).dropped).toBe(3);
    expect(open(Object.assign(new Memory(), { held: new Map([[keyOf('city'), '{"a":1}']]) })).list).toMatchObject({ items: [], dropped: 1, stored: true });
  });
});

describe('names', () => {
  it('are one short line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => tidyName(text) === tidyName(tidyName(text)) && Array.from(tidyName(text)).length <= 60), { numRuns: 40 });
  });
  it('count on from the number they have, in the way of their script', () => {
    expect(freeName('招牌', ['招牌', '招牌（2）'])).toBe('招牌（3）');
    expect(freeName('招牌（2）', ['招牌（2）'])).toBe('招牌（3）');
    expect(freeName('Sign', ['Sign'])).toBe('Sign (2)');
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'a (2)', '招', '招（2）', '招'.repeat(60))), fc.constantFrom('a', 'a (2)', '招', '招'.repeat(60)), (taken, name) => !taken.includes(freeName(name, taken)) && freeName(name, taken).length <= 60));
  });
});
