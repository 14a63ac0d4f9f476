/** Whether the planner's desk comes with this script. The single file has none, and its build `single/desk-here.ts` in this place. */
export const deskHere: boolean = true;
