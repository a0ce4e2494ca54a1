import { expect, test } from 'vitest'
import { conversationPlace } from '../../../test/conversation-place.ts'
import { NOON } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { listEntries } from './entries/entries.view.ts'
import { writeEntries } from './entries/write-entries.ts'
import { changeLinks } from './links/change-links.ts'
import { listDuplicates } from './links/duplicates.view.ts'
import { listLinks } from './links/links.view.ts'
import { mergeCase } from './links/merge-case.ts'
import { changeWatchers } from './watching/change-watchers.ts'
import { listWatchedCases, listWatchers } from './watching/watchers.view.ts'

const { program, database, engine, open } = await conversationPlace()
const caller = {
  via: 'session' as const,
  userId: 'x',
  name: '林晓',
  email: 'lin@example.com',
  role: 'staff' as const,
  twoFactor: false,
  permissions: [],
}

test('a case of a type that somebody does not see is not there for them, not even through another', async () => {
  const [secret, plain] = await open({}, {})
  if (secret === undefined || plain === undefined) throw new Error('expected two cases')
  const type = { key: 'return', version: 1, digest: 'd', document: '{}', deployed_at: '2026-03-01T00:00:00Z' }
  await database.insertInto('case_type').values(type).execute()
  await database.updateTable('service_case').set({ type_version: 1 }).where('id', '=', secret.id).execute()
  await program.changeWatchers({ params: { id: secret.id }, body: { add: [caller.email] } })
  const link = { kind: 'follows' as const, case: secret.id }
  valueOf(await program.changeLinks({ params: { id: plain.id }, body: { add: [link] } }))

  const sight = { hiddenTypes: ['return'], fields: new Map(), within: null }
  const id = secret.number
  const change = { sight, by: 'x', now: NOON, add: [], remove: [] }
  const by = { person: 'x', name: 'X' }
  const refusals = await inTransaction(database, async (tx) => [
    await listEntries(database, { case: id, notes: true, sight, limit: 9 }),
    ...(await writeEntries(
      tx,
      [{ key: 'h', case: id, kind: 'note', text: 'x', direction: 'to-customer', attachments: [] }],
      {
        engine,
        caller,
        sight,
        answers: null,
        now: NOON,
      },
    )),
    await listWatchers(database, id, sight),
    await changeWatchers(tx, { ...change, case: id }),
    await listLinks(database, id, sight),
    await changeLinks(tx, { ...change, of: plain.id, add: [link] }),
    await mergeCase(tx, engine, { case: plain.id, into: id, reason: null, sight, by, now: NOON }),
    await listDuplicates(database, id, sight),
  ])
  expect(refusals.map(codeOf)).toEqual(Array(8).fill('cases.not-found'))
  expect(valueOf(await listWatchedCases(database, caller, sight, { limit: 9 })).items).toEqual([])
  expect(
    valueOf(await listWatchedCases(database, caller, { ...sight, hiddenTypes: [] }, { limit: 9 })).items,
  ).toHaveLength(1)
  expect(valueOf(await listLinks(database, plain.id, sight)).items).toEqual([])
})
