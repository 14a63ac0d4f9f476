/** A page without `<sign-plan>`: engine and view elements put together by hand, each imported for itself. */
import { httpSource, loadExamples, openPlan, type PlanEngine } from 'signplan';
import { judgeForm, OPENING, fromStated, typePicture, withPlace, type FormValues } from 'signplan/elements';
import type { SignPlanForm } from 'signplan/elements/sign-plan-form.js';
import 'signplan/elements/sign-plan-clause.js';
import 'signplan/elements/sign-plan-findings.js';
import 'signplan/elements/sign-plan-form.js';
import 'signplan/elements/sign-plan-legend.js';
import 'signplan/elements/sign-plan-map.js';
import 'signplan/elements/sign-plan-sketch.js';
import 'signplan/elements/sign-plan-verdict.js';
import { plan as address } from '../plan.ts';
import { sign } from '../sign.ts';

const root = document.querySelector<HTMLElement>('#root') ?? document.body;

function add<K extends keyof HTMLElementTagNameMap>(tag: K, given: Partial<HTMLElementTagNameMap[K]>): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), given);
  root.append(element);
  return element;
}

async function start(engine: PlanEngine): Promise<void> {
  const { plan } = engine;
  const language = 'en';
  const verdict = add('sign-plan-verdict', { language });
  const form: SignPlanForm = add('sign-plan-form', { plan, language, picture: typePicture });
  const map = add('sign-plan-map', { plan, language, className: 'seen' });
  const sketch = add('sign-plan-sketch', { plan, language });
  const findings = add('sign-plan-findings', { language });
  add('sign-plan-legend', { plan, language, open: true });
  const examples = await loadExamples(engine.source, plan.manifest);
  const clause = add('sign-plan-clause', { plan, language, clause: null, examples: examples.ok ? examples.value : null });

  const show = (values: FormValues): void => {
    const { standing, proposal, problems } = judgeForm(engine, values, { asOf: '2026-11-24' });
    const report = standing.kind === 'report' ? standing.report : null;
    Object.assign(verdict, { standing });
    Object.assign(form, { values, problems, report });
    for (const view of [map, sketch]) Object.assign(view, { proposal, report });
    findings.report = report;
  };
  form.addEventListener('sign-plan-input', ({ detail }) => show(detail.values));
  map.addEventListener('sign-plan-place', ({ detail }) => show(withPlace(form.values, detail)));
  findings.addEventListener('sign-plan-clause', ({ detail }) => (clause.clause = detail.clause));
  clause.addEventListener('sign-plan-clause', ({ detail }) => (clause.clause = detail.clause));
  show({ ...OPENING, ...fromStated(sign(3.2)) });
}

const opened = await openPlan(httpSource(address));
if (opened.ok) await start(opened.value);
else root.textContent = opened.problems.map(({ code, text }) => `${code}: ${text.en}`).join('\n');
