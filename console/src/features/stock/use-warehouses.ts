import { useQuery } from '@tanstack/react-query'
import { warehousesQuery } from '../../api/listings.ts'
import type { AskedOptions } from '../../shell/lists/machine/definition.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'

/** Warehouses may be chosen by what they are called, in the order in which they are asked. */
export function useWarehouses(): AskedOptions {
  const language = useLanguage()
  const query = useQuery(warehousesQuery)
  const options = (query.data?.items ?? []).map(({ code, name }) => ({
    value: code,
    label: inLanguage(name, language),
  }))
  return { options, query }
}
