import { type Bilingual, isRefusalCode, type KnownRefusal, sentenceOf } from '@aftersale/contract'
import type { ImportTemplate } from './template.ts'

/** Why a row was not taken, in words: the template's own, or ours. A reason of an older template stands for itself. */
export function rejectSentence(reason: string, facts: unknown, template: ImportTemplate | undefined): Bilingual {
  const rule = template?.rows.find((one) => one.kind === 'reject' && one.reason === reason)
  if (rule?.kind === 'reject') return rule.says
  if (!isRefusalCode(reason)) return { en: reason, 'zh-CN': reason }
  const refusal = { ...(facts as object | null), code: reason } as KnownRefusal
  return { en: sentenceOf(refusal, 'en'), 'zh-CN': sentenceOf(refusal, 'zh-CN') }
}
