import type { Bilingual } from './chinese-holidays.ts'
import { labelInBoth } from './label.ts'

/** One difference between two editions of a flow, a rule or a form, as a person reads it. */
export interface ModelChange {
  /** Id of what it is about, in the newer edition where it stands there; null where it is the document. */
  readonly element: string | null
  readonly kind: 'added' | 'removed' | 'changed'
  readonly words: Bilingual
}

const LONGEST = 160

/** A text of a model as a sentence quotes it: on one line, not endless, each language by itself where it holds both. */
export function quotedInBoth(text: string): Bilingual {
  const label = labelInBoth(text.replaceAll(/\s+/g, ' ').trim())
  const short = (words: string) => (words.length <= LONGEST ? words : `${words.slice(0, LONGEST)}…`)
  return { en: `“${short(label.en)}”`, 'zh-CN': `“${short(label['zh-CN'])}”` }
}

const upper = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

/** That something is new, or gone. */
export function comeOrGone(kind: 'added' | 'removed', element: string | null, what: Bilingual): ModelChange {
  const [en, zh] = kind === 'added' ? ['Added', '新增'] : ['Removed', '删除']
  return { element, kind, words: { en: `${en}: ${what.en}`, 'zh-CN': `${zh}：${what['zh-CN']}` } }
}

/** That a setting of something has another value; null: it had none, or has none now. Values come quoted. */
export function settingChanged(
  element: string | null,
  of: Bilingual,
  setting: Bilingual,
  before: Bilingual | null,
  after: Bilingual | null,
): ModelChange {
  const said = (english: string, chinese: string): ModelChange => ({
    element,
    kind: 'changed',
    words: {
      en: `${upper(of.en)}: ${setting.en} ${english}`,
      'zh-CN': `${of['zh-CN']}：${setting['zh-CN']}${chinese}`,
    },
  })
  if (after === null) return said(`taken away, was ${before?.en ?? ''}`, `已去掉，原为${before?.['zh-CN'] ?? ''}`)
  if (before === null) return said(`set to ${after.en}`, `设为${after['zh-CN']}`)
  // Of a text in two languages only one may have changed.
  const isSame = before.en === after.en
  const isSameChinese = before['zh-CN'] === after['zh-CN']
  const change = said(`changed from ${before.en} to ${after.en}`, `由${before['zh-CN']}改为${after['zh-CN']}`)
  if (isSame === isSameChinese) return change
  return isSame
    ? { ...change, words: { ...change.words, en: `${upper(of.en)}: ${setting.en} changed in Chinese` } }
    : { ...change, words: { ...change.words, 'zh-CN': `${of['zh-CN']}：${setting['zh-CN']}的英文有改动` } }
}
