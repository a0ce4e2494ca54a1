import { expect, test } from 'vitest'
import { chain, end, flow, gateway, receive, start, user } from '../../../../../packages/process/test/bpmn-xml.ts'
import { calendarFile, workdays } from '../../../../test/calendars.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { drawn } from '../../../../test/drawn.ts'
import { at, deploy } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { inTransaction } from '../../../platform/transaction.ts'

const { database, engine, program, server, put, type, open } = await casePlace()
// Monday 2026-03-02, 09:00 in Shanghai.
const MONDAY = at('2026-03-02T01:00:00Z')
await deploy(database, engine, calendarFile('desk', workdays('09:00', '17:00')), MONDAY)
server.clock.set(MONDAY)

const clocks = {
  calendar: 'desk',
  targets: { normal: { firstResponse: 60, solution: 480 }, urgent: { solution: 120 } },
  warnPercent: null,
}

const idOf = async (item: object) => (await open(item))[0]?.done?.id ?? ''
const shown = async (id: string) =>
  valueOf(await program.getCaseClocks({ params: { id } })).items.map(({ name, due, standing }) => [name, due, standing])

test('the clocks of a type run from the opening, by priority; another priority counts anew', async () => {
  await type('timed', { process: 'talk', clocks })
  const id = await idOf({ type: 'timed' })
  expect(await shown(id)).toEqual([
    ['firstResponse', at('2026-03-02T02:00:00Z'), 'running'],
    ['solution', at('2026-03-02T09:00:00Z'), 'running'],
  ])
  const change = (priority: 'urgent' | 'low') =>
    program.changeCases({ body: { items: [{ key: newKey(), case: id, priority }] } })
  valueOf(await change('urgent'))
  expect(await shown(id)).toEqual([['solution', at('2026-03-02T03:00:00Z'), 'running']])
  valueOf(await change('low'))
  expect(await shown(id)).toHaveLength(2)
})

test('a case whose flow is over at once was solved at once', async () => {
  await type('short', { process: 'brief', clocks })
  expect(await shown(await idOf({ type: 'short' }))).toEqual([
    ['firstResponse', at('2026-03-02T02:00:00Z'), 'stopped'],
    ['solution', at('2026-03-02T09:00:00Z'), 'stopped'],
  ])
})

test('a case of a type without clocks has none, and a calendar that is not there is told before the type is deployed', async () => {
  await type('timeless', { process: 'talk' })
  expect(await shown(await idOf({ type: 'timeless' }))).toEqual([])
  const wrong = {
    key: 'lost',
    name: { en: 'L', 'zh-CN': '丢' },
    process: 'talk',
    numbering: { prefix: 'L', digits: 4 },
  }
  const [outcome] = await put({ ...wrong, priority: { fixed: 'normal' }, clocks: { ...clocks, calendar: 'moon' } })
  expect(outcome?.refusal).toMatchObject({ code: 'cases.type-wrong', fields: [{ path: 'clocks.calendar' }] })
})

// Asks the customer and waits for the answer, twice at most: the element Await is reached by a message and left by another.
const asking = (id: string) =>
  drawn(
    id,
    start(),
    user('Work', {}),
    gateway('More', 'Enough'),
    receive('Await', 'answered', '=case.number'),
    end(),
    chain('Start', 'Work', 'More'),
    flow('More', 'Await', '=ask = true', 'Ask'),
    flow('More', 'End', undefined, 'Enough'),
    flow('Await', 'Work'),
  )

test('clocks stand still while the flow is at an element at which somebody else is awaited', async () => {
  await deploy(database, engine, asking('asks'), MONDAY)
  const hours = { calendar: 'desk', targets: { normal: { solution: 120 } }, warnPercent: null }
  await type('asked', { process: 'asks', clocks: { ...hours, awaiting: ['Await'] } })
  const id = await idOf({ type: 'asked' })
  const { number } = valueOf(await program.getCase({ params: { id } }))
  const work = async (ask: boolean) => {
    const [task] = valueOf(await program.getCase({ params: { id } })).tasks
    const by = { who: 'ann', groups: [], isAdministrator: true }
    await inTransaction(database, (tx) => engine.tasks.complete(tx, task?.id ?? '', { ask }, by, server.clock.now()))
  }
  const answer = async () => {
    const message = { name: 'answered', correlationKey: number, messageId: null, timeToLive: null, variables: {} }
    await inTransaction(database, (tx) => engine.publishMessages(tx, [message], server.clock.now()))
    await engine.correlateMessages(database, server.clock.now())
  }
  const solution = async () => (await shown(id)).map(([, due, standing]) => [due, standing])
  expect(await solution()).toEqual([[at('2026-03-02T03:00:00Z'), 'running']])
  server.clock.set(at('2026-03-02T01:30:00Z'))
  await work(true)
  expect((await solution())[0]?.[1]).toBe('paused')
  server.clock.set(at('2026-03-02T04:30:00Z'))
  await answer()
  expect(await solution()).toEqual([[at('2026-03-02T06:00:00Z'), 'running']])
  // Whoever pauses it by hand ends that pause by hand.
  const news = (type: 'paused' | 'resumed') =>
    program.tellClocks({ body: { items: [{ key: newKey(), case: id, type, at: '2026-03-02T04:30:00Z' }] } })
  valueOf(await news('paused'))
  await work(true)
  await answer()
  expect((await solution())[0]?.[1]).toBe('paused')
  valueOf(await news('resumed'))
  await work(false)
  expect((await solution())[0]?.[1]).toBe('stopped')
  server.clock.set(MONDAY)
})

test('an element that the flow has not is told before the type is deployed', async () => {
  const named = {
    key: 'astray',
    name: { en: 'A', 'zh-CN': '迷' },
    process: 'talk',
    numbering: { prefix: 'A', digits: 4 },
  }
  const [outcome] = await put({
    ...named,
    priority: { fixed: 'normal' },
    clocks: { ...clocks, awaiting: ['T', 'Await'] },
  })
  expect(outcome?.refusal).toMatchObject({ code: 'cases.type-wrong', fields: [{ path: 'clocks.awaiting[1]' }] })
})
