import { useQuery } from '@tanstack/react-query'
import { caseTypesQuery, personsQuery, unitsQuery } from '../../../api/listings.ts'
import type { Option } from '../../../shell/lists/machine/definition.ts'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'

export function useCaseTypes(): readonly Option[] {
  const language = useLanguage()
  const { data } = useQuery({ ...caseTypesQuery, enabled: useMay('settings.see') })
  return (data?.items ?? []).map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))
}

export function useUnits(): readonly Option[] {
  const language = useLanguage()
  const { data } = useQuery({ ...unitsQuery, enabled: useMay('roles.see') })
  return (data?.items ?? []).map(({ unit, name }) => ({ value: unit, label: inLanguage(name, language) }))
}

/** Who may have a task: oneself, nobody, or somebody by name. */
export const useAssignees =
  (words: { readonly me: string; readonly none: string }): (() => readonly Option[]) =>
  () => {
    const { data } = useQuery({ ...personsQuery, enabled: useMay('persons.see') })
    const persons = (data?.items ?? []).map(({ email, name }) => ({ value: email, label: `${name} · ${email}` }))
    return [{ value: 'me', label: words.me }, { value: 'none', label: words.none }, ...persons]
  }
