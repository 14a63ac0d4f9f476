/** The page's life: the element, and nothing of a page around it. */
import '../sign-plan.ts';
