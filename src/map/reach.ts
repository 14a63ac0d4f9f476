/** How close a pointer must come. A finger is wide, and its first movement belongs to an unsteady press. Pixels. */
export type Pointer = 'mouse' | 'touch';

/** Around a pointer in which a thing counts as hit… */
export const REACH: Readonly<Record<Pointer, number>> = { mouse: 7, touch: 14 };
/** …and in which the sign is taken along. */
export const GRIP: Readonly<Record<Pointer, number>> = { mouse: 13, touch: 26 };
/** What is drawn of the sign's symbol. */
export const GLYPH = 9;
export const STEADY: Readonly<Record<Pointer, number>> = { mouse: 3, touch: 8 };
/** Half the size of a symbol. */
export const SYMBOL = 8;

/** Layers whose symbols say what they are when they are clicked; anywhere else a click places the sign. */
export const POINTS: readonly string[] = ['site', 'existing', 'heritage-name', 'organ-name'];
