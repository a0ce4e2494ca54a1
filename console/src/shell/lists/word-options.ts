import type { WordKind } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { wordsQuery } from '../../api/words.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import type { Option } from './machine/definition.ts'

/** Whatever has words may be chosen: by them, in their order. */
function useWordOptions(kind: WordKind): readonly Option[] {
  const language = useLanguage()
  const { data } = useQuery(wordsQuery)
  return Object.entries(data?.[kind] ?? {})
    .map(([value, words]) => ({ value, label: inLanguage(words, language) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language))
}

export const useReasons = (): readonly Option[] => useWordOptions('reason')
export const useOutcomes = (): readonly Option[] => useWordOptions('outcome')
export const useGroups = (): readonly Option[] => useWordOptions('group')
export const useShops = (): readonly Option[] => useWordOptions('source')
