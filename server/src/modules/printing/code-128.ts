/** Widths of bars and gaps in turn, by value (ISO/IEC 15417, table 1); the last is the stop. */
export const PATTERNS =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112`.split(/\s+/)

const START_B = 104
const STOP = 106
const QUIET = 10

/** The values that a text has in Code 128, set B, with start, check digit and stop; undefined where it is not plain ASCII. */
export function code128(text: string): number[] | undefined {
  if (!/^[ -~]{1,80}$/.test(text)) return undefined
  const values = [...text].map((character) => character.charCodeAt(0) - 32)
  const check = values.reduce((sum, value, at) => sum + value * (at + 1), START_B) % 103
  return [START_B, ...values, check, STOP]
}

/** A text as a bar code: SVG, one unit a module, with the quiet zones that readers want; empty where there is none. */
export function barCode(text: string, height = 32): string {
  const widths = (code128(text) ?? []).flatMap((value) => [...(PATTERNS[value] ?? '')].map(Number))
  if (widths.length === 0) return ''
  let at = QUIET
  let path = ''
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) path += `M${at} 0h${width}v${height}h-${width}z`
    at += width
  }
  const size = `viewBox="0 0 ${at + QUIET} ${height}" width="${at + QUIET}" height="${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" class="bar-code" ${size} shape-rendering="crispEdges"><path d="${path}"/></svg>`
}
