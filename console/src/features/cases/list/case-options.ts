import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import type { Option } from '../../../shell/lists/machine/definition.ts'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'

const LONG = 300_000

/** The case types of the company, by name. */
export const caseTypesQuery = queryOptions({
  queryKey: ['case-types'],
  staleTime: LONG,
  queryFn: async ({ signal }) => (await answered(api().listCaseTypes({ signal }))).items,
})

const unitsQuery = queryOptions({
  queryKey: ['organisation-units'],
  staleTime: LONG,
  queryFn: async ({ signal }) => (await answered(api().listOrganisationUnits({ signal }))).items,
})

const personsQuery = queryOptions({
  queryKey: ['persons'],
  staleTime: LONG,
  queryFn: async ({ signal }) => (await answered(api().listPersons({ signal }))).items,
})

export function useCaseTypes(): readonly Option[] {
  const language = useLanguage()
  const { data = [] } = useQuery({ ...caseTypesQuery, enabled: useMay('settings.see') })
  return data.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))
}

export function useUnits(): readonly Option[] {
  const language = useLanguage()
  const { data = [] } = useQuery({ ...unitsQuery, enabled: useMay('roles.see') })
  return data.map(({ unit, name }) => ({ value: unit, label: inLanguage(name, language) }))
}

/** Who may have a task: oneself, nobody, or somebody by name. */
export const useAssignees =
  (words: { readonly me: string; readonly none: string }): (() => readonly Option[]) =>
  () => {
    const { data = [] } = useQuery({ ...personsQuery, enabled: useMay('persons.see') })
    const persons = data.map(({ email, name }) => ({ value: email, label: `${name} · ${email}` }))
    return [{ value: 'me', label: words.me }, { value: 'none', label: words.none }, ...persons]
  }
