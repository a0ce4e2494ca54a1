import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import type { Rule } from './rules.ts'

/**
 * The imports of these files, type imports included, judged by the rules. The parser is swc: dependency-cruiser 18
 * speaks to TypeScript below 7 only, and without a parser it knows it reads no TypeScript at all and reports success.
 */
export async function judgedImports(
  root: string,
  files: readonly string[],
  rules: readonly Rule[],
): Promise<ICruiseResult> {
  const { output } = await cruise([...files], {
    baseDir: root,
    parser: 'swc',
    validate: true,
    ruleSet: { forbidden: [...rules] },
    // Else it lists for every file who imports it and whether it is in a circle, a third of the time, for no rule of ours.
    skipAnalysisNotInRules: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
    externalModuleResolutionStrategy: 'node_modules',
    combinedDependencies: true,
  })
  if (typeof output === 'string') throw new Error(`Expected an import graph, got text: ${output.slice(0, 200)}`)
  await assertRead(root, files, output)
  return output
}

/** A checker that reads nothing finds nothing: every file must be in the graph, and its imports with it. */
async function assertRead(root: string, files: readonly string[], graph: ICruiseResult): Promise<void> {
  if (files.length === 0) throw new Error('There are no files to check.')
  const importsOf = new Map(graph.modules.map(({ source, dependencies }) => [source, dependencies.length]))
  const unread: string[] = []
  for (const file of files) {
    const imports = importsOf.get(file)
    const hasImports = /^(import|export) [^;'"]*? from ['"]/m.test(await readFile(join(root, file), 'utf8'))
    if (imports === undefined || (hasImports && imports === 0)) unread.push(file)
  }
  if (unread.length > 0)
    throw new Error(`${unread.length} of ${files.length} files were not read: ${unread.join(', ')}`)
}
