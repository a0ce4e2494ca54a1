import type { Bilingual, Language } from '@aftersale/contract'
import { createEvaluation, type FeelContext, feelFromJson, type Json } from '@aftersale/feel'
import { fillPlaceholder, readFilledText } from '../../wording/index.ts'
import type { Around } from '../feel.ts'

/** A text with placeholders over the variables of a flow, in both languages; null where nothing comes of it. */
export function filledText(
  text: Bilingual | undefined,
  variables: Readonly<Record<string, unknown>>,
  around: Around,
): Bilingual | null {
  if (text === undefined) return null
  const context = feelFromJson(variables as Json) as FeelContext
  const [en, zh] = [filledIn(text.en, 'en', context, around), filledIn(text['zh-CN'], 'zh-CN', context, around)]
  return en === null || zh === null ? null : { en, 'zh-CN': zh }
}

function filledIn(text: string, language: Language, context: FeelContext, { now, zone }: Around): string | null {
  const read = readFilledText(text)
  if (!read.ok) return null
  const evaluation = createEvaluation({ now, zone, limits: { steps: 100_000 } })
  let told = ''
  for (const part of read.value.parts) {
    if (typeof part === 'string') {
      told += part
      continue
    }
    const filled = fillPlaceholder(part, context, { evaluation, language, zone })
    if (!filled.ok) return null
    told += filled.value
  }
  return told.trim() === '' ? null : told.trim()
}
