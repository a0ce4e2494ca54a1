import { afterAll, expect, test } from 'vitest'
import { processAround, ruleTask, serviceTask, userTask } from '../../../test/bpmn-text.ts'
import { testDatabase } from '../../../test/database.ts'
import { tableOf } from '../../../test/dmn-text.ts'
import { deploy, eachJob, engineWith, NOON, start } from '../../../test/engine.ts'
import { openDatabase } from '../../platform/database.ts'
import { editions, withEditions } from '../../platform/editions.ts'
import { openLog } from '../../platform/log.ts'
import { inTransaction } from '../../platform/transaction.ts'

const { database, connection } = await testDatabase()
const { engine } = engineWith({ work: eachJob(() => ({ variables: {} })) })
const form = (id: string, more = '') => JSON.stringify({ type: 'default', id, schemaVersion: 18, components: [], more })

async function refused(files: Readonly<Record<string, string>>) {
  const resources = Object.entries(files).map(([name, content]) => ({ name, content }))
  const deployed = await inTransaction(database, (tx) => engine.deploy(tx, resources, NOON))
  if (deployed.ok) throw new Error('expected a refusal, got a deployment')
  expect(deployed.refusal.code).toBe('engine.not-deployable')
  for (const { message } of deployed.refusal.problems) expect(message['zh-CN']).toMatch(/\p{Script=Han}/u)
  return deployed.refusal.problems.map(({ resource, code, element, message }) => [resource, code, element, message.en])
}

const versionsOf = async (key: string) =>
  (await database.selectFrom('definition').select('version').where('key', '=', key).orderBy('version').execute()).map(
    ({ version }) => version,
  )

test('a file becomes a new version when its content changed, and only then', async () => {
  const first = { 'a.bpmn': processAround('a', serviceTask('T', 'work')), 'a.dmn': tableOf('UNIQUE', [['-', '1']]) }
  expect(await deploy(database, engine, first)).toMatchObject([
    { kind: 'process', key: 'a', version: 1, isNew: true },
    { kind: 'decision', key: 'judge-id', version: 1, isNew: true },
  ])
  expect((await deploy(database, engine, first)).map(({ version, isNew }) => [version, isNew])).toEqual([
    [1, false],
    [1, false],
  ])
  const second = { ...first, 'a.dmn': tableOf('UNIQUE', [['-', '2']]) }
  expect((await deploy(database, engine, second)).map(({ version, isNew }) => [version, isNew])).toEqual([
    [1, false],
    [2, true],
  ])
  // The older content once more is the newest statement of it, and so a version of its own.
  expect((await deploy(database, engine, first))[1]).toMatchObject({ version: 3, isNew: true })
  expect([await versionsOf('a'), await versionsOf('judge-id')]).toEqual([[1], [1, 2, 3]])
})

test('all or none: one file that cannot be deployed keeps the others out', async () => {
  const problems = await refused({
    'good.bpmn': processAround('good', serviceTask('T', 'work')),
    'bad.bpmn': '<svg/>',
    'bad.dmn': 'nonsense',
    'bad.form': '{',
    'bad.txt': 'text',
  })
  expect(problems.map(([resource]) => resource)).toEqual(['bad.bpmn', 'bad.dmn', 'bad.form', 'bad.txt'])
  expect(problems[3]?.[1]).toBe('engine.unknown-resource')
  expect(await versionsOf('good')).toEqual([])
})

test.each([
  [
    'a decision',
    ruleTask('T', 'no-such-decision', 'x'),
    'It calls the decision “no-such-decision”, which is not here.',
  ],
  ['a form', userTask('T', 'no-such-form'), 'It calls the form “no-such-form”, which is not here.'],
])('%s that is not there is refused by name', async (_, task, sentence) => {
  expect(await refused({ 'b.bpmn': processAround('b', task) })).toEqual([
    ['b.bpmn', 'engine.call-unknown', 'T', sentence],
  ])
})

test('work that no handler here does may be done by a worker', async () => {
  const files = { 'w.bpmn': processAround('w', serviceTask('T', 'somewhere-else')) }
  expect((await deploy(database, engine, files)).map(({ key }) => key)).toEqual(['w'])
})

test('what a process calls may come with it, or have come before; what an expression names is looked up when it runs', async () => {
  const files = { 'c.bpmn': processAround('c', userTask('T', 'c-form')), 'c.form': form('c-form') }
  expect((await deploy(database, engine, files)).map(({ key }) => key)).toEqual(['c', 'c-form'])
  await deploy(database, engine, { 'd.bpmn': processAround('d', userTask('T', 'c-form')) })
  await deploy(database, engine, { 'e.bpmn': processAround('e', userTask('T', '=whatever')) })
})

test('two files with one id are refused', async () => {
  expect(await refused({ 'f.form': form('f'), 'g.form': form('f', 'x') })).toEqual([
    ['g.form', 'engine.key-twice', 'f', '“f.form” has the id “f” as well: give one of them another.'],
  ])
})

test('many servers that deploy the same at once make one version', async () => {
  const files = { 'h.bpmn': processAround('h', serviceTask('T', 'work')) }
  const answers = await Promise.all(Array.from({ length: 8 }, () => deploy(database, engine, files)))
  expect(answers.flat().filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(await versionsOf('h')).toEqual([1])
})

test('who goes by editions starts what was deployed before, on whichever server', async () => {
  const other = openDatabase(connection, openLog({ level: 'error' }), { connections: 1 })
  afterAll(() => other.destroy())
  const flow = (name: string) => ({ 'shared.bpmn': processAround('shared', userTask('T', undefined, name)) })
  const startedVersion = async () => {
    const { given } = await database.selectNoFrom(editions.as('given')).executeTakeFirstOrThrow()
    const [id = ''] = await withEditions({ database, editions: given }, () => start(database, engine, 'shared', [{}]))
    const started = database.selectFrom('process_instance').innerJoin('definition', 'definition.id', 'definition_id')
    return (await started.select('version').where('process_instance.id', '=', id).executeTakeFirstOrThrow()).version
  }
  await deploy(database, engine, flow('A'))
  expect([await startedVersion(), await startedVersion()]).toEqual([1, 1])
  await deploy(other, engineWith().engine, flow('B'))
  expect(await startedVersion()).toBe(2)
})
