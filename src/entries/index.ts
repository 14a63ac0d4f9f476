/**
 * `signplan`: the engine without a page. Opens a package from any source of bytes and judges proposals by it; no DOM, no Node, no network but by `httpSource`.
 * Errors are values: `Result` is `{ok: true, value}` or `{ok: false, problems}`, each problem with a stable `code` and a `text` in Chinese and English. Nothing is thrown.
 */
export { dayOf, openPlan, type Asked, type Day, type OpenOptions, type PlanEngine } from './engine.ts';
export { auditInventory, comparePlans, type AuditResult, type PlanComparison } from './inventory.ts';

// Sources of a package's bytes.
export { httpSource } from '../io/http-source.ts';
export { memorySource, type ByteSource } from '../io/source.ts';
export { zipSource } from '../io/zip-source.ts';

// A plan, and the documents of its package that no check needs.
export { loadComparators } from '../plan/load-document.ts';
export { loadExamples } from '../plan/load-examples.ts';
export { loadGazetteer } from '../plan/load-gazetteer.ts';
export { loadLayers, loadPlan, type LoadOptions } from '../plan/load.ts';
export type { Layer, Plan, PlanFeature, Value } from '../plan/plan.ts';
export type { Examples } from '../plan/schema/examples.ts';
export type { Gazetteer, GazetteerEntry } from '../plan/schema/gazetteer.ts';
export type { LayerEntry, Manifest } from '../plan/schema/manifest.ts';
export type { PublishedClause, Rules, SignType } from '../plan/schema/rules.ts';
export { summarize, type Summary } from '../plan/summary.ts';

// Proposals: one, or the rows of a file.
export { contextOf } from '../plan/proposal-context.ts';
export { readProposals, type ProposalRow, type ProposalRows } from '../plan/proposal-rows.ts';
export type { Proposal, ProposalFeature } from '../plan/proposal-types.ts';
export { readProposal, type ProposalContext } from '../plan/proposal.ts';
export { PROPERTIES, type Property } from '../plan/vocabulary.ts';

// The engine below the reports.
export type { Checker, CheckOptions } from '../check/checker.ts';
export { compile } from '../check/compile.ts';
export type { Envelope, Remedy } from '../check/envelope-types.ts';
export type { CheckResult, Counts, Finding, FindingResult, Interval, Place, Reason, Verdict } from '../check/types.ts';

// Reports, and their other forms.
export { clauseIndex } from '../report/clause-page/clause-index.ts';
export { clausePage } from '../report/clause-page/page.ts';
export type { ClauseIndex, ClausePage } from '../report/clause-page/types.ts';
export { reportCsv } from '../report/csv.ts';
export { diffJson } from '../report/diff/json.ts';
export { ENGINE, VERSION } from '../report/engine.ts';
export { fingerprint } from '../report/fingerprint.ts';
export { fullReport, type FullReportOptions, type ReportParts } from '../report/full-report.ts';
export { reportFeature } from '../report/geojson.ts';
export { lexicon, type Lexicon } from '../report/lexicon.ts';
export { decodeLink, encodeLink, type Link } from '../report/link.ts';
export type { Language } from '../report/phrases.ts';
export { reportJson } from '../report/report.ts';
export type { ReportRow } from '../report/rows.ts';
export { reportText } from '../report/text.ts';
export type { Report, ReportFinding, ReportPaper, ReportProcedure } from '../report/types.ts';
export { outcomeOf, type RowOutcome } from '../report/verify/rows.ts';
export type { Outcome, Verification, VerifiedRow, VerifiedRows } from '../report/verify/types.ts';

// Inventories and differences.
export type { PlanDiff, VerdictChange, VerdictsDiff } from '../survey/diff/types.ts';
export type { AuditSummary } from '../survey/summary.ts';
export type { AuditEntry, AuditError, AuditFinding, AuditSign } from '../survey/types.ts';

export { problemLine, type Problem, type Result, type Text } from '../problem.ts';
