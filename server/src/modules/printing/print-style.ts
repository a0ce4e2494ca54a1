/** A4, the number of the page and of all pages at its foot; fonts that print Chinese where they are there. */
export const PRINT_STYLE = `
@page { size: A4; margin: 16mm 16mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #555 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 178mm; font: 10.5pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #111; overflow-wrap: anywhere }
header { display: flex; justify-content: space-between; align-items: flex-end; gap: 8mm; border-bottom: 1.5pt solid #111; padding-bottom: 4mm; margin-bottom: 5mm }
header p { margin: 0 }
.company { color: #555 }
.title { font-size: 17pt; font-weight: 700; line-height: 1.3 }
.number { text-align: center; font: 10pt ui-monospace, Consolas, monospace }
.bar-code { display: block; width: 62mm; height: 11mm; margin-bottom: 1mm }
h1, h2, h3 { line-height: 1.3; margin: 5mm 0 2mm; break-after: avoid }
h1 { font-size: 15pt } h2 { font-size: 12.5pt } h3 { font-size: 11pt }
p, ul, ol { margin: 0 0 2.5mm } ul, ol { padding-left: 6mm }
table { width: 100%; border-collapse: collapse; margin: 0 0 4mm }
thead { display: table-header-group } tr { break-inside: avoid }
th, td { border: .5pt solid #999; padding: 1.4mm 2mm; text-align: left; vertical-align: top; white-space: pre-wrap }
td { height: 8mm } .plain td:first-child { width: 32% }
th { background: #f2f2f2; font-weight: 600; print-color-adjust: exact }
.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.page-break { break-after: page }
@media screen { body { padding: 10mm 0 } .page-break { border-top: 1pt dashed #999; margin: 8mm 0 } }
`
