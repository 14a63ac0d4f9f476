/** The single file holds no desk. */
export const deskHere = false;
