/** Entry of the app page. */
import './sign-plan.ts';
