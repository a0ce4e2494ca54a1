import { expect, test } from 'vitest'
import { calendarFile, workdays } from '../../../../test/calendars.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { at, deploy } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'

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
