const heading = '## Edges between modules'

/**
 * The table under "Edges between modules" of ARCHITECTURE.md: a module, and the modules it may enter. The page is the
 * one place where they are written down; this reads it, so that it cannot be out of date.
 */
export function moduleEdgesIn(architecture: string): Map<string, readonly string[]> {
  const start = architecture.indexOf(`${heading}\n`)
  if (start < 0) throw new Error(`ARCHITECTURE.md has no section "${heading}".`)
  const section = architecture.slice(start + heading.length).split(/^## /m)[0] ?? ''
  const rows = section.split('\n').flatMap((line) => {
    const [, module, entered] = /^\|\s*`?([a-z][a-z-]*)`?\s*\|([^|]*)\|/.exec(line) ?? []
    return module === undefined || entered === undefined || module === 'module' ? [] : [{ module, entered }]
  })
  if (rows.length === 0) throw new Error(`The section "${heading}" of ARCHITECTURE.md has no table of modules.`)
  return new Map(rows.map(({ module, entered }) => [module, entered.match(/[a-z][a-z-]*/g) ?? []]))
}
