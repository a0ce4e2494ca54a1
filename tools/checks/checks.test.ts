import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checks } from './index.ts'

const project = join(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'checks-'))
const manifests: Readonly<Record<string, string>> = {
  'package.json': '{\n  "type": "module"\n}\n',
  'package-lock.json': '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}',
}
const settings = ['.oxlintrc.json', 'biome.json', '.gitignore', 'tsconfig.json']

beforeAll(() => {
  for (const file of settings) cpSync(join(project, file), join(copy, file))
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  for (const [file, text] of Object.entries(manifests)) plant(file, text)
  plant('packages/kernel/src/good.ts', 'export const good = (now: number): Date => new Date(now)\n')
})
afterAll(() => rmSync(copy, { recursive: true }))

const pure = 'packages/kernel/src/planted.ts'
const broken: readonly { check: string; file: string; text: string; says: string }[] = [
  { check: 'types', file: pure, text: "export const a: number = 'b'\n", says: 'TS2322' },
  { check: 'types', file: pure, text: 'export const a = (list: number[]): number => list[0]\n', says: 'TS2322' },
  { check: 'types', file: pure, text: 'export enum A {\n  B,\n}\n', says: 'TS1294' },
  { check: 'format', file: pure, text: 'export const a = "b";\n', says: 'planted.ts' },
  {
    check: 'format',
    file: pure,
    text: "import { b } from './b.ts'\nimport { a } from './a.ts'\nexport const c = [a, b]\n",
    says: 'planted.ts',
  },
  { check: 'lint', file: pure, text: 'export const a = (b: any) => b\n', says: 'no-explicit-any' },
  { check: 'lint', file: pure, text: 'export const a = () => Date.now()\n', says: 'no-restricted-properties' },
  { check: 'lint', file: pure, text: 'export const a = () => Math.random()\n', says: 'no-restricted-properties' },
  { check: 'lint', file: pure, text: 'export const a = () => process.env\n', says: 'no-restricted-globals' },
  { check: 'lint', file: pure, text: "export type A = import('./good.ts').A\n", says: 'consistent-type-imports' },
  {
    check: 'lint',
    file: 'server/src/engine/planted.ts',
    text: 'export const a = () => Date.now()\n',
    says: 'no-restricted-properties',
  },
  { check: 'lint', file: 'server/src/engine/planted.ts', text: "console.log('a')\n", says: 'no-console' },
  {
    check: 'lock-file',
    file: 'package-lock.json',
    text: '{"packages":{"node_modules/a":{"resolved":"https://somewhere/a.tgz"}}}',
    says: 'https://somewhere',
  },
  {
    check: 'lock-file',
    file: 'package.json',
    text: '{ "type": "module", "dependencies": { "a": "^1.0.0" } }',
    says: 'not those of package-lock.json',
  },
  { check: 'sizes', file: pure, text: 'export {}\n'.repeat(301), says: '301 lines' },
  { check: 'names', file: 'packages/kernel/src/PlantedThing.ts', text: '', says: 'kebab-case' },
  { check: 'names', file: 'packages/kernel/src/planted.service.ts', text: '', says: 'suffixes' },
  { check: 'names', file: 'packages/kernel/src/date-utils.ts', text: '', says: 'names no thing' },
  { check: 'words', file: pure, text: `// @ts-${'ignore'}\n`, says: 'silences the compiler' },
  { check: 'words', file: pure, text: `// oxlint-${'disable'}\n`, says: 'silences a check' },
  { check: 'words', file: pure, text: `// TO${'DO'}: later\n`, says: 'work left undone' },
  { check: 'words', file: pure, text: `export ${'*'} from './good.ts'\n`, says: 'exports names' },
  { check: 'words', file: pure, text: 'export const a = () => new Date()\n', says: 'reads the clock' },
]

test.each(broken)('$check: $says in $file', async ({ check, file, text, says }) => {
  plant(file, text)
  expect((await run(check)).join('\n')).toContain(says)
  const before = manifests[file]
  if (before === undefined) rmSync(join(copy, file))
  else plant(file, before)
})

test.each(['types', 'format', 'lint', 'lock-file', 'sizes', 'names', 'words'])(
  '%s has nothing against good code',
  async (check) => {
    expect(await run(check)).toEqual([])
  },
)

function run(name: string) {
  const check = checks.find((one) => one.name === name)
  if (!check) throw new Error(`expected a check named ${name}`)
  return check.run(copy, AbortSignal.timeout(60_000))
}

function plant(file: string, text: string) {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  writeFileSync(join(copy, file), text)
}
