/** Whose tasks are shown; it stands in the address. */
export type TaskFilter = { readonly group?: string }

export function readTaskFilter(search: Readonly<Record<string, unknown>>): TaskFilter {
  const { group } = search
  return typeof group === 'string' && group.trim() !== '' ? { group: group.slice(0, 64) } : {}
}

/** Every group that has something to do among these tasks, by name, and the one that is looked at. */
export function groupsOf(
  tasks: readonly { readonly groups: readonly string[] }[],
  chosen: string | undefined,
): string[] {
  return [...new Set([...tasks.flatMap(({ groups }) => groups), ...(chosen === undefined ? [] : [chosen])])].toSorted()
}
