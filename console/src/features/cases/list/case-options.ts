import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { caseTypesQuery, personsQuery, unitsQuery } from '../../../api/listings.ts'
import type { AskedOptions } from '../../../shell/lists/machine/definition.ts'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'

/** The types of the company, and the requests of imported tables, whose cases have none. */
export function useCaseTypes(): AskedOptions {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQuery(caseTypesQuery)
  const types = query.data?.items.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))
  const hasReturn = types === undefined || types.some(({ value }) => value === 'return')
  const requests = hasReturn ? [] : [{ value: 'return', label: t('lists.importedReturn') }]
  return { options: [...(types ?? []), ...requests], query }
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
