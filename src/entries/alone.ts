/** What view elements need in a page without `<sign-plan>`: design tokens, and both languages at once. */
import { en } from '../elements/shared/messages-en.ts';
import { teach } from '../elements/shared/messages.ts';
import { adoptTokens } from './page-tokens.ts';

adoptTokens(document);
teach(en);
