import i18next from 'i18next'

const SIGNS = {
  en: { comma: ', ', semicolon: '; ', colon: ': ' },
  'zh-CN': { comma: '、', semicolon: '；', colon: '：' },
} as const

const signs = () => SIGNS[i18next.language === 'zh-CN' ? 'zh-CN' : 'en']

/** `Days: 7` as the page's language sets it. */
export const pairText = (name: string, value: string): string => `${name}${signs().colon}${value}`

/** What something is called, in the quotation marks that both languages have. */
export const quotedText = (name: string): string => `“${name}”`

/** `1, 2, 3` as the page's language sets it. */
export const listText = (items: readonly (string | number)[]): string => items.join(signs().comma)

/** Parts of a sentence that may have commas of their own, one after the other. */
export const partsText = (parts: readonly string[]): string => parts.join(signs().semicolon)

/** One of several, as the page's language says it: `A, B or C`. */
export const orText = (items: readonly string[]): string =>
  new Intl.ListFormat(i18next.language, { type: 'disjunction' }).format(items)

/** Numbers of rules, those that follow one another as a range: `1–4, 6`. */
export function rulesText(rules: readonly number[]): string {
  const runs: [first: number, last: number][] = []
  for (const rule of rules) {
    const run = runs.at(-1)
    if (run !== undefined && rule === run[1] + 1) run[1] = rule
    else runs.push([rule, rule])
  }
  return listText(
    runs.flatMap(([first, last]) =>
      last - first > 1 ? [`${first}–${last}`] : last > first ? [String(first), String(last)] : [String(first)],
    ),
  )
}
