import type { Bilingual, KnownRefusal, Language } from '@aftersale/contract'
import { createEvaluation, type FeelContext } from '@aftersale/feel'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { fillPlaceholder } from '../../wording/index.ts'
import type { MessageTemplate } from './message-template.ts'

/** As much as a person may type. */
const LONGEST = 20_000
/** What the placeholders of one text may use of FEEL's budget: a message is a few values. */
const STEPS = 200_000

export type RenderRefused = KnownRefusal<'conversations.placeholder-unreadable' | 'conversations.message-unusable'>

interface Around {
  readonly now: Instant
  readonly zone: string
}

/** The message that a template makes of variables, in both languages. What a placeholder does not find is left out. */
export function renderMessage(
  template: MessageTemplate,
  variables: FeelContext,
  around: Around,
): Result<Bilingual, RenderRefused> {
  const en = renderIn(template, 'en', variables, around)
  if (!en.ok) return en
  const zh = renderIn(template, 'zh-CN', variables, around)
  return zh.ok ? accept({ en: en.value, 'zh-CN': zh.value }) : zh
}

function renderIn(
  { document, text }: MessageTemplate,
  language: Language,
  variables: FeelContext,
  { now, zone }: Around,
): Result<string, RenderRefused> {
  const evaluation = createEvaluation({ now, zone, limits: { steps: STEPS, stringLength: LONGEST } })
  let told = ''
  for (const part of text[language].parts) {
    if (typeof part === 'string') {
      told += part
      continue
    }
    const filled = fillPlaceholder(part, variables, { evaluation, language, zone })
    if (!filled.ok) {
      const { placeholder } = filled.refusal
      return refuse({ code: 'conversations.placeholder-unreadable', template: document.key, placeholder })
    }
    told += filled.value
    if (told.length > LONGEST) break
  }
  const unusable = told.length > LONGEST ? 'too-long' : told.trim() === '' ? 'empty' : null
  if (unusable === null) return accept(told)
  return refuse({ code: 'conversations.message-unusable', template: document.key, why: `${language}-${unusable}` })
}
