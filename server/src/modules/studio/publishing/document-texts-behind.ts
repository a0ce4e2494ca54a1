import { type Bilingual, languageBehind } from '@aftersale/kernel'

/** A text of which only one language was changed, and where an editor shows it. */
export interface TextBehind {
  readonly at: string
  readonly language: keyof Bilingual
  readonly words: Bilingual
}

/** Texts of a document of JSON (`{en, zh-CN}`) of which only one language was changed. What stands in lists is the same by its key. */
export function documentTextsBehind(before: string, after: string): TextBehind[] {
  const was = new Map(textsOf(before).map(({ key, words }) => [key, words]))
  return textsOf(after).flatMap(({ key, at, words }) => {
    const old = was.get(key)
    const language = old === undefined ? null : languageBehind(old, words)
    return language === null ? [] : [{ at: `${at}.${language}`, language, words }]
  })
}

interface Text {
  /** What it is of, wherever that stands. */
  readonly key: string
  readonly at: string
  readonly words: Bilingual
}

function textsOf(content: string): Text[] {
  try {
    return textsIn(JSON.parse(content), '', '')
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function textsIn(value: unknown, key: string, at: string): Text[] {
  if (typeof value !== 'object' || value === null) return []
  if (isText(value)) return [{ key, at, words: value }]
  return Object.entries(value).flatMap(([name, inner]) => {
    if (!Array.isArray(value)) return textsIn(inner, `${key}.${name}`, at === '' ? name : `${at}.${name}`)
    return textsIn(inner, `${key}[${ownKey(inner) ?? name}]`, `${at}[${name}]`)
  })
}

const isText = (value: object): value is Bilingual =>
  'en' in value && typeof value.en === 'string' && 'zh-CN' in value && typeof value['zh-CN'] === 'string'

const ownKey = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' ? value.key : null
