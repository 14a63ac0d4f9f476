/**
 * The list of one's own proposals, kept in the browser's storage under one key a plan. Storage may be off or full: then the list is kept in memory and says so.
 * Another tab may change it at any time, so every change begins with what is stored.
 */
import { freeName, MOST, readList, tidyName, writeList, type Kept, type ReadList } from './kept.ts';

/** What is used of `localStorage`. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What was removed last, and where it stood. */
export interface Removed {
  readonly items: readonly { readonly item: Kept; readonly index: number }[];
  /** The whole list at once. */
  readonly all: boolean;
}

export interface List {
  /** Newest first; a copy stands below what it was made from. */
  readonly items: readonly Kept[];
  /** Entries in storage that could not be read. */
  readonly dropped: number;
  /** False while the browser refuses to store it. */
  readonly stored: boolean;
  /** What can be taken back. */
  readonly removed: Removed | null;
}

/** `there`: the same inputs are in the list already. */
export type Added = { readonly kind: 'kept' | 'there'; readonly item: Kept } | { readonly kind: 'full' };

export interface StoreOptions {
  /** Id of the plan. */
  readonly plan: string;
  /** May throw, as `localStorage` does where it is switched off. */
  readonly shelf: () => Shelf;
  /** ISO date. */
  readonly today: () => string;
  readonly newId?: () => string;
}

/** `crypto.randomUUID` is missing on plain http. */
const someId = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

export const keyOf = (plan: string): string => `sign-plan-mine:${plan}`;

export class ProposalStore {
  readonly plan: string;
  readonly key: string;
  list: List = { items: [], dropped: 0, stored: true, removed: null };
  private readonly shelf: () => Shelf;
  private readonly today: () => string;
  private readonly newId: () => string;

  constructor({ plan, shelf, today, newId = someId }: StoreOptions) {
    this.plan = plan;
    this.key = keyOf(plan);
    this.shelf = shelf;
    this.today = today;
    this.newId = newId;
    this.reread();
  }

  /** What another tab has made of it. What is in memory alone stays: no other tab knows of it. */
  reread(): void {
    if (!this.list.stored) return;
    const read = this.read();
    this.list = read === null ? { ...this.list, stored: false } : { ...this.list, items: read.items, dropped: Math.max(read.dropped, this.list.dropped) };
  }

  /** Puts a proposal at the head of the list; `name` gets a number where it is taken. */
  add(name: string, fragment: string): Added {
    this.reread();
    const { items } = this.list;
    const there = items.find((item) => item.fragment === fragment);
    if (there !== undefined) return { kind: 'there', item: there };
    return this.insert(name, fragment, 0);
  }

  /** Null where it is gone. */
  duplicate(id: string): Added | null {
    this.reread();
    const index = this.list.items.findIndex((item) => item.id === id);
    const item = this.list.items[index];
    return item === undefined ? null : this.insert(item.name, item.fragment, index + 1);
  }

  /** A name of nothing but spaces changes nothing; one that is taken is the visitor's own choice. */
  rename(id: string, name: string): void {
    const tidy = tidyName(name);
    if (tidy === '') return;
    this.reread();
    this.write(this.list.items.map((item) => (item.id === id ? { ...item, name: tidy } : item)));
  }

  remove(id: string): void {
    this.reread();
    const index = this.list.items.findIndex((item) => item.id === id);
    const item = this.list.items[index];
    if (item === undefined) return;
    this.write(this.list.items.filter((one) => one !== item), { items: [{ item, index }], all: false });
  }

  clear(): void {
    this.reread();
    if (this.list.items.length > 0) this.write([], { items: this.list.items.map((item, index) => ({ item, index })), all: true });
  }

  /** Puts back what was removed last, where it stood. */
  undo(): void {
    const { removed } = this.list;
    if (removed === null) return;
    this.reread();
    const items = [...this.list.items];
    for (const { item, index } of removed.items) if (items.length < MOST && !items.some(({ id }) => id === item.id)) items.splice(index, 0, item);
    this.write(items, null);
  }

  /** What was removed stays so. */
  forget(): void {
    this.list = { ...this.list, removed: null };
  }

  private insert(name: string, fragment: string, index: number): Added {
    const { items } = this.list;
    if (items.length >= MOST) return { kind: 'full' };
    const item: Kept = { id: this.newId(), name: freeName(tidyName(name) || '—', items.map((one) => one.name)), fragment, saved: this.today() };
    this.write([...items.slice(0, index), item, ...items.slice(index)]);
    return { kind: 'kept', item };
  }

  private read(): ReadList | null {
    try {
      return readList(this.shelf().getItem(this.key));
    } catch {
      return null;
    }
  }

  private write(items: readonly Kept[], removed: Removed | null = this.list.removed): void {
    let stored = true;
    try {
      // An empty list leaves nothing behind.
      if (items.length === 0) this.shelf().removeItem(this.key);
      else this.shelf().setItem(this.key, writeList(items));
    } catch {
      stored = false;
    }
    this.list = { ...this.list, items, stored, removed };
  }
}
