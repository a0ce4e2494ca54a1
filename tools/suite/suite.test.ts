import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outcomeLines, summaryLine } from './outcome.ts'

const project = join(import.meta.dirname, '../..')
const room = mkdtempSync(join(tmpdir(), 'suite-'))

const files: Readonly<Record<string, string>> = {
  'vitest.config.ts': 'export default {}',
  'package.json': '{ "type": "module" }',
  'good.test.ts': `
    import { expect, test } from 'vitest'
    test('one', () => expect(1).toBe(1))
    test('two', () => expect(2).toBe(2))
    test('absent', ({ skip }) => skip('the data is not here'))`,
  'bad.test.ts': `
    import { describe, expect, test } from 'vitest'
    describe('money', () => {
      test('adds up', () => expect(['0.1', '0.2']).toEqual(['0.3']))
    })`,
  'broken.test.ts': "import './gone.ts'",
  'hook.test.ts': `
    import { beforeAll, describe, test } from 'vitest'
    describe('a suite', () => {
      beforeAll(() => { throw new Error('no database', { cause: new Error('the disk is full') }) })
      test('never begins', () => undefined)
    })`,
  'lost.test.ts': `
    import { test } from 'vitest'
    test('looks fine', () => { setTimeout(() => { throw new Error('thrown too late') }) })
    test('waits for it', () => new Promise((done) => setTimeout(done, 50)))`,
}

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(room, name), text)
  symlinkSync(join(project, 'node_modules'), join(room, 'node_modules'))
})
afterAll(() => rmSync(room, { recursive: true }))

/** In a process of its own: a runner does not run inside another. */
async function runTests(...args: string[]) {
  const script = `
    const { runTests } = await import(${JSON.stringify(join(import.meta.dirname, 'tests.ts'))})
    const said = []
    const meter = { add: () => {}, of: () => {}, end: () => {} }
    const { signal } = new AbortController()
    const context = { signal, say: (texts) => said.push(texts.en), progress: () => meter }
    const outcome = await runTests(${JSON.stringify(room)}, ${JSON.stringify(args)}, context).catch((error) => ({ error: error.code }))
    process.stdout.write(JSON.stringify({ outcome, said }), () => process.exit(0))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: room })
  const { outcome, said }: { outcome: unknown; said: string[] } = JSON.parse(stdout)
  return { outcome, said }
}

test('everything that fails is counted and named: tests, files that do not load, hooks, and what nobody awaited', async () => {
  const { outcome, said } = await runTests()
  expect(outcome).toMatchObject({
    passed: 4,
    skipped: 2,
    failures: expect.arrayContaining([
      { name: 'bad.test.ts > money > adds up', says: expect.arrayContaining([expect.stringContaining('0.3')]) },
      { name: 'broken.test.ts', says: expect.arrayContaining([expect.stringContaining('gone.ts')]) },
      {
        name: 'hook.test.ts > a suite',
        says: expect.arrayContaining([expect.stringContaining('no database'), 'because of: the disk is full']),
      },
      { name: 'outside of any test: thrown too late', says: expect.anything() },
    ]),
  })
  expect(outcome).toHaveProperty('failures.length', 4)
  expect(said.filter((line) => line.startsWith('✗'))).toHaveLength(4)
  expect(said).toContain('– good.test.ts > absent\n    the data is not here')
})

test('what follows -- chooses the tests', async () => {
  expect((await runTests('good', '-t', 'one')).outcome).toMatchObject({ passed: 1, failures: [] })
})

test('no test at all is a failure', async () => {
  expect((await runTests('nothing-is-called-so')).outcome).toEqual({ error: 'tests.none' })
})

test('the last line is for machines too, and the same in every language', () => {
  expect(summaryLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(summaryLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped')
})

test('a check is one line, and its findings are set off', () => {
  expect(outcomeLines({ name: 'walls', seconds: 1.23, findings: [] })).toEqual(['✓ walls  1.2 s'])
  expect(outcomeLines({ name: 'walls', seconds: 0, findings: ['a\nb'] })).toEqual(['✗ walls  0.0 s', '    a', '    b'])
})
