import { expect, it } from 'vitest';
import { noticeParts } from './notice.ts';

it('makes links of web addresses in a notice, and of nothing else', () => {
  expect(noticeParts('底图 © OpenStreetMap contributors https://www.openstreetmap.org/copyright；仅供定位')).toEqual([
    { text: '底图 © OpenStreetMap contributors ' },
    { text: 'openstreetmap.org/copyright', href: 'https://www.openstreetmap.org/copyright' },
    { text: '；仅供定位' },
  ]);
  expect(noticeParts('示意底图：手绘')).toEqual([{ text: '示意底图：手绘' }]);
  expect(noticeParts('javascript:alert(1) data:text/html,x <a href="https://a.cn/x">')).toEqual([{ text: 'javascript:alert(1) data:text/html,x <a href="' }, { text: 'a.cn/x', href: 'https://a.cn/x' }, { text: '">' }]);
});
