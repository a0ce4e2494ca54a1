import type { Answer, BodyOf, routes } from '@aftersale/contract'
import { type Instant, isoOf, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { type CaseSight, casesNamed } from '../../cases/index.ts'
import { deleteLinks, insertLinks } from './link.store.ts'
import { listLinks } from './links.view.ts'

type Asked = BodyOf<typeof routes.changeLinks>
type Change = Asked & {
  readonly of: string
  readonly sight: CaseSight
  readonly by: string
  readonly now: Instant
}

/** Links a case to others, and takes links away; what is in both lists is linked. Answers all its links then. */
export async function changeLinks(tx: Transaction, change: Change): Answer<typeof routes.changeLinks> {
  const { add, remove, sight, by, now } = change
  const named = [...add, ...remove].map((link) => link.case)
  const cases = await casesNamed(tx, [change.of, ...named], sight)
  const found = cases.get(change.of)
  if (found === undefined || named.some((name) => !cases.has(name))) return refuse({ code: 'cases.not-found' })
  const rows = (links: Asked['add']) =>
    links.map((link) => {
      const [caseId, otherId] = [found.id, cases.get(link.case)?.id ?? '']
      const isTurned = link.kind === 'relates' && otherId < caseId
      return { case_id: isTurned ? otherId : caseId, other_id: isTurned ? caseId : otherId, kind: link.kind }
    })
  if (rows(add).some(({ case_id, other_id }) => case_id === other_id)) {
    return refuse({ code: 'conversations.link-to-itself' })
  }
  await deleteLinks(tx, rows(remove))
  await insertLinks(
    tx,
    rows(add).map((row) => ({ ...row, linked_at: isoOf(now), linked_by: by })),
  )
  return listLinks(tx, found.id, sight)
}
