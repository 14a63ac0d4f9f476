/** A clause as a page: everything is worded already, in one language; views only lay it out. */
import type { Example } from '../../plan/schema/rules.ts';
import type { Confidence, Tier } from '../../plan/schema/base.ts';
import type { Language } from '../phrases.ts';

export interface TableView {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences under it. */
  readonly notes: readonly string[];
}

/** One thing said, without a full stop; what it announces is in `parts` and `table`. */
export interface Statement {
  readonly text: string;
  readonly parts: readonly Statement[];
  readonly table?: TableView;
}

/** A part of a clause: how its items hang together, or a sentence where there is none. */
export interface Section {
  readonly lead: string;
  readonly items: readonly Statement[];
}

export interface Coded<Code extends string> {
  readonly code: Code;
  readonly text: string;
}

/** What a clause counts for here: it binds, binds because the plan adopts it, advises, or is compared with only. */
export type Force = 'binding' | 'adopted' | 'advice' | 'reference';

export interface Standing {
  readonly tier: Coded<Tier>;
  readonly confidence: Coded<Confidence>;
  readonly force: Coded<Force>;
  /** The document of clauses that it is published in. */
  readonly source: string;
  /** What of it is demonstration: the clause itself, its adoption, definitions, layers. Empty where nothing is. */
  readonly demonstration: readonly string[];
}

export interface Cited {
  readonly text: string;
  readonly url?: string;
  /** The day on which the text was read. */
  readonly read: string;
}

export interface TablePage extends TableView {
  readonly id: string;
  readonly title: string;
  readonly citation: Cited;
}

export interface DefinitionPage {
  readonly name: string;
  readonly title: string;
  readonly says: Statement;
  readonly source: string;
}

export interface LayerPage {
  readonly id: string;
  readonly title: string;
  readonly absent: boolean;
  /** What it is, where it is from and how good it is; of an absent one why, and who holds it. */
  readonly lines: readonly string[];
}

export interface ExamplePage {
  readonly title: string;
  /** Label and value of what the proposal states. */
  readonly inputs: readonly (readonly [label: string, value: string])[];
  /** What stands about it, a line a feature; where the proposal stands in the package's own map, that. */
  readonly around: readonly string[];
  readonly expected: Coded<Example['expect']>;
  /** Null where it could not be run. */
  readonly actual: Coded<Example['expect']> | null;
  readonly passing: boolean;
  /** The finding's words; for an example that could not be run, why. */
  readonly said: string;
}

export interface ClausePage {
  readonly language: Language;
  readonly id: string;
  readonly title: string;
  readonly standing: Standing;
  readonly citation: Cited;
  /** From when until when, where that is limited. */
  readonly validity: string | null;
  readonly applies: Section;
  readonly unless: Section | null;
  readonly requires: Section;
  readonly outcome: { readonly result: 'fail' | 'consent' | 'reserved' | 'advice'; readonly text: string };
  readonly dispensation: string | null;
  /** What a finding says; what is filled in stands in brackets. */
  readonly messages: { readonly met: string; readonly broken: string };
  readonly tables: readonly TablePage[];
  readonly definitions: readonly DefinitionPage[];
  readonly layers: readonly LayerPage[];
  /** Null where the package's examples have not been read. */
  readonly examples: readonly ExamplePage[] | null;
  /** What has to be known of the examples: that they are of the clause as it is written. */
  readonly examplesNote: string | null;
  /** Other clauses of the same document. */
  readonly related: readonly { readonly id: string; readonly title: string }[];
}

export interface IndexRow {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  readonly tier: Coded<Tier>;
  readonly confidence: Coded<Confidence>;
  readonly force: Coded<Force>;
  /** Null where the examples have not been read; `passing` is null where they have not been run. */
  readonly examples: { readonly count: number; readonly passing: number | null } | null;
}

/** What an application needs beside its verdict; it has no page of its own. */
export interface ProcedureRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** For which proposals, and for which consents. */
  readonly when: string;
  /** Where it is a number of days. */
  readonly days: string | null;
  readonly tier: Coded<Tier>;
  readonly confidence: Coded<Confidence>;
  readonly citation: Cited;
}

export interface ClauseIndex {
  readonly language: Language;
  readonly title: string;
  readonly notice: string | null;
  readonly documents: readonly { readonly title: string; readonly url?: string; readonly rows: readonly IndexRow[] }[];
  /** By kind: papers, time limits, duties, notes. Empty where the rules have none. */
  readonly procedure: readonly { readonly kind: string; readonly title: string; readonly rows: readonly ProcedureRow[] }[];
  readonly counts: { readonly clauses: number; readonly examples: number; readonly passing: number | null };
}
