type Imports = ReadonlyMap<string, readonly string[]>

/**
 * For each file from which imports lead back to it, a shortest way round, the file at both ends. The checker of the walls
 * can tell too, by a walk of the whole house for each import: a third of its time. Here whoever imports nothing that
 * is left leaves, as long as somebody does, and only of those that stay is a way looked for.
 */
export function cyclesIn(imports: Imports): string[][] {
  const importers = new Map<string, string[]>()
  for (const [file, imported] of imports) {
    for (const other of imported) importers.set(other, [...(importers.get(other) ?? []), file])
  }
  const left = new Map(
    [...imports].map(([file, imported]) => [file, imported.filter((other) => imports.has(other)).length]),
  )
  const leaving = [...left].filter(([, count]) => count === 0).map(([file]) => file)
  for (const file of leaving) {
    left.delete(file)
    for (const importer of importers.get(file) ?? []) {
      const count = (left.get(importer) ?? 0) - 1
      left.set(importer, count)
      if (count === 0) leaving.push(importer)
    }
  }
  return [...left.keys()].flatMap((file) => {
    const way = wayRound(file, imports)
    return way === undefined ? [] : [way]
  })
}

function wayRound(start: string, imports: Imports): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const file of queue) {
    for (const next of imports.get(file) ?? []) {
      if (next === start) return [...wayTo(file, start, cameFrom), start]
      if (cameFrom.has(next)) continue
      cameFrom.set(next, file)
      queue.push(next)
    }
  }
  return undefined
}

function wayTo(file: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [file]
  for (let at = file; at !== start; ) {
    at = cameFrom.get(at) ?? start
    way.unshift(at)
  }
  return way
}
