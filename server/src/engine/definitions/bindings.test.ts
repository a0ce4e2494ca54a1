import { expect, test } from 'vitest'
import {
  call,
  chain,
  end,
  formOf,
  node,
  start as startEvent,
  user,
  versionTag,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { tableOf } from '../../../test/dmn-text.ts'
import { drawn } from '../../../test/drawn.ts'
import { at, deploy, engineWith, instanceOf, start, tasksOf } from '../../../test/engine.ts'
import { inTransaction } from '../../platform/transaction.ts'

const { database } = await testDatabase()
const { engine } = engineWith()
const LATER = at('2026-03-02T12:00:00Z')

const judging = (id: string, binding: Readonly<Record<string, string>>) =>
  drawn(
    id,
    startEvent(),
    node(
      'businessRuleTask',
      'Judge',
      `<zeebe:calledDecision decisionId="judge-id" resultVariable="verdict" ${Object.entries(binding)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ')}/>`,
    ),
    end(),
    chain('Start', 'Judge', 'End'),
  )
const table = (verdict: string) => ({ 'judge.dmn': tableOf('FIRST', [['-', `"${verdict}"`]]) })
const verdictOf = async (process: string) => {
  const [id = ''] = await start(database, engine, process, [{ n: 1 }])
  return ((await instanceOf(database, id)).variables as { verdict?: string }).verdict
}
const versions = (deployed: readonly { key: string; version: number; isNew: boolean }[]) =>
  deployed.map(({ key, version, isNew }) => `${key} v${version}${isNew ? ' new' : ''}`)

test('what binds to its deployment keeps the version that came with it; the rest takes the latest', async () => {
  await deploy(database, engine, { ...judging('bound', { bindingType: 'deployment' }), ...table('first') })
  await deploy(database, engine, judging('free', { bindingType: 'latest' }))
  await deploy(database, engine, table('second'), LATER)
  expect([await verdictOf('bound'), await verdictOf('free')]).toEqual(['first', 'second'])
})

test('a process that binds to its deployment is a new version where what it calls is one', async () => {
  const process = judging('bundle', { bindingType: 'deployment' })
  expect(versions(await deploy(database, engine, { ...process, ...table('third') }))).toEqual([
    'bundle v1 new',
    'judge-id v3 new',
  ])
  expect(versions(await deploy(database, engine, { ...process, ...table('third') }))).toEqual([
    'bundle v1',
    'judge-id v3',
  ])
  expect(versions(await deploy(database, engine, { ...process, ...table('fourth') }))).toEqual([
    'bundle v2 new',
    'judge-id v4 new',
  ])
  expect(await verdictOf('bundle')).toBe('fourth')
  // A table that was deployed by itself meanwhile is the newest: the process that comes with it again is bound to it.
  await deploy(database, engine, table('fifth'))
  expect(versions(await deploy(database, engine, { ...process, ...table('fifth') }))).toEqual([
    'bundle v3 new',
    'judge-id v5',
  ])
  expect(await verdictOf('bundle')).toBe('fifth')
})

test('what binds to its deployment must come with it', async () => {
  const files = Object.entries(judging('alone', { bindingType: 'deployment' }))
  const resources = files.map(([name, content]) => ({ name, content }))
  const answer = await inTransaction(database, (tx) => engine.deploy(tx, resources, LATER))
  expect(answer).toMatchObject({
    ok: false,
    refusal: { problems: [{ code: 'engine.call-unknown', element: 'Judge' }] },
  })
})

test('a version tag names the newest version that has it', async () => {
  const called = (tag: string, task: string) =>
    drawn('called', versionTag(tag), startEvent(), user(task), end(), chain('Start', task, 'End'))
  await deploy(database, engine, called('spring', 'Spring'))
  await deploy(database, engine, called('autumn', 'Autumn'))
  await deploy(database, engine, called('spring', 'Spring2'))
  await deploy(database, engine, called('winter', 'Winter'))
  const caller = (id: string, tag: string) =>
    drawn(
      id,
      startEvent(),
      call('Call', 'called', { bindingType: 'versionTag', versionTag: tag }),
      end(),
      chain('Start', 'Call', 'End'),
    )
  await deploy(database, engine, caller('by-tag', 'spring'))
  const [id = ''] = await start(database, engine, 'by-tag', [{}])
  const child = await database
    .selectFrom('process_instance')
    .select('id')
    .where('parent_id', '=', id)
    .executeTakeFirstOrThrow()
  expect((await tasksOf(database, child.id)).map(({ element }) => element)).toEqual(['Spring2'])
  await expect(deploy(database, engine, caller('no-tag', 'summer'))).rejects.toThrow(/version tag “summer”/)
})

test('a decision is the newest version with the tag that is called', async () => {
  const tagged = (verdict: string, tag: string) => {
    const extension = `<extensionElements><zeebe:versionTag xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" value="${tag}"/></extensionElements>`
    const content = tableOf('FIRST', [['-', `"${verdict}"`]])
    return { 'judge.dmn': content.replace('<decision id="judge-id" name="judge">', (open) => open + extension) }
  }
  await deploy(database, engine, tagged('strict', '2026'))
  await deploy(database, engine, judging('by-tag-2026', { bindingType: 'versionTag', versionTag: '2026' }))
  await deploy(database, engine, tagged('mild', '2027'))
  await deploy(database, engine, table('untagged'))
  expect(await verdictOf('by-tag-2026')).toBe('strict')
})

test('a form is the version that the task binds to', async () => {
  const form = (more: string, tag?: string) => ({
    'f.form': JSON.stringify({ type: 'default', id: 'f', schemaVersion: 18, components: [], more, versionTag: tag }),
  })
  const asking = (id: string, binding: Readonly<Record<string, string>>) =>
    drawn(id, startEvent(), user('Ask', {}, formOf({ formId: 'f', ...binding })), end(), chain('Start', 'Ask', 'End'))
  await deploy(database, engine, { ...form('one', 'tagged'), ...asking('with', { bindingType: 'deployment' }) })
  await deploy(database, engine, asking('tagged', { bindingType: 'versionTag', versionTag: 'tagged' }))
  await deploy(database, engine, form('two'))
  await deploy(database, engine, asking('newest', { bindingType: 'latest' }))
  const seen: unknown[] = []
  for (const process of ['with', 'tagged', 'newest']) {
    const [id = ''] = await start(database, engine, process, [{}])
    const [task] = await tasksOf(database, id)
    const row = await database
      .selectFrom('definition')
      .select('version')
      .where('id', '=', task?.form_id ?? '')
      .executeTakeFirst()
    seen.push(row?.version)
  }
  expect(seen).toEqual([1, 1, 2])
})
