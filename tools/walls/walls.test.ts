import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeFiles, projectFiles } from '../project-files.ts'
import { judgedImports } from './graph.ts'
import { filesWithin, walls } from './index.ts'
import { moduleEdgesIn } from './module-edges.ts'

const project = join(import.meta.dirname, '../..')

/** One violation of each rule, planted into a copy of the project as it is; type imports are imports. */
const planted: readonly { rule: string; file: string; text: string }[] = [
  {
    rule: 'no-cycle',
    file: 'packages/kernel/src/planted-one.ts',
    text: "import type { Two } from './planted-two.ts'\nexport type One = Two",
  },
  {
    rule: 'no-cycle',
    file: 'packages/kernel/src/planted-two.ts',
    text: "import type { One } from './planted-one.ts'\nexport type Two = One",
  },
  { rule: 'resolvable', file: 'server/src/platform/planted-gone.ts', text: "import './nowhere.ts'" },
  { rule: 'resolvable', file: 'server/src/platform/planted-library.ts', text: "import 'no-such-library'" },
  {
    rule: 'package-direction-kernel',
    file: 'packages/kernel/src/planted-up.ts',
    text: "export type { Feel } from '@aftersale/feel'",
  },
  {
    rule: 'package-direction-feel',
    file: 'packages/feel/src/planted-up.ts',
    text: "export type { Any } from '@aftersale/decision'",
  },
  {
    rule: 'package-direction-decision',
    file: 'packages/decision/src/planted-side.ts',
    text: "import '@aftersale/process'",
  },
  {
    rule: 'package-direction-contract',
    file: 'packages/contract/src/planted-side.ts',
    text: "import { type Any } from '@aftersale/feel'",
  },
  {
    rule: 'package-inwards',
    file: 'packages/form/src/planted-out.ts',
    text: "import type { Clock } from '../../../server/src/platform/clock.ts'\nexport type Any = Clock",
  },
  {
    rule: 'package-pure',
    file: 'packages/process/src/planted-node.ts',
    text: "import type { Stats } from 'node:fs'\nexport type Any = Stats",
  },
  { rule: 'package-pure', file: 'packages/process/src/planted-bare-node.ts', text: "import 'fs'" },
  { rule: 'package-door', file: 'packages/feel/src/planted-window.ts', text: "import '../../kernel/src/money.ts'" },
  {
    rule: 'package-door-outside',
    file: 'server/src/engine/planted-window.ts',
    text: "import '../../../packages/kernel/src/money.ts'",
  },
  { rule: 'server-direction-platform', file: 'server/src/platform/planted-up.ts', text: "import '../engine/index.ts'" },
  {
    rule: 'server-direction-engine',
    file: 'server/src/engine/planted-up.ts',
    text: "import '../modules/orders/index.ts'",
  },
  {
    rule: 'server-direction-modules',
    file: 'server/src/modules/orders/planted-up.ts',
    text: "import '../../http/planted-http.ts'",
  },
  {
    rule: 'server-direction-http',
    file: 'server/src/http/planted-http.ts',
    text: "export const load = () => import('../main.ts')",
  },
  { rule: 'server-direction-main', file: 'server/src/main.ts', text: "import './cli/commands.ts'" },
  {
    rule: 'module-door',
    file: 'server/src/modules/returns/planted-window.ts',
    text: "import type { SoldLine } from '../orders/sold-line.ts'\nexport type Any = SoldLine",
  },
  {
    rule: 'module-door-outside',
    file: 'server/src/http/planted-window.ts',
    text: "import '../modules/orders/sold-line.ts'",
  },
  {
    rule: 'module-edge-orders',
    file: 'server/src/modules/orders/planted-edge.ts',
    text: "import '../returns/index.ts'",
  },
  {
    rule: 'server-private',
    file: 'console/src/planted-server.tsx',
    text: "import '../../server/src/platform/clock.ts'\nexport const Any = () => <b />",
  },
  { rule: 'app-pure', file: 'console/src/planted-node.ts', text: "import 'node:path'" },
  { rule: 'command-lazy', file: 'server/src/cli/doctor.ts', text: "import '../platform/clock.ts'" },
  {
    rule: 'tools-apart',
    file: 'server/src/platform/planted-tools.ts',
    text: "import '../../../tools/project-files.ts'",
  },
  {
    rule: 'bench-apart',
    file: 'server/src/platform/planted-bench.ts',
    text: "import '../../../bench/planted-bench.ts'",
  },
  { rule: 'bench-peers', file: 'packages/feel/src/planted-peer.ts', text: "import 'feelin'" },
  { rule: 'bench-peers', file: 'server/src/platform/planted-peer.ts', text: "import 'acorn'" },
  { rule: 'test-private', file: 'packages/kernel/src/planted-tests.ts', text: "import './money.test.ts'" },
]

/** What stands beside a wall and does not cross it. */
const allowed: readonly { why: string; file: string; text: string }[] = [
  {
    why: 'a command may load the server inside run',
    file: 'server/src/cli/test.ts',
    text: "export const load = () => import('../platform/clock.ts')",
  },
  {
    why: 'what the server declares too is no peer',
    file: 'server/src/platform/planted-library-of-ours.ts',
    text: "import 'kysely'",
  },
  { why: 'a test may ask a peer', file: 'packages/feel/src/planted-oracle.test.ts', text: "import 'feelin'" },
  {
    why: 'a test in a package may read files',
    file: 'packages/feel/src/planted-files.test.ts',
    text: "import 'node:fs'",
  },
  {
    why: 'a module may enter another along an edge of the table',
    file: 'server/src/modules/returns/planted-edge.ts',
    text: "import '../orders/index.ts'",
  },
]

const copy = mkdtempSync(join(tmpdir(), 'walls-'))
let findings: readonly string[] = []

beforeAll(async () => {
  for (const file of await projectFiles(project)) {
    if (/\.tsx?$|package\.json$|ARCHITECTURE\.md$/.test(file)) cpSync(join(project, file), join(copy, file))
  }
  borrowLibraries('node_modules')
  for (const { file, text } of [...planted, ...allowed, { file: 'bench/planted-bench.ts', text: '' }]) plant(file, text)
  plant('bench/package.json', '{ "dependencies": { "acorn": "*", "kysely": "*" } }')
  plant('packages/planted/src/index.ts', 'export {}')
  plant('server/src/modules/planted/index.ts', 'export {}')
  findings = await walls.run(copy, AbortSignal.timeout(60_000))
})
afterAll(() => rmSync(copy, { recursive: true }))

test.each(planted)('$rule: $file is found', ({ rule, file }) => {
  expect(findings.filter((finding) => finding.startsWith(`${rule}: `) && finding.includes(file))).not.toEqual([])
})

test.each(allowed)('$why', ({ file }) => {
  expect(findings.filter((finding) => finding.includes(file))).toEqual([])
})

test('a package or module that no list knows is found', () => {
  expect(findings).toContain('packages/planted is not in tools/walls/rules.ts')
  expect(findings).toContain('server/src/modules/planted is not in the table of ARCHITECTURE.md')
})

test('every code file of the project is looked at', async () => {
  const files = await codeFiles(project)
  expect(files).toContain('tools/walls/walls.test.ts')
  const within = await filesWithin(project)
  // What stands in no room is the test runner's own settings.
  expect(files.filter((file) => !within.includes(file))).toEqual(['vitest.config.ts'])
})

test('a file of which the checker read nothing is told', async () => {
  const unread = judgedImports(copy, ['packages/kernel/src/planted-one.ts', 'nowhere/at-all.ts'], [])
  await expect(unread).rejects.toThrow(/nowhere\/at-all\.ts/)
})

test('having read nothing is a failure, not a success', async () => {
  await expect(judgedImports(project, [], [])).rejects.toThrow('no files')
})

describe('the table of edges in ARCHITECTURE.md', () => {
  const page =
    '# A\n\n## Edges between modules\n\n| module | may enter |\n|---|---|\n| cases | returns, orders |\n| `orders` | – |\n\n## B\n\n| x | y |\n'

  test('is read row by row', () => {
    expect([...moduleEdgesIn(page)]).toEqual([
      ['cases', ['returns', 'orders']],
      ['orders', []],
    ])
  })

  test.each([['# A page'], ['## Edges between modules\n\nNone.\n']])('must be there: %j', (text) => {
    expect(() => moduleEdgesIn(text)).toThrow('ARCHITECTURE.md')
  })
})

function plant(file: string, text: string) {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  writeFileSync(join(copy, file), `${text}\n`)
}

/** The copy's own packages are the copy's; every other library is the project's. */
function borrowLibraries(folder: string) {
  mkdirSync(join(copy, folder, '@aftersale'), { recursive: true })
  for (const name of readdirSync(join(project, folder))) {
    if (name !== '@aftersale') symlinkSync(join(project, folder, name), join(copy, folder, name))
  }
  for (const name of readdirSync(join(copy, 'packages'))) {
    symlinkSync(join(copy, 'packages', name), join(copy, folder, '@aftersale', name))
  }
}
