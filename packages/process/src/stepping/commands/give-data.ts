import { prepare } from '../begin.ts'
import { takeStores } from '../data.ts'
import { change, nodeOf, type Run } from '../run.ts'
import { type Applied, applied, type CommandOf, waiting } from './waiting.ts'

/** The values of the data stores are there: the element goes on with its preparation. */
export function giveData(run: Run, { key, values }: CommandOf<'give-data'>): Applied {
  const found = waiting(run, key, 'data')
  if (!found.ok) return found
  change(run, key, { wait: { kind: 'children' } })
  takeStores(run, key, nodeOf(run, found.value), values)
  prepare(run, key)
  return applied
}
