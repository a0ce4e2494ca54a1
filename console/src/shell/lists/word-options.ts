import type { WordKind } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { wordsQuery } from '../../api/words.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import type { AskedOptions } from './machine/definition.ts'

/** Whatever has words may be chosen: by them, in their order. */
function useWordOptions(kind: WordKind): AskedOptions {
  const language = useLanguage()
  const query = useQuery(wordsQuery)
  const options = Object.entries(query.data?.[kind] ?? {})
    .map(([value, words]) => ({ value, label: inLanguage(words, language) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language))
  return { options, query }
}

export const useReasons = (): AskedOptions => useWordOptions('reason')
export const useOutcomes = (): AskedOptions => useWordOptions('outcome')
export const useGroups = (): AskedOptions => useWordOptions('group')
export const useShops = (): AskedOptions => useWordOptions('source')
