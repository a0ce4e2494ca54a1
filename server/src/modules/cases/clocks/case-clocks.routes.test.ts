import { expect, test } from 'vitest'
import { wordsOf } from '../../../../test/api-program.ts'
import { calendarFile, workdays } from '../../../../test/calendars.ts'
import { casePlace } from '../../../../test/case-place.ts'
import { at, deploy } from '../../../../test/engine.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { plainCase } from '../../../../test/plain-case.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { startClocks } from '../../clocks/index.ts'
import { clocksOf, listClocks } from './case-clocks.view.ts'
import { tellCaseClocks } from './tell-case-clocks.ts'

// Monday 2026-03-02, 09:00 in Shanghai.
const MONDAY = at('2026-03-02T01:00:00Z')
const { program, database, server, engine } = await casePlace()
await deploy(database, engine, calendarFile('desk', workdays('09:00', '17:00')), MONDAY)
server.clock.set(MONDAY)

async function clocked(solution: number): Promise<string> {
  const caseId = await plainCase(database, MONDAY)
  const one = {
    caseId,
    calendar: 'desk',
    targets: { solution },
    warnPercent: null,
    awaiting: [],
    at: MONDAY,
    by: 'test',
  }
  await inTransaction(database, (tx) => startClocks(tx, { engine }, [one], MONDAY))
  return caseId
}
const of = async (id: string) =>
  valueOf(await program.getCaseClocks({ params: { id } })).items.map(({ due, standing }) => [due, standing])

test('who is told of pauses counts them once under a key, and shows where the clocks stand', async () => {
  const [one, two] = [await clocked(60), await clocked(120)]
  server.clock.set(at('2026-03-02T01:30:00Z'))
  const items = [
    { key: 'a', case: one, type: 'paused' as const },
    { key: 'b', case: two, type: 'replied' as const, at: '2026-03-01T00:00:00Z' },
    { key: 'c', case: newId(MONDAY), type: 'solved' as const },
    { key: 'e', case: (await plainCase(database, MONDAY)).toUpperCase(), type: 'solved' as const },
  ]
  const tell = async () => wordsOf(valueOf(await program.tellClocks({ body: { items } })).items)
  expect(await tell()).toEqual(['done', 'clocks.before-creation', 'cases.not-found', 'clocks.none-kept'])
  expect(await tell()).toEqual(['repeated', 'clocks.before-creation', 'cases.not-found', 'clocks.none-kept'])
  expect(await of(one)).toEqual([[at('2026-03-02T02:00:00Z'), 'paused']])
  server.clock.set(at('2026-03-02T01:45:00Z'))
  const resumed = [{ key: 'd', case: one, type: 'resumed' as const }]
  expect(wordsOf(valueOf(await program.tellClocks({ body: { items: resumed } })).items)).toEqual(['done'])
  expect(await of(one)).toEqual([[at('2026-03-02T02:15:00Z'), 'running']])
})

test('clocks that run are listed by when they are due, page by page, each once', async () => {
  server.clock.set(MONDAY)
  const ids = [await clocked(30), await clocked(30), await clocked(45), await clocked(15)]
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const query = { dueBefore: '2026-03-02T01:50:00Z', limit: 1, ...(cursor === undefined ? {} : { cursor }) }
    const page = valueOf(await program.listClocks({ query }))
    seen.push(...page.items.map(({ caseId }) => caseId))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual([ids[3], ids[0], ids[1], ids[2]])
  expect(valueOf(await program.listClocks({ query: { late: 'true' } })).items).toEqual([])
  for (const wrong of ['x', btoa('[1e15,"x","y"]'), btoa(`[9000000000000000,"${ids[0]}","solution"]`)]) {
    expect(codeOf(await program.listClocks({ query: { cursor: wrong } }))).toBe('paging.cursor-wrong')
  }
})

test('whoever does not see cases of a type sees none of their clocks, and tells them nothing', async () => {
  server.clock.set(MONDAY)
  const id = await clocked(20)
  const caller = {
    via: 'session' as const,
    userId: 'x',
    name: 'X',
    email: 'x@example.com',
    role: 'staff' as const,
    twoFactor: false,
    permissions: [],
  }
  const by = { caller, sight: { hiddenTypes: ['plain'], fields: new Map(), within: null }, now: MONDAY }
  expect(codeOf(await clocksOf(database, id, by.sight))).toBe('cases.not-found')
  expect(valueOf(await listClocks(database, { limit: 9 }, by.sight)).items).toEqual([])
  expect(valueOf(await listClocks(database, { limit: 200 })).items.map(({ caseId }) => caseId)).toContain(id)
  const item = { key: 'hidden', case: id, type: 'paused' as const }
  const told = await inTransaction(database, (tx) => tellCaseClocks(tx, engine, [item], by))
  expect(told.map(codeOf)).toEqual(['cases.not-found'])
  expect(await of(id)).toEqual([[at('2026-03-02T01:20:00Z'), 'running']])
})
