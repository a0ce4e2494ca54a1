import { instant } from '@aftersale/kernel'
import { momentText } from '../../../text/format.ts'
import type { AskedOptions, ListFilter, Option, Saying } from './definition.ts'

const none: AskedOptions = { options: [], query: { data: [], error: null, refetch: () => Promise.reject() } }
const useNone = () => none

/** What a filter can be set to. A filter has one and the same way to its options as long as it is shown. */
export function useFilterOptions(filter: ListFilter, saying: Saying): AskedOptions {
  const asked = (filter.useOptions ?? useNone)()
  const known = filter.options?.(saying)
  return known === undefined ? asked : { ...none, options: known }
}

/** What a filter is set to, in words. */
export function filterValueText(
  { kind }: ListFilter,
  value: string,
  options: readonly Option[],
  { language }: Saying,
): string {
  if (kind === 'choice') return options.find((option) => option.value === value)?.label ?? value
  if (kind !== 'day') return value
  return Number.isNaN(Date.parse(value)) ? value : momentText(instant(value), language)
}

/** The first moment of a day, as `input type=date` gives it, on this machine's clocks: what the server is asked. */
export const momentOfDay = (day: string): string => new Date(`${day}T00:00:00`).toISOString()
