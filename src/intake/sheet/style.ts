/** The sheet's own style: the site's palette, no web fonts, nothing fetched. Light, dark, phone. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf6;--surface:#fff;--ink:#1d2126;--ink-2:#474d55;--ink-3:#626870;--line:#dfdacf;--line-2:#ece8df;--seal:#a3262a;--seal-soft:#f8ece9;--ok:#2f6f4f;--ok-soft:#e6ede7;--warn:#7a4f00;--warn-soft:#fbf2dc;--link:#1f4f86;--link-soft:#e8eef5;
--sans:'PingFang SC','HarmonyOS Sans SC','Microsoft YaHei','Source Han Sans SC','Noto Sans CJK SC','Noto Sans SC','WenQuanYi Micro Hei',sans-serif;--serif:'Source Han Serif SC','Noto Serif CJK SC','Noto Serif SC','Songti SC',STSong,SimSun,serif}
@media screen and (prefers-color-scheme:dark){:root{--paper:#15171a;--surface:#1c1f23;--ink:#e6e4df;--ink-2:#bcbfc3;--ink-3:#999ea5;--line:#33383e;--line-2:#272b30;--seal:#ea7a72;--seal-soft:#33211f;--ok:#7cc29a;--ok-soft:#232b26;--warn:#e3b965;--warn-soft:#2c2617;--link:#93bced;--link-soft:#1f2935}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:400 .9375rem/1.65 var(--sans);line-break:strict;overflow-wrap:anywhere;text-autospace:normal}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
h1,h2,h3,h4,p,ul,ol,dl,dd{margin:0;padding:0}ul,ol{list-style:none}
h1,h2,h3,h4{line-height:1.4;font-weight:650}
main{max-width:66rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
.top{display:flex;flex-wrap:wrap;align-items:flex-end;gap:.5rem 2rem;padding-bottom:1.25rem;border-bottom:2px solid var(--ink)}
.top h1{font:600 2.25rem/1.25 var(--serif);letter-spacing:.04em}
.top p{color:var(--ink-2)}.top .of{margin-left:auto;text-align:right}
.num{font-variant-numeric:tabular-nums}
.totals{display:grid;grid-template-columns:repeat(5,1fr);gap:.75rem;margin:1.5rem 0}
.totals a,.totals span{display:block;padding:.75rem 1rem .625rem;background:var(--surface);border:1px solid var(--line);border-top:3px solid var(--tone,var(--line));border-radius:6px;color:var(--ink-2);line-height:1.4}
.totals a:hover{border-color:var(--tone,var(--ink-3));text-decoration:none}
.totals b{display:block;font:600 1.875rem/1.3 var(--serif);color:var(--ink);font-variant-numeric:tabular-nums}
.totals span b{color:var(--ink-3);font-weight:400}
.refused,.conflict{--tone:var(--seal);--soft:var(--seal-soft)}.review{--tone:var(--warn);--soft:var(--warn-soft)}.filed{--tone:var(--ok);--soft:var(--ok-soft)}.already-filed{--tone:var(--link);--soft:var(--link-soft)}
.brief{display:none}.badges{display:flex;flex-wrap:wrap;gap:.25rem;justify-content:flex-end}.index .badges{justify-content:flex-start}
.verdict{display:inline-block;white-space:nowrap;padding:.0625rem .625rem;border:1px solid var(--tone);border-radius:999px;color:var(--tone);background:var(--soft);font-size:.8125rem;line-height:1.7;font-weight:600}
table{border-collapse:collapse;width:100%}
th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line-2)}
th{font-weight:500;color:var(--ink-3);font-size:.8125rem}
td.n,th.n{white-space:nowrap;font-variant-numeric:tabular-nums;color:var(--ink-3)}
.index{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:.25rem 0}
.index tr:last-child td{border-bottom:0}.index td:first-child,.index th:first-child{padding-left:1rem}.index td:nth-child(4){white-space:nowrap}.index td:nth-child(2){width:40%}.index .entry{margin-left:1em;display:inline-block}.index .badges{flex-direction:column;align-items:flex-start}.index td.state{width:22%;font-size:.8125rem;color:var(--ink-2)}.index tr.file td{color:var(--ink-2);background:var(--paper)}.index td small{display:block;color:var(--ink-3);font-size:.8125rem;line-height:1.5}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.875rem 0 0;color:var(--ink-3);font-size:.8125rem}
article{margin-top:2.5rem;background:var(--surface);border:1px solid var(--line);border-top:3px solid var(--tone);border-radius:6px;padding:1.5rem 1.75rem 1.75rem;scroll-margin-top:1rem}
article>header{display:grid;grid-template-columns:1fr auto;gap:.25rem 1.5rem;align-items:start}
article h2{font:600 1.375rem/1.45 var(--serif);text-wrap:balance}
article .file{color:var(--ink-3);font-size:.8125rem}article .advice{grid-column:1/-1;color:var(--ink-2);margin-top:.25rem}
section{margin-top:1.5rem}section>h3{font-size:1rem;padding-bottom:.375rem;border-bottom:1px solid var(--line);display:flex;gap:.75rem;align-items:baseline}
section>h3 small{font-weight:400;color:var(--ink-3);font-size:.8125rem}
.tick{display:inline-block;flex:none;width:.95em;height:.95em;border:1.5px solid var(--ink-3);border-radius:2px;vertical-align:-.1em}
.fields tbody th{width:6.5em;color:var(--ink-2);font-size:.875rem;padding-top:.5625rem}.fields td.value{width:30%}.fields .value{font-weight:600}.fields .none{color:var(--ink-3);font-weight:400}
.fields .ground{font-size:.8125rem;color:var(--ink-2);line-height:1.6}.fields .ground q{quotes:'“' '”';font-family:var(--serif);font-size:.875rem}
.fields .why{display:block;color:var(--ink-3)}.fields td:last-child,.fields th:last-child{width:3em;padding-right:0;text-align:center}
.fields td.sure,.fields th.sure{width:7em;white-space:nowrap;font-size:.8125rem}.stated{color:var(--ok)}.inferred{color:var(--ink-2)}.doubtful{color:var(--warn);font-weight:600}
.doubted>td,.doubted>th{background:var(--warn-soft)}.doubted>th{box-shadow:-.625rem 0 var(--warn-soft)}.doubted>td:last-child{box-shadow:.625rem 0 var(--warn-soft)}
.doubtful::before,.inferred::before,.stated::before{content:attr(data-sign) '\\2002'}
.silent{margin-top:.625rem;color:var(--ink-3);font-size:.8125rem}
.group{margin-top:.875rem}.group h4{font-size:.8125rem;color:var(--ink-3);font-weight:600;letter-spacing:.04em}
.group li{display:flex;gap:.625rem;padding:.5rem 0;border-bottom:1px solid var(--line-2);align-items:baseline}
.group li:last-child{border-bottom:0}.group li>div{flex:1;min-width:0}.group .do{color:var(--ink-3);font-size:.8125rem}
.grave{flex:none;font-size:.8125rem;white-space:nowrap}.error .grave{color:var(--seal);font-weight:600}.warning .grave{color:var(--warn);font-weight:600}.note .grave,.note p{color:var(--ink-3)}
.advice .step{display:block;color:var(--ink-3);font-size:.8125rem}.outline .at{font-weight:400}.choose{display:flex;flex-wrap:wrap;gap:.125rem 1.25rem;margin-top:.25rem;font-size:.8125rem;color:var(--ink-2)}.persons{display:flex;flex-wrap:wrap;gap:.25rem 2rem;margin-top:.25rem}.persons li{padding:0;border:0;align-items:baseline}.persons .choose{display:inline-flex;gap:.75rem;margin:0 0 0 .5rem}
.at{color:var(--ink-3);font-size:.8125rem;white-space:nowrap}
.outline li{display:flex;gap:.75rem;justify-content:space-between;padding:.1875rem 0;font-family:var(--serif)}.outline li .at{font-family:var(--sans)}
.outline .d1{font-weight:600}.outline .d2{padding-left:1.75em}.outline .d3{padding-left:3.5em}.outline .d4,.outline .d5,.outline .d6{padding-left:5.25em}
.removed q{quotes:none;font-family:var(--serif);white-space:pre-wrap}.removed td:last-child,.removed th:last-child{white-space:nowrap;padding-right:0;width:5em}.removed td.rule{width:17em;font-size:.8125rem;color:var(--ink-2)}
.back{margin-top:.625rem;color:var(--ink-2);font-size:.8125rem}code{font:.92em ui-monospace,Consolas,'DejaVu Sans Mono',monospace}
.sign{display:grid;grid-template-columns:auto 1fr 1fr 1fr;gap:1rem 1.5rem;margin-top:1.75rem;padding-top:1.125rem;border-top:1px solid var(--line);align-items:end}
.sign .choice{display:flex;gap:1rem;grid-column:1/-1;flex-wrap:wrap}.sign .line{grid-column:span 1;display:flex;gap:.5rem;white-space:nowrap;align-items:end}.sign .line::after{content:'';flex:1;border-bottom:1px solid var(--ink-3);min-width:3em;height:1.6em}.sign .line.wide{grid-column:1/-1}
.sign .line.lead{grid-column:span 2}
.up{display:inline-block;margin-top:1rem;font-size:.8125rem}
footer{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--ink-3);font-size:.8125rem}
@media (max-width:44rem){
main{padding:1.5rem 1rem 3rem}.top h1{font-size:1.75rem}.top .of{margin-left:0;text-align:left}
.totals{grid-template-columns:repeat(6,1fr);gap:.5rem}.totals>li{grid-column:span 2}.totals>li:nth-child(-n+2){grid-column:span 3}.totals a,.totals span{padding:.5rem .75rem}
article{padding:1.125rem 1rem 1.25rem}article>header{grid-template-columns:1fr}article>header .badges{justify-content:flex-start;margin-top:.25rem}article h2{font-size:1.1875rem}
.index{display:block;padding:.25rem .875rem}.index tbody{display:block}.index td:first-child{padding-left:0!important}.index thead,.fields thead,.removed thead{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden}
.index tr,.fields tr,.removed tr{display:grid;padding:.625rem 0;border-bottom:1px solid var(--line-2);gap:.125rem .75rem}
.index tr:last-child,.fields tr:last-child,.removed tr:last-child{border-bottom:0}
.index td,.fields td,.fields th,.removed td{border:0;padding:0;width:auto!important}
.index tr{grid-template-columns:1.75em 1fr auto}.index td:nth-child(2){grid-column:2/4}.index td:nth-child(3){grid-column:2}.index td:nth-child(4){grid-column:3}.index td:nth-child(5){grid-column:2}.index td.state{grid-column:2/4}.index td.state+td{grid-column:2/4}.index .badges{flex-direction:row}.index tr.file td:nth-child(2){grid-column:2/4}
.fields tr{grid-template-columns:1fr auto auto}.fields th{padding-top:0;grid-row:1}.fields td.value{grid-row:2;grid-column:1/-1}.fields td.ground{grid-row:3;grid-column:1/-1}.fields td.sure{grid-row:1;grid-column:2}.fields td:last-child{grid-row:1;grid-column:3}
.doubted{background:var(--warn-soft);margin:0 -.5rem;padding-left:.5rem!important;padding-right:.5rem!important;border-radius:4px}.doubted>td,.doubted>th{background:none;box-shadow:none!important}
.removed tr{grid-template-columns:auto 1fr auto}.removed td.text{grid-column:1/-1;grid-row:2}
.sign{grid-template-columns:1fr 1fr}.sign .line.lead{grid-column:1/-1}.sign .line:last-child{grid-column:1/-1}
.group li{flex-wrap:wrap}.group li>div{flex-basis:calc(100% - 6rem)}.outline li{gap:.5rem}.outline .d2{padding-left:1em}.outline .d3,.outline .d4,.outline .d5{padding-left:2em}
}
`.replace(/\n/gu, '');
