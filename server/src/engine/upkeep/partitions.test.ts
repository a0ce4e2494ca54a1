import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { processAround, userTask } from '../../../test/bpmn-text.ts'
import { testDatabase } from '../../../test/database.ts'
import { at, deploy, engineWith, historyOf, start } from '../../../test/engine.ts'
import { makePartitions } from './partitions.ts'

const { database } = await testDatabase()
const { engine } = engineWith()

const partsOf = async () =>
  (
    await sql<{ part: string; rows: number }>`
      select tableoid::regclass::text as part, count(*)::integer as rows from process_event group by 1 order by 1
    `.execute(database)
  ).rows.map(({ part, rows }) => `${part} ${rows}`)

test('months have a table of their own from the next on; a month whose rows lie in the default one stays there', async () => {
  await deploy(database, engine, { 'u.bpmn': processAround('u', userTask('T')) })
  const [first = ''] = await start(database, engine, 'u', [{}], at('2026-11-30T23:00:00Z'))
  await Promise.all(Array.from({ length: 4 }, () => makePartitions(database, at('2026-11-30T23:00:00Z'))))
  const [second = ''] = await start(database, engine, 'u', [{}], at('2026-12-31T23:59:59.999Z'))
  const [third = ''] = await start(database, engine, 'u', [{}], at('2027-01-01T00:00:00Z'))
  const [distant = ''] = await start(database, engine, 'u', [{}], at('2027-06-01T00:00:00Z'))
  expect(await partsOf()).toEqual(['process_event_2026_12 2', 'process_event_2027_01 2', 'process_event_default 4'])
  for (const id of [first, second, third, distant]) {
    expect(await historyOf(database, id)).toBe('passed Start, entered T')
    expect((await engine.history(database, id))?.entries).toHaveLength(2)
  }
  await makePartitions(database, at('2027-01-15T00:00:00Z'))
  const [again = ''] = await start(database, engine, 'u', [{}], at('2027-03-01T00:00:00Z'))
  expect(await historyOf(database, again)).toBe('passed Start, entered T')
  expect((await partsOf()).at(-2)).toBe('process_event_2027_03 2')
})

test('whoever reads one instance looks at the months since it began alone', async () => {
  const [id = ''] = await start(database, engine, 'u', [{}], at('2027-01-20T00:00:00Z'))
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select * from process_event where instance_id = ${id} and at >= '2027-01-20T00:00:00Z'`.execute(database)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('process_event_2027_01')
  expect(plan).not.toContain('process_event_2026_12')
})
