import { expect, test } from 'vitest'
import { calendarFile, workdays } from '../../../../test/calendars.ts'
import { conversationPlace } from '../../../../test/conversation-place.ts'
import { at, deploy } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { startClocks } from '../../clocks/index.ts'

const { database, engine, program, server, open } = await conversationPlace()
// Monday 2026-03-02, 09:00 in Shanghai.
const MONDAY = at('2026-03-02T01:00:00Z')
await deploy(database, engine, calendarFile('desk', workdays('09:00', '17:00')), MONDAY)

test('what staff say to the customer answers a case; notes, words to partners and what the customer says do not', async () => {
  const [one] = await open({})
  const id = one?.id ?? ''
  const agreed = { caseId: id, calendar: 'desk', targets: { firstResponse: 60 }, warnPercent: null, awaiting: [] }
  await inTransaction(database, (tx) => startClocks(tx, { engine }, [{ ...agreed, at: MONDAY, by: 'x' }], MONDAY))
  const standing = async () =>
    (await database.selectFrom('service_clock').select('standing').where('case_id', '=', id).execute())[0]?.standing
  server.clock.set(at('2026-03-02T01:10:00Z'))
  const write = async (key: string, more: object) =>
    valueOf(await program.writeEntry({ params: { id }, body: { key, text: '您好', ...more } as never }))
  await write('a', { kind: 'note' })
  await write('p', { kind: 'partner' })
  await write('b', { kind: 'public', direction: 'from-customer' })
  expect(await standing()).toBe('running')
  await write('c', { kind: 'public', direction: 'to-customer' })
  expect(await standing()).toBe('stopped')
})
