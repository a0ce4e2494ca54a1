import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { isoOf } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { catching, chain, end, start as startEvent, timer } from '../../../../packages/process/test/bpmn-xml.ts'
import { calendarFile, workdays } from '../../../test/calendars.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { at, deploy, engineWith, start } from '../../../test/engine.ts'
import { recountOutdated } from './recount.ts'

const PROGRAM = fileURLToPath(new URL('../../../test/processes/recount.ts', import.meta.url))
const MONDAY = at('2026-03-02T01:00:00Z')
const { database, connection } = await testDatabase()
const { engine } = engineWith()

const dueTimes = async () => {
  const rows = await database.selectFrom('timer').select('due_at').execute()
  return Object.groupBy(rows, ({ due_at }) => isoOf(due_at).slice(5, 16))
}

test('a server that is killed while it counts anew leaves the rest to the next: each is counted once', {
  timeout: 60_000,
}, async () => {
  const wait = catching('Wait', timer('duration', 'PT10H', { calendar: 'desk' }))
  const flow = drawn('waits', startEvent(), wait, end(), chain('Start', 'Wait', 'End'))
  await deploy(database, engine, { ...calendarFile('desk', workdays('09:00', '17:00')), ...flow })
  await start(
    database,
    engine,
    'waits',
    Array.from({ length: 23 }, () => ({})),
    MONDAY,
  )
  await deploy(database, engine, calendarFile('desk', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] }))

  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(connection)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line === 'stuck') break
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(said).toEqual(['counted', 'counted', 'stuck'])

  // Two batches stand; of the third nothing does.
  const midway = await dueTimes()
  expect([midway['03-04T03:00']?.length, midway['03-03T03:00']?.length]).toEqual([10, 13])
  // The database notices after a while that the killed server's session is gone, and lets its rows go.
  const next = async () => {
    await recountOutdated(engine.setup, database, MONDAY, 5)
    return (await dueTimes())['03-04T03:00']?.length
  }
  await expect.poll(next, { timeout: 20_000 }).toBe(23)
  const events = await database
    .selectFrom('process_event')
    .select('instance_id')
    .where('kind', '=', 'recounted')
    .execute()
  expect([events.length, new Set(events.map(({ instance_id }) => instance_id)).size]).toEqual([23, 23])
})
