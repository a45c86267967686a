/**
 * The sheet on A4. What asks for no decision is drawn together: `brief` paragraphs stand for the rows
 * and lists that the screen shows one by one.
 */
export const PRINT_STYLE = `
@media print{
@page{size:A4;margin:14mm 14mm 15mm 16mm}
:root{--paper:#fff;--surface:#fff;--line:#bbb;--line-2:#ddd;--ink-3:#555;--ink-2:#333}
body{font-size:9pt;line-height:1.45;-webkit-print-color-adjust:exact;print-color-adjust:exact}main{max-width:none;padding:0}
a{color:inherit}.up{display:none}
.brief{display:block;margin-top:3pt}.brief b{font-weight:600}
tr.settled,table.settled,.outline,.removed,.group.notes,.group li.note,.group .choose+.do,.silent,.wordy{display:none}
article{border:0;border-top:1.5pt solid var(--tone);border-radius:0;padding:6pt 0 0;margin-top:14pt}article.short{break-inside:avoid}
.top{padding-bottom:6pt}.top h1{font-size:18pt}.totals{margin:8pt 0;gap:4pt}.totals a,.totals span{border-radius:0;padding:4pt 6pt}.totals b{display:inline;font-size:13pt;margin-right:4pt}article h2{font-size:12pt}
.index{border:0;padding:0}h2,h3,h4,article>header{break-after:avoid}article>header,tr,.group li,.sign,.brief{break-inside:avoid}thead{display:table-header-group}
.tick{border-color:#000}th,td{padding:2pt 6pt 2pt 0}section{margin-top:6pt}section>h3{font-size:9.5pt;padding-bottom:1pt}.group{margin-top:3pt}.group li{padding:2pt 0}.group .do{display:none}.refused .group .do,.conflict .group .do{display:block}
.choose,.group .choose{margin-top:0}.fields thead{display:none}.fields td.value{width:27%}.fields .ground{line-height:1.4}.fields .why{display:inline}.fields .why::before{content:'　'}.back{margin-top:3pt}.index td:first-child,.index th:first-child{padding-left:0}.verdict{padding:0 5pt;font-size:8pt}
.sign{margin-top:6pt;padding-top:4pt;gap:2pt 10pt;grid-template-columns:2fr 1fr 1fr 1fr}.sign .choice{grid-column:1/-1}.sign .line.wide,.sign .line.lead{grid-column:span 1}.sign .line::after{height:1.3em}
footer{margin-top:10pt;padding-top:4pt}
}`.replace(/\n/gu, '');
