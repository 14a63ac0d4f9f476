/** Entry of the embed page: the element fills the frame, and does what the frame's address says. */
import '../../app/main.ts';
import { problemLine } from '../../problem.ts';
import { readAddress } from './address.ts';
import type { PlanElement } from './frame.ts';
import { otherOrigin } from './problems.ts';
import { showNotice } from './notice.ts';
import { Standing } from './standing.ts';

const element = document.querySelector<HTMLElement>('sign-plan');
const listed = document.querySelector<HTMLMetaElement>('meta[name="signplan-plan-origins"]')?.content.split(/\s+/) ?? [];
const plans = { base: document.baseURI, listed };
const { attributes, origin, problems } = readAddress(location.search, plans);

/** Who embeds the page, where the browser tells. */
const [actual] = 'ancestorOrigins' in location ? Array.from(location.ancestorOrigins) : [];
const framed = window.parent !== window;
const strange = framed && origin !== null && actual !== undefined && actual !== origin ? [otherOrigin(origin, actual)] : [];

for (const problem of [...problems, ...strange]) console.error(`sign-plan: ${problemLine(problem, 'zh')} ${problem.text.en}`);

if (element !== null) {
  const plan = element.getAttribute('plan');
  const standing = new Standing(element);
  for (const [name, value] of attributes) {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  const refused = problems.filter(({ code }) => code === 'embed.plan');
  // Another city's plan in the place of the one that was asked for would answer another question.
  if (refused.length > 0) showNotice(element, refused, attributes.get('lang') ?? null);
  if (framed && origin !== null && strange.length === 0)
    void import('./frame.ts').then(
      ({ converse }) => converse(element as PlanElement, { window, parent: window.parent, origin, opaque: self.origin === 'null', plans, standing, problems, plan }),
      (error: unknown) => console.error('sign-plan: no messages, a part of the page could not be fetched.', error),
    );
}
