import type { Bilingual, CaseTypeDocument, Json, PortalCase, PortalOffer } from '@aftersale/contract'

const YES = { en: 'Yes', 'zh-CN': '是' }
const NO = { en: 'No', 'zh-CN': '否' }

/** What a customer filled in, in the words in which it was asked; fields that nobody is asked for stay inside. */
export function answersOf(
  document: CaseTypeDocument,
  { fields: asked }: PortalOffer,
  fields: Readonly<Record<string, Json>>,
): PortalCase['answers'] {
  return asked.flatMap((one) => {
    const field = document.fields.find(({ name }) => name === one.field)
    const value = fields[one.field]
    if (field === undefined || value === undefined || value === null || value === '') return []
    const optionOf = (choice: unknown): Bilingual => {
      const options = 'options' in field.kind ? field.kind.options : []
      return options.find((option) => option.value === choice)?.label ?? plain(choice)
    }
    const told = Array.isArray(value) ? joined(value.map(optionOf)) : optionOf(value)
    return [{ label: one.label ?? field.label, value: told }]
  })
}

function plain(value: unknown): Bilingual {
  if (typeof value === 'boolean') return value ? YES : NO
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return { en: text, 'zh-CN': text }
}

const joined = (words: readonly Bilingual[]): Bilingual => ({
  en: words.map(({ en }) => en).join(', '),
  'zh-CN': words.map((one) => one['zh-CN']).join('、'),
})
