import { labelInBoth } from '@aftersale/kernel'
import { newPart, setExtension } from './new-part.ts'
import { extensionOf, listOf, type Part, textOf, type Words } from './part.ts'

const translationOf = (part: Part, language: string): string | null => {
  const properties = extensionOf(part, 'zeebe:Properties')
  const found =
    properties === null
      ? undefined
      : listOf(properties, 'properties').find((one) => textOf(one, 'name') === `name:${language}`)
  return found === undefined ? null : textOf(found, 'value')
}

/** The name in both languages; one that has none in a language goes by the name as drawn. Empty where it has no name. */
export function wordsOf(part: Part): Words {
  const drawn = labelInBoth((textOf(part, 'name') ?? '').replaceAll(/\s+/g, ' '))
  return {
    en: translationOf(part, 'en') ?? drawn.en,
    'zh-CN': translationOf(part, 'zh-CN') ?? drawn['zh-CN'],
  }
}

/** Names a part: English is what other editors show, Chinese stands beside it as an entry of its own. */
export function setWords(part: Part, { en, 'zh-CN': zh }: Words): void {
  const drawn = en.trim() === '' ? zh.trim() : en.trim()
  part.set('name', drawn === '' ? undefined : drawn)
  setTranslation(part, 'en', null)
  setTranslation(part, 'zh-CN', zh.trim() === drawn || zh.trim() === '' ? null : zh.trim())
}

function setTranslation(part: Part, language: string, value: string | null): void {
  const key = `name:${language}`
  const properties = extensionOf(part, 'zeebe:Properties')
  const others =
    properties === null ? [] : listOf(properties, 'properties').filter((one) => textOf(one, 'name') !== key)
  const known = properties === null ? [] : listOf(properties, 'properties').filter((one) => textOf(one, 'name') === key)
  if (value === null && known.length === 0) return
  if (value !== null && known[0] !== undefined) known[0].set('value', value)
  const kept = value === null ? others : [...others, known[0] ?? newPart('zeebe:Property', { name: key, value })]
  setExtension(part, 'zeebe:Properties', kept.length === 0 ? null : { properties: kept })
}
