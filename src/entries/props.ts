/** The elements' properties and events as attributes of JSX, for frameworks that ask for types. */
import type { LitElement } from 'lit';
import type { SignPlanEvents } from '../elements/shared/events.ts';

type Heard = { [K in keyof HTMLElementEventMap as K extends keyof SignPlanEvents | `sign-plan-${string}` ? `on${K}` : never]?: (event: HTMLElementEventMap[K]) => void };

/**
 * What may be set on an element, each left out or stated, and a listener for each event as React 19 has it (`onsign-plan-check`).
 * `declare module 'react' { namespace JSX { interface IntrinsicElements { 'sign-plan': ElementProps<SignPlan> & HTMLAttributes<SignPlan> } } }`
 */
export type ElementProps<E extends LitElement> = { [K in Exclude<keyof E, keyof LitElement> as E[K] extends (...given: never[]) => unknown ? never : K]?: E[K] } & Heard;
