/** Stands in for `vitest` in the tests that must notice a mutant: it gathers them, so that they can be run again and again in one process. What `expect` does is vitest's own. */
import { expect as own } from 'vitest';

export const expect = own;
export { expectTypeOf } from 'vitest';

type Body = (...given: never[]) => unknown;
interface Suite {
  readonly name: string;
  readonly before: (() => unknown)[];
  started: boolean;
}
interface Gathered {
  readonly name: string;
  readonly suites: readonly Suite[];
  readonly run: () => unknown;
}

const tests: Gathered[] = [];
let around: readonly Suite[] = [];

/** A list as an item is what the body is given one by one. */
const given = (item: unknown): never[] => (Array.isArray(item) ? item : [item]) as never[];
const bodyOf = (parts: readonly unknown[]): Body => (parts.find((part) => typeof part === 'function') ?? (() => undefined)) as Body;

function suite(name: string, run: () => void): void {
  const outer = around;
  around = [...outer, { name, before: [], started: false }];
  run();
  around = outer;
}
/** A test file is a suite of its own. */
export async function file(name: string, load: () => Promise<unknown>): Promise<void> {
  around = [{ name, before: [], started: false }];
  await load();
  around = [];
}

type Each = (list: readonly unknown[]) => (name: string, ...parts: unknown[]) => void;
export const describe: { (name: string, ...parts: unknown[]): void; each: Each } = Object.assign((name: string, ...parts: unknown[]) => suite(name, bodyOf(parts) as () => void), {
  each: (list: readonly unknown[]) => (name: string, ...parts: unknown[]) => list.forEach((item) => suite(name, () => bodyOf(parts)(...given(item)))),
});
export const test: { (name: string, ...parts: unknown[]): void; each: Each } = Object.assign((name: string, ...parts: unknown[]) => void tests.push({ name, suites: around, run: bodyOf(parts) as () => unknown }), {
  each: (list: readonly unknown[]) => (name: string, ...parts: unknown[]) => list.forEach((item) => tests.push({ name, suites: around, run: () => bodyOf(parts)(...given(item)) })),
});
export const it = test;
export const beforeAll = (body: () => unknown): void => void around.at(-1)?.before.push(body);
export const afterAll = (): void => undefined;

/** Name of the first test that fails; null where none does. */
export async function firstFailure(): Promise<string | null> {
  for (const { name, suites, run } of tests) {
    try {
      for (const one of suites) {
        if (one.started) continue;
        one.started = true;
        for (const body of one.before) await body();
      }
      await run();
    } catch (error) {
      return `${[...suites.map((one) => one.name), name].join(' > ')}${process.env['MUTATION_WHY'] === undefined ? '' : `: ${String(error)}`}`;
    }
  }
  return null;
}
