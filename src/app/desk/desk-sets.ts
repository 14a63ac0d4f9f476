/** The desk's things and what is asked of them: table, figures and map follow the same answer. */
import type { Plan } from '../../plan/plan.ts';
import { shownOf } from '../../survey/questions/answer.ts';
import { askedOfSets, NOTHING_ASKED, type Answer, type Asked, type AskedOfSets } from '../../survey/questions/types.ts';
import type { JudgedSigns } from '../../survey/sets/judged.ts';
import { setsOf } from '../../survey/sets/sets-of.ts';
import { SETS, type SetId, type ThingSet } from '../../survey/sets/types.ts';

export interface Given {
  readonly plan: Plan;
  readonly judged: JudgedSigns | null;
  /** Grows with what is known of `judged`, which is the same object meanwhile. */
  readonly revision: number;
}

type Answers = Readonly<Partial<Record<SetId, Answer>>>;
const WHOLE: ReadonlyMap<string, ReadonlySet<string>> = new Map();

export class DeskSets {
  sets: Readonly<Record<SetId, ThingSet>> | null = null;
  asked: AskedOfSets = askedOfSets();
  /** What was answered last; while other questions are being answered it still stands. */
  answers: Answers = {};
  /** By layer: keys that the map shows. A layer of which nothing is asked is shown whole. */
  keys: ReadonlyMap<string, ReadonlySet<string>> = WHOLE;
  /** Something is being answered. */
  busy = false;
  private readonly changed: () => void;
  private given: Given | null = null;
  private run: AbortController | null = null;

  /** @param changed called when an answer has come */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Signs of a file, which of them are shown; null is all. */
  get signs(): Uint32Array | null {
    return this.asked.signs.questions.length === 0 ? null : (this.answers.signs?.order ?? null);
  }

  set(given: Given): void {
    if (given.plan === this.given?.plan && given.judged === this.given.judged && given.revision === this.given.revision) return;
    this.given = given;
    this.sets = setsOf(given.plan, given.judged);
    void this.answer();
  }

  ask(set: SetId, asked: Asked): void {
    this.asked = { ...this.asked, [set]: asked };
    void this.answer();
    this.changed();
  }

  askAll(asked: AskedOfSets): void {
    this.asked = asked;
    void this.answer();
  }

  stop(): void {
    this.run?.abort();
  }

  /** Zones first: what is asked of the others may be about those that are left. A later call takes the place of one that is going on. */
  private async answer(): Promise<void> {
    this.run?.abort();
    const run = new AbortController();
    this.run = run;
    const { sets, given, asked } = this;
    if (sets === null || given === null) return;
    this.busy = true;
    const answers: Partial<Record<SetId, Answer>> = {};
    for (const id of SETS) {
      const zonesShown = asked.zones.questions.length === 0 ? null : (answers.zones?.order ?? null);
      const answer = await shownOf(sets[id], asked[id], { plan: given.plan, zones: sets.zones, zonesShown }, run.signal);
      if (answer === null || run.signal.aborted) return;
      answers[id] = answer;
    }
    this.busy = false;
    this.answers = answers;
    this.keys = this.keysOf(sets, answers);
    this.changed();
  }

  private keysOf(sets: Readonly<Record<SetId, ThingSet>>, answers: Answers): ReadonlyMap<string, ReadonlySet<string>> {
    const keys = new Map<string, Set<string>>();
    for (const id of SETS) {
      if (this.asked[id].questions === NOTHING_ASKED.questions || this.asked[id].questions.length === 0) continue;
      const set = sets[id];
      const layer = set.count === 0 ? null : set.ref(0).layer;
      if (layer === null) continue;
      const own = new Set<string>();
      for (const index of answers[id]?.order ?? []) own.add(set.ref(index).key);
      keys.set(layer, own);
    }
    return keys;
  }
}
