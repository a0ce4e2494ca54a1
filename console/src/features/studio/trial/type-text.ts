import type { Language, Vocabulary } from '@aftersale/contract'
import { inLanguage } from '../../../text/bilingual.ts'

/** What a case type is called; one that is not known by its key. */
export function typeText(caseTypes: Vocabulary['caseTypes'], key: string, language: Language): string {
  const found = caseTypes.find((type) => type.key === key)
  return found === undefined ? key : inLanguage(found.name, language)
}
