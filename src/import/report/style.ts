/** Looks of the import report, on the screen and on A4. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem 3rem;background:var(--sign-plan-paper);color:var(--sign-plan-ink);font:15px/1.6 'PingFang SC','HarmonyOS Sans SC','Noto Sans CJK SC','Microsoft YaHei',system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.3;margin:.1rem 0 1rem}
h2{font-size:1.1rem;margin:2.2rem 0 .6rem;padding-bottom:.3rem;border-bottom:1px solid var(--sign-plan-hairline)}
h3{font-size:.95rem;margin:1.2rem 0 .4rem}
h3 code{font-size:.75rem;font-weight:400;opacity:.7}
p{margin:.2rem 0}
.over,.small,.id,.version,footer,dt,.where,th{color:var(--sign-plan-ink-3)}
.over{letter-spacing:.06em}
.small,.where,footer,.id,td code,.preview{font-size:.85rem}
.version,.id{font-weight:400}
.verdict{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;padding:.8rem 1rem;border-left:6px solid currentColor;border-radius:4px}
.verdict b{font-size:1.35rem}
.verdict span{color:var(--sign-plan-ink-2)}
.verdict.ready{color:var(--sign-plan-conforming);background:var(--sign-plan-conforming-soft)}
.verdict.ready-with-remarks{color:var(--sign-plan-conditional);background:var(--sign-plan-conditional-soft)}
.verdict.not-ready{color:var(--sign-plan-nonconforming);background:var(--sign-plan-nonconforming-soft)}
.say{margin-top:.6rem}
table{width:100%;border-collapse:collapse;font-size:.9rem}
th{text-align:left;font-weight:500}
th,td{padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--sign-plan-hairline);vertical-align:top}
.n{text-align:right;font-variant-numeric:tabular-nums}
code{font-family:ui-monospace,'Cascadia Mono',Consolas,monospace;font-size:.85em}
pre{background:var(--sign-plan-surface);border:1px solid var(--sign-plan-hairline);border-radius:4px;padding:.8rem;white-space:pre-wrap;font:12px/1.5 ui-monospace,Consolas,monospace}
dl{display:grid;grid-template-columns:8rem 1fr;gap:.15rem .8rem;margin:0;font-size:.9rem}
dd{margin:0}
ul{list-style:none;margin:0;padding:0}
li{display:flex;flex-wrap:wrap;gap:.4rem 1rem;padding:.6rem 0;border-bottom:1px solid var(--sign-plan-hairline)}
li>div{flex:1 1 18rem}
.count{color:var(--sign-plan-ink-3);font-weight:400}
figure{margin:0;flex:none}
svg{display:block;border:1px solid var(--sign-plan-hairline);border-radius:3px;overflow:hidden}
.ground{fill:var(--sign-plan-surface)}
.near{fill:none;stroke:var(--sign-plan-line);stroke-width:.7;opacity:.6}
.near.area{fill:var(--sign-plan-sunken)}
.own{fill:none;stroke:var(--sign-plan-accent);stroke-width:1.4}
.own.area{fill:var(--sign-plan-accent-soft);fill-opacity:.6}
.hit{fill:none;stroke:var(--sign-plan-nonconforming);stroke-width:1.8}
.hit.area{fill:var(--sign-plan-nonconforming);fill-opacity:.35}
.remark .hit{stroke:var(--sign-plan-conditional)}
.remark .hit.area{fill:var(--sign-plan-conditional)}
.bar{fill:none;stroke:var(--sign-plan-ink-2);stroke-width:1}
text.bar{fill:var(--sign-plan-ink-2);stroke:var(--sign-plan-surface);stroke-width:3;paint-order:stroke;font-size:9px}
footer{margin-top:2.5rem;padding-top:.6rem;border-top:1px solid var(--sign-plan-hairline)}
@page{size:A4;margin:16mm 14mm}
@media print{body{max-width:none;padding:0;background:#fff;font-size:10pt;print-color-adjust:exact}h2,h3{break-after:avoid}li,tr,.source{break-inside:avoid}}
`;
