import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { endEvent, flows, processFile, serviceTask, startEvent, userTask } from '../../../../test/bpmn-text.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { actor, deploy as deployFiles, NOON, start } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import type { JobHandler } from '../../../engine/index.ts'
import { settableClock } from '../../../platform/clock.ts'
import { automationLoop } from '../automation-loop.ts'
import { automationRoutes } from '../automations.routes.ts'
import { Automations } from '../documents/automations.ts'

/** Work of a flow that changes the titles of cases, many in one statement. */
const retitle: JobHandler = async (tx, jobs) => {
  const ids = jobs.map(({ variables }) => String(variables['about']))
  await sql`update service_case set title = coalesce(title, '') || '.' where id = any(${ids}::uuid[])`.execute(tx)
  return jobs.map(() => ({ variables: {} }))
}

const { database, engine, program, type, open } = await casePlace(
  ({ database, engine }) => automationRoutes({ database, engine, allowPrivate: false }),
  { retitle },
)
const clock = settableClock(NOON)
const log = { error: () => undefined }
const loop = automationLoop({ database, engine, automations: new Automations(), clock, log })
const look = async () => {
  while ((await loop.round(true)) > 0);
}

const CALL = `<bpmn:callActivity id="C" name="C"><bpmn:extensionElements><zeebe:calledElement processId="echo" propagateAllChildVariables="false"/></bpmn:extensionElements></bpmn:callActivity>`
await deployFiles(database, engine, {
  'echo.bpmn': processFile(
    'echo',
    startEvent(),
    userTask('T'),
    serviceTask('S', 'retitle'),
    endEvent(),
    flows('Start', 'T', 'S', 'End'),
  ),
  'caller.bpmn': processFile('caller', startEvent(), userTask('T'), CALL, endEvent(), flows('Start', 'T', 'C', 'End')),
})
await type('matter')
await type('told')
await type('slow', { process: 'talk' })

async function put(key: string, more: object): Promise<void> {
  const document = { key, name: { en: key, 'zh-CN': key }, depth: 3, ...more } as never
  const [outcome] = valueOf(await program.putAutomations({ body: { items: [{ key: newKey(), document }] } })).items
  expect(outcome?.refusal ?? null).toBeNull()
}
const chainsOf = async (automation: string) =>
  valueOf(await program.listAutomationRuns({ query: { automation } }))
    .items.map(({ chain, status }) => `${chain.join(' ')}: ${status}`)
    .toReversed()
const opened = async (title: string, key = 'matter') => (await open({ type: key, title }))[0]?.done?.id ?? ''
/** Completes all open tasks in one transaction. */
async function answerAll(): Promise<number> {
  const tasks = await database.selectFrom('user_task').select('id').where('status', '=', 'open').execute()
  const many = tasks.map(({ id }) => ({ id, values: {} }))
  const results = await engine.tasks.completeMany(database, many, actor('ann'), () => NOON)
  expect(results.filter(({ ok }) => !ok)).toEqual([])
  return many.length
}

test('a flow that an automation started and that changes its record much later ends in the same bound as any circle', async () => {
  await put('again', {
    trigger: { kind: 'change', record: 'case', type: 'matter' },
    when: 'changed("title")',
    do: [{ action: 'start-flow', process: 'echo', variables: { about: 'case.id' } }],
  })
  const id = await opened('round')
  let rounds = 0
  await look()
  while ((await answerAll()) > 0) {
    rounds += 1
    if (rounds > 10) throw new Error('expected an end')
    await look()
  }
  expect(await chainsOf('again')).toEqual([': done', 'again: done', 'again again: done', 'again again again: refused'])
  expect(await database.selectFrom('service_case').select('title').where('id', '=', id).execute()).toEqual([
    { title: 'round...' },
  ])
})

test('of flows that are moved in one transaction each carries what led to it, and calls carry it on', async () => {
  await put('again', {
    trigger: { kind: 'schedule', record: 'case', every: '0 0 0 1 1 *' },
    enabled: false,
    do: [{ action: 'publish', message: 'm' }],
  })
  await put('heard', {
    trigger: { kind: 'change', record: 'case', type: 'told' },
    when: 'changed("title") and before != null',
    do: [{ action: 'publish', message: 'm' }],
  })
  await put('lead', {
    trigger: { kind: 'change', record: 'case', type: 'told' },
    when: 'before = null and case.title = "led"',
    do: [{ action: 'start-flow', process: 'caller', variables: { about: 'case.id' } }],
  })
  const led = await opened('led', 'told')
  await look()
  const free = await opened('free', 'told')
  await start(database, engine, 'echo', [{ about: free }])
  // The task of the caller and that of the other flow; then that of the called flow.
  expect(await answerAll()).toBe(2)
  expect(await answerAll()).toBe(1)
  await look()
  const runs = valueOf(await program.listAutomationRuns({ query: { automation: 'heard' } })).items
  expect(new Map(runs.map(({ recordId, chain }) => [recordId, chain]))).toEqual(
    new Map([
      [led, ['lead']],
      [free, []],
    ]),
  )
})

test('a case that an automation opened carries what led to it into how its record stands later', async () => {
  await put('closed', {
    trigger: { kind: 'change', record: 'case', type: 'slow' },
    when: 'case.state = "closed"',
    do: [{ action: 'publish', message: 'm' }],
  })
  await put('opens', {
    trigger: { kind: 'change', record: 'case', type: 'matter' },
    when: 'before = null and case.title = "opens"',
    do: [{ action: 'open-case', type: 'slow' }],
  })
  await opened('opens')
  await opened('by a person', 'slow')
  await look()
  expect(await answerAll()).toBe(2)
  await look()
  expect((await chainsOf('closed')).toSorted()).toEqual([': done', 'opens: done'])
})
