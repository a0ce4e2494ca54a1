import type { Bilingual } from '@aftersale/contract'
import { bothIn, parseDocument } from '../wording/json-document.ts'

/** The language whose text is as in the version in force while the other's was changed; null where none is. */
export function languageBehind(inForce: string | null, text: Bilingual): keyof Bilingual | null {
  const before = inForce === null ? null : parseDocument(inForce)
  if (before === null) return null
  const was = bothIn(before['text'])
  const [isEnglishNew, isChineseNew] = [was.en !== text.en, was['zh-CN'] !== text['zh-CN']]
  if (isEnglishNew === isChineseNew) return null
  return isEnglishNew ? 'zh-CN' : 'en'
}
