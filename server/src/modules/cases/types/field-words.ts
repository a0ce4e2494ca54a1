import type { Bilingual, CaseTypeDocument, Json, TimelineEntry } from '@aftersale/contract'

type Field = CaseTypeDocument['fields'][number]
type ValueWords = NonNullable<TimelineEntry['words']>[string]

/** What a field is called, and what its choices say of a value; `value` is null where the value speaks for itself. */
export const fieldWords = ({ label, kind }: Field, value: Json): ValueWords => ({
  label,
  value: choiceWords(kind, value),
})

/** The same of a value that became another. */
export function changeWords({ label, kind }: Field, from: Json, to: Json): ValueWords {
  const [before, after] = [from, to].map((one) => (one === null ? NOTHING : choiceWords(kind, one)))
  if (!before || !after || (from === null && to === null)) return { label, value: null }
  const said = (language: keyof Bilingual) => `${before[language]} → ${after[language]}`
  return { label, value: { en: said('en'), 'zh-CN': said('zh-CN') } }
}

const NOTHING: Bilingual = { en: '–', 'zh-CN': '–' }

function choiceWords(kind: Field['kind'], value: Json): Bilingual | null {
  if (kind.type !== 'choice' && kind.type !== 'choices') return null
  const chosen = Array.isArray(value) ? value : [value]
  const labels = chosen.flatMap((one) => kind.options.find((option) => option.value === one)?.label ?? [])
  if (labels.length === 0 || labels.length < chosen.length) return null
  return { en: labels.map(({ en }) => en).join(', '), 'zh-CN': labels.map((one) => one['zh-CN']).join('、') }
}
