/**
 * Every example of every clause, read from the sources: change a number in `data/` and the examples that rest on it fail by name.
 */
import { join } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleCentre, runExample } from '../../src/check/examples.ts';
import { memorySource } from '../../src/io/source.ts';
import { buildPackage } from '../../src/plan/build/build.ts';
import { comparatorPlan } from '../../src/plan/comparators.ts';
import { loadPlan } from '../../src/plan/load.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { contextOf } from '../../src/plan/proposal-context.ts';
import { readProposal } from '../../src/plan/proposal.ts';
import type { ClauseFile } from '../../src/plan/schema/rules.ts';
import { problemLine } from '../../src/problem.ts';

const DATA = join(import.meta.dirname, '../../data');
const folders = ['national', 'jiujiang/clauses', 'comparators'];
const files = folders.flatMap((folder) => readdirSync(join(DATA, folder)).filter((file) => file.endsWith('.json')).map((file) => join(folder, file)));
const documents = files.map((file) => ({ file, document: JSON.parse(readFileSync(join(DATA, file), 'utf8')) as ClauseFile })).filter(({ document }) => (document.clauses ?? []).length > 0);

let plan: Plan;
/** Rules of other cities stand beside the plan's, never among them. */
let beside: Plan;
beforeAll(async () => {
  const built = await buildPackage(join(DATA, 'jiujiang'));
  if (!built.ok) throw new Error(built.problems.map((problem) => problemLine(problem, 'en')).join('\n'));
  const loaded = await loadPlan(memorySource(built.value.files));
  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problemLine(problem, 'en')).join('\n'));
  plan = loaded.value;
  if (built.value.comparators === null) throw new Error('the plan names no comparators');
  beside = comparatorPlan(plan, built.value.comparators.rules);
});

describe.each(documents)('$file', ({ file, document }) => {
  for (const clause of document.clauses ?? []) {
    describe(`${clause.id} ${clause.title.zh}`, () => {
      test.each(clause.examples.map((example) => ({ name: `${example.title.zh} → ${example.expect}`, example })))('$name', ({ example }) => {
        const coordinates = example.at ?? exampleCentre(plan);
        const proposal = readProposal({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: example.properties }, contextOf(plan));
        if (!proposal.ok) throw new Error(proposal.problems.map((problem) => problemLine(problem, 'en')).join('\n'));
        // Advice and adoption are the plan's: an example shows what the clause says on its own.
        const asWritten: Plan = file.startsWith('comparators') ? beside : { ...plan, manifest: { ...plan.manifest, adopts: [] } };
        const outcome = runExample(asWritten, clause, example, proposal.value, '2026-11-24');
        if (!outcome.ok) throw new Error(outcome.problems.map((problem) => problemLine(problem, 'en')).join('\n'));
        expect(outcome.value.got, JSON.stringify(outcome.value.findings.map(({ result, measure, value, limit, reasons }) => ({ result, measure, value, limit, reasons })))).toBe(outcome.value.expected);
      });
    });
  }
});

test('every clause of the sources has examples, and both outcomes unless only a person can judge it', () => {
  for (const { document } of documents) {
    for (const clause of document.clauses ?? []) {
      const expected = new Set(clause.examples.map((example) => example.expect));
      expect(clause.examples.length, clause.id).toBeGreaterThan(0);
      if (clause.requires === false) continue;
      expect(expected, clause.id).toContain('pass');
      expect(expected.has(clause.outcome) || expected.has('advice'), `${clause.id} has no example that is not met`).toBe(true);
    }
  }
});
