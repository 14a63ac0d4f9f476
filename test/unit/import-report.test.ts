import { expect, it } from 'vitest';
import { colours } from '../../src/elements/shared/tokens.ts';
import { COLOURS } from '../../src/import/report/tokens.ts';

it('the import report has the colours of the design tokens', () => {
  expect(colours('light')).toMatchObject(COLOURS);
});
