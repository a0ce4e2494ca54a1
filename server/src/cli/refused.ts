import { isRefusalCode, type KnownRefusal, sentenceOf } from '@aftersale/contract'
import type { Refusal } from '@aftersale/kernel'
import { Failure } from './frame/index.ts'

/** A refusal as the end of a command, in the words that the API has for it. */
export function refused(refusal: Refusal): Failure {
  if (!isRefusalCode(refusal.code)) throw new Error(`expected a refusal of the contract, got ${refusal.code}`)
  const known = refusal as KnownRefusal
  return new Failure(known.code, { en: sentenceOf(known, 'en'), 'zh-CN': sentenceOf(known, 'zh-CN') })
}
