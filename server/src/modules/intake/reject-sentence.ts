import {
  type Bilingual,
  type FieldProblem,
  isRefusalCode,
  type KnownRefusal,
  type Language,
  sentenceOf,
} from '@aftersale/contract'
import type { ImportTemplate } from './template.ts'

/** Why a row was not taken, in words: the template's own, or ours. A reason of an older template stands for itself. */
export function rejectSentence(reason: string, facts: unknown, template: ImportTemplate | undefined): Bilingual {
  const rule = template?.rows.find((one) => one.kind === 'reject' && one.reason === reason)
  if (rule?.kind === 'reject') return rule.says
  if (!isRefusalCode(reason)) return { en: reason, 'zh-CN': reason }
  const refusal = { ...(facts as object | null), code: reason } as KnownRefusal
  const said = { en: sentenceOf(refusal, 'en'), 'zh-CN': sentenceOf(refusal, 'zh-CN') }
  if (!('fields' in refusal)) return said
  // A row has no place beside it where each field could say what is wrong with it.
  const problems = refusal.fields as readonly FieldProblem[]
  const of = (language: Language) => problems.map((one) => `${one.path} ${one[language]}`)
  const en = `${said.en.replace(/\.$/, '')}: ${of('en').join('; ')}.`
  return { en, 'zh-CN': `${said['zh-CN'].replace(/。$/, '')}：${of('zh-CN').join('；')}。` }
}
