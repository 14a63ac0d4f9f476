/** The import report as one page: nothing but markup and style, so that it opens anywhere, prints, and can do nothing by itself. Whatever the files hold stands in it as text. */
import { escaped as h } from './escape.ts';
import { findingSections } from './findings-html.ts';
import { STYLE } from './style.ts';
import { sumsOf } from './sums.ts';
import { TOKENS } from './tokens.ts';
import type { ImportReport } from './types.ts';
import { placeText, READ_BY, SEVERITIES, VERDICTS, type Language } from './words.ts';

export function reportHtml(report: ImportReport, language: Language): string {
  const { delivered, readiness, findings, engine } = report;
  const zh = language === 'zh';
  const t = (one: string, other: string): string => (zh ? one : other);
  const sums = sumsOf(findings);
  const title = delivered.plan.title[language];
  const counted = (['error', 'remark', 'note'] as const).map((severity) => `${SEVERITIES[severity][language]}${t(' ', ': ')}${sums[severity]}`).join(t('，', ', '));
  return `<!doctype html>
<html lang="${zh ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${h(t('导入报告', 'Import report'))} · ${h(title)}</title>
<style>:root{${TOKENS}}${STYLE}</style>
</head>
<body>
<header>
<p class="over">${t('导入报告', 'Import report')}</p>
<h1>${h(title)} <span class="version">${h(delivered.plan.version)}</span></h1>
<p class="verdict ${readiness}"><b>${VERDICTS[readiness][language]}</b> <span>${counted}</span></p>
<p class="say">${h(VERDICT_SAYS[readiness][language])}</p>
</header>
<main>
<section><h2>${t('图层', 'Layers')}</h2>${layersTable(report, language)}</section>
${findingSections(report, language)}
<section><h2>${t('来源', 'Sources')}</h2>${sourcesTable(report, language)}</section>
<section><h2>${t('所用映射', 'The mapping used')}</h2><p class="small">${h(report.mapping.file)} · SHA-256 <code>${report.mapping.sha256}</code></p><pre>${h(report.mapping.text)}</pre></section>
<section><h2>${t('收到的文件', 'Files received')}</h2><table><thead><tr><th>${t('文件', 'File')}</th><th class="n">${t('字节', 'Bytes')}</th><th>SHA-256</th></tr></thead><tbody>${report.files.map(({ name, bytes, sha256 }) => `<tr><td>${h(name)}</td><td class="n">${bytes}</td><td><code>${sha256}</code></td></tr>`).join('')}</tbody></table></section>
</main>
<footer>${h(engine)}${report.gdal === null ? '' : ` · ${h(report.gdal)}`}${report.digest === null ? '' : ` · ${t('数据包', 'package')} <code>${report.digest}</code>`}</footer>
</body>
</html>
`;
}

const VERDICT_SAYS = {
  ready: { zh: '没有需要改正或核对之处。', en: 'There is nothing to mend and nothing to look at.' },
  'ready-with-remarks': { zh: '没有妨碍发布的问题；下列各处请有人核对。', en: 'Nothing stands in the way of publishing it; somebody should look at what is listed below.' },
  'not-ready': { zh: '有须改正之处，规划数据未作任何改动。改正源数据或映射后再次导入。', en: 'There are things to mend, and nothing of the plan was changed. Mend the data or the mapping, and import again.' },
} as const;

function layersTable({ delivered, entries }: ImportReport, language: Language): string {
  const zh = language === 'zh';
  const heads = zh ? ['图层', '要素', '上一版', '新增', '改变', '消失', '性质', '校验和'] : ['Layer', 'Features', 'Before', 'New', 'Changed', 'Gone', 'Basis', 'Checksum'];
  const basis = { official: zh ? '正式' : 'official', published: zh ? '公开资料' : 'published', demonstration: zh ? '示范' : 'demonstration' };
  const rows = delivered.layers.map(({ layer, features, before }) => {
    const entry = entries.find(({ id }) => id === layer.id);
    const numbers = [features.length, before?.count, before?.new ?? features.length, before?.changed, before?.gone];
    return `<tr><td>${h(layer.title[language])} <span class="id">${h(layer.id)}</span></td>${numbers.map((n) => `<td class="n">${n ?? '—'}</td>`).join('')}<td>${basis[layer.basis]}</td><td>${entry === undefined ? '—' : `<code>${entry.sha256.slice(0, 16)}…</code>`}</td></tr>`;
  });
  return `<table><thead><tr>${heads.map((head, i) => `<th${i > 0 && i < 6 ? ' class="n"' : ''}>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function sourcesTable({ delivered }: ImportReport, language: Language): string {
  const zh = language === 'zh';
  return delivered.sources
    .map(({ file, name, format, count, text, crs, sample, into, fields }) => {
      const rows: [string, string][] = [
        [zh ? '格式' : 'Format', `${format} · ${count} ${zh ? '个要素' : count === 1 ? 'feature' : 'features'}${into.length === 0 ? (zh ? ' · 未用' : ' · not used') : ` → ${into.map(h).join(', ')}`}`],
        [zh ? '字段' : 'Fields', fields.slice(0, 40).map((field) => `<code>${h(field.name)}</code>`).join(' ') || '—'],
        ...(text === null ? [] : ([[zh ? '编码' : 'Encoding', `${h(text.encoding)} · ${h(READ_BY[text.by]?.[language] ?? text.by)}${text.preview.length === 0 ? '' : `<br><span class="preview">${text.preview.map(h).join(' · ')}</span>`}`]] as [string, string][])),
        ...(crs === null ? [] : ([[zh ? '坐标系' : 'Reference system', h(crs[language])]] as [string, string][])),
        ...(sample === null ? [] : ([[zh ? '首个坐标' : 'First position', `${sample.from.map((n) => String(n)).join(', ')}${sample.to === null ? '' : ` → ${placeText(sample.to)}`}`]] as [string, string][])),
      ];
      return `<div class="source"><h3>${h(file)}${name === '' ? '' : ` · ${h(name)}`}</h3><dl>${rows.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('')}</dl></div>`;
    })
    .join('');
}
