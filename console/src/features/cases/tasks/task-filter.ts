/** Whose tasks are shown; it stands in the address. */
export type TaskFilter = { readonly group?: string }

export function readTaskFilter(search: Readonly<Record<string, unknown>>): TaskFilter {
  const { group } = search
  return typeof group === 'string' && group.trim() !== '' ? { group: group.slice(0, 64) } : {}
}

/** The groups to choose from: those known beforehand, those that have something to do here, and the one looked at. */
export function groupsOf(
  known: readonly string[],
  tasks: readonly { readonly groups: readonly string[] }[],
  chosen: string | undefined,
): string[] {
  return [...new Set([...known, ...tasks.flatMap(({ groups }) => groups), ...(chosen === undefined ? [] : [chosen])])]
}
