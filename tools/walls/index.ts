import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Check } from '../checks/check.ts'
import { codeFiles, projectFiles } from '../project-files.ts'
import { cyclesIn } from './cycles.ts'
import { judgedImports } from './graph.ts'
import { moduleEdgesIn } from './module-edges.ts'
import { packageEdges, rulesOf } from './rules.ts'

const NO_CYCLE = 'files that import each other are one file in disguise; type imports count'

const rooms = /^(packages|server|console|portal|bench|tools)\//

/** The code that the walls are about: all that stands in a room. */
export const filesWithin = async (root: string): Promise<string[]> =>
  (await codeFiles(root)).filter((file) => rooms.test(file))

/** Imports cross the walls of the house only where a rule lets them. */
export const walls: Check = {
  name: 'walls',
  summary: { en: 'imports keep the direction of the house', 'zh-CN': '导入方向符合架构约定' },
  run: async (root) => {
    const moduleEdges = moduleEdgesIn(await readFile(join(root, 'ARCHITECTURE.md'), 'utf8'))
    const rules = rulesOf({
      moduleEdges,
      commandFiles: await commandFilesOf(root),
      benchPeers: await benchPeersOf(root),
    })
    const files = await filesWithin(root)
    const graph = await judgedImports(root, files, rules)
    const comments = new Map(rules.map(({ name, comment }) => [name, comment]))
    const crossed = graph.summary.violations.map(
      ({ from, to, rule }) => `${rule.name}: ${from} → ${to}: ${comments.get(rule.name)}`,
    )
    const imports = new Map(
      graph.modules.map(({ source, dependencies }) => [source, dependencies.map(({ resolved }) => resolved)]),
    )
    return [
      ...crossed,
      ...cyclesIn(imports).map((way) => `no-cycle: ${way.join(' → ')}: ${NO_CYCLE}`),
      ...unlisted('packages/', files, Object.keys(packageEdges), 'tools/walls/rules.ts'),
      ...unlisted('server/src/modules/', files, [...moduleEdges.keys()], 'the table of ARCHITECTURE.md'),
    ]
  },
}

/** Folders and the list that says what each may import must name the same things. */
function unlisted(folder: string, files: readonly string[], listed: readonly string[], list: string): string[] {
  const found = new Set(
    files.filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length).split('/')[0]),
  )
  return [
    ...[...found]
      .filter((name) => name !== undefined && !listed.includes(name))
      .map((name) => `${folder}${name} is not in ${list}`),
    ...listed
      .filter((name) => !found.has(name))
      .map((name) => `${name} is in ${list}, but there is no ${folder}${name}`),
  ]
}

async function commandFilesOf(root: string): Promise<string[]> {
  const list = await readFile(join(root, 'server/src/cli/commands.ts'), 'utf8')
  const files = [...list.matchAll(/ from '\.\/([a-z-]+)\.ts'/g)].map(([, name]) => `${name}\\.ts`)
  if (files.length === 0) throw new Error('server/src/cli/commands.ts lists no commands.')
  return files
}

/** Libraries that bench/ declares and no other room does. */
async function benchPeersOf(root: string): Promise<string[]> {
  const manifests = (await projectFiles(root)).filter((file) => /(^|\/)package\.json$/.test(file))
  const declared = await Promise.all(
    manifests.map(async (file) => ({
      file,
      names: libraryNames(JSON.parse(await readFile(join(root, file), 'utf8'))),
    })),
  )
  const elsewhere = new Set(declared.flatMap(({ file, names }) => (file === 'bench/package.json' ? [] : names)))
  return declared
    .flatMap(({ file, names }) => (file === 'bench/package.json' ? names : []))
    .filter((name) => !elsewhere.has(name))
}

type Manifest = { readonly dependencies?: Readonly<Record<string, string>> }

const libraryNames = ({ dependencies = {} }: Manifest): string[] =>
  Object.keys(dependencies).filter((name) => !name.startsWith('@aftersale/'))
