/** A page in React 19: the proposal as an object, reports heard, shown and taken away, twice mounted as StrictMode does. */
import { StrictMode, useState, type HTMLAttributes, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { ElementProps, SignPlan } from 'signplan/elements/sign-plan.js';
import 'signplan/elements/sign-plan.js';
import { plan } from '../plan.ts';
import { sign } from '../sign.ts';

declare module 'react' {
  // The way in that React's types leave open.
  // oxlint-disable-next-line typescript/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'sign-plan': ElementProps<SignPlan> & HTMLAttributes<SignPlan>;
    }
  }
}

function Page(): ReactElement {
  const [clearance, setClearance] = useState(3.2);
  const [there, setThere] = useState(true);
  const [verdicts, setVerdicts] = useState<readonly string[]>([]);
  return (
    <>
      <button onClick={() => setClearance(clearance + 2)}>higher</button>
      <button onClick={() => setThere(!there)}>there</button>
      <output>{verdicts.join(' ')}</output>
      {there && <sign-plan className="seen" plan={plan} lang="en" proposal={sign(clearance)} onsign-plan-check={({ detail }) => setVerdicts((before) => [...before, `${detail.verdict}@${detail.proposal.properties?.['clearance']}`])} />}
    </>
  );
}

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<StrictMode><Page /></StrictMode>);
