/** Entry of the app page. */
import { whenIdle } from './idle.ts';
import './sign-plan.ts';

// Working offline is this page's own: whoever embeds the element has a page, and perhaps a worker, of their own.
addEventListener('sign-plan-ready', () => whenIdle(() => void import('./offline/register.ts').then(({ registerOffline }) => registerOffline(), () => undefined)), { once: true });

const element = document.querySelector('sign-plan');
if (element !== null) whenIdle(() => void import('./page-language.ts').then(({ followLanguage }) => followLanguage(element), () => undefined));
