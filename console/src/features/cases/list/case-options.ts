import { useQuery } from '@tanstack/react-query'
import { caseTypesQuery, personsQuery, unitsQuery } from '../../../api/listings.ts'
import type { AskedOptions } from '../../../shell/lists/machine/definition.ts'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'

export function useCaseTypes(): AskedOptions {
  const language = useLanguage()
  const query = useQuery(caseTypesQuery)
  const options = (query.data?.items ?? []).map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))
  return { options, query }
}

export function useUnits(): AskedOptions {
  const language = useLanguage()
  const query = useQuery({ ...unitsQuery, enabled: useMay('roles.see') })
  const options = (query.data?.items ?? []).map(({ unit, name }) => ({
    value: unit,
    label: inLanguage(name, language),
  }))
  return { options, query }
}

/** Who may have a task: oneself, nobody, or somebody by name. */
export const useAssignees =
  (words: { readonly me: string; readonly none: string }): (() => AskedOptions) =>
  () => {
    const query = useQuery({ ...personsQuery, enabled: useMay('persons.see') })
    const persons = (query.data?.items ?? []).map(({ email, name }) => ({ value: email, label: `${name} · ${email}` }))
    return { options: [{ value: 'me', label: words.me }, { value: 'none', label: words.none }, ...persons], query }
  }
