import { describe, expect, it } from 'vitest';
import { fromFragment, toFragment } from './fragment.ts';

describe('the form in the address', () => {
  it('comes back as it was typed, place, date and all', () => {
    const values = { lon: '115.98265', lat: '29.72752', signType: 'wall', use: 'commercial', width: '6.5', consents: 'city-appearance;owners' };
    const read = fromFragment(`#${toFragment({ values, asOf: '2026-11-24', data: '0a1b2c3d' })}`);
    expect(read).toEqual({ ok: true, value: { values, asOf: '2026-11-24', data: '0a1b2c3d' } });
  });
  it('keeps a form that has no place yet', () => {
    const read = fromFragment(`#${toFragment({ values: { signType: 'pole', width: '18', lon: '115.9' } })}`);
    expect(read?.ok === true && read.value.values).toEqual({ signType: 'pole', width: '18' });
  });
  it('keeps an entry that is wrong, so that a reload shows it again', () => {
    const read = fromFragment(`#${toFragment({ values: { lon: '115.9', lat: '29.7', width: 'six' } })}`);
    expect(read?.ok === true && read.value.values['width']).toBe('six');
  });
  it('keeps what can be read of a link, and names the rest', () => {
    const read = fromFragment('#v=1&at=abc&signType=wall&use=foo&foo=bar&width=six&data=latest');
    expect(read).toMatchObject({ ok: true, value: { values: { signType: 'wall', width: 'six' } } });
    expect(read?.ok === true && Object.keys(read.value.values)).toEqual(['signType', 'width']);
    expect(read?.ok === true && read.value.problems?.map(({ path }) => path)).toEqual(['use', 'foo', 'at', 'data']);
  });
  it('says nothing of an empty address, and what is wrong with a broken one', () => {
    expect(fromFragment('')).toBeUndefined();
    expect(fromFragment('#')).toBeUndefined();
    expect(fromFragment('#section-2')?.ok).toBe(false);
  });
});
