import type { ListedWork } from '@aftersale/contract'
import { useState } from 'react'

/** The tasks that are chosen of a list; one that has left the list is not chosen any more. */
export function useSelection(tasks: readonly ListedWork[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = tasks.filter(({ id }) => ids.has(id))
  return {
    chosen,
    has: (id: string) => ids.has(id),
    toggle: (id: string) => setIds((before) => (before.has(id) ? without(before, id) : new Set([...before, id]))),
    chooseAll: () => setIds(new Set(tasks.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  }
}

export type Selection = ReturnType<typeof useSelection>

const without = (ids: ReadonlySet<string>, id: string) => new Set([...ids].filter((one) => one !== id))
