import { z } from 'zod'

/** The languages every text of Aftersale exists in. */
export type Language = 'en' | 'zh-CN'

/** One text in both languages. */
export type Bilingual = { readonly en: string; readonly 'zh-CN': string }

/** A text in both languages, as it travels in an answer. */
export const bilingual = z
  .object({ en: z.string(), 'zh-CN': z.string() })
  .meta({ id: 'Bilingual', description: 'One text in both languages' })

/**
 * The language an `Accept-Language` header asks for (RFC 9110, 12.5.4): the first of the ranges with the highest weight
 * that is Chinese (any script or region) or English. Without one, English: browsers always send the header, programs
 * seldom do, and the API documentation is in English.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: Language = 'en'
  let bestWeight = 0
  for (const range of (acceptLanguage ?? '').split(',').slice(0, 20)) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
    const language = /^zh(-|$)/i.test(tag) ? 'zh-CN' : /^en(-|$)/i.test(tag) ? 'en' : undefined
    const weight = weightOf(parameters)
    if (language !== undefined && weight > bestWeight) {
      best = language
      bestWeight = weight
    }
  }
  return best
}

function weightOf(parameters: string[]): number {
  const text = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2)
  if (text === undefined) return 1
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 0
}
