import { accept, type Instant, isId, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import type { At } from '../instances/work.ts'
import { type Absence, type AbsenceRefusal, checkAbsence, deputyOf } from './absence.ts'
import {
  type AbsenceRow,
  absencesOf,
  endAbsenceRows,
  insertAbsence,
  lockAbsences,
  readAbsence,
  readAbsences,
} from './absences.store.ts'
import type { Actor } from './actor.ts'

type NotYourAbsence = { readonly code: 'tasks.absence-of-other'; readonly person: string }

/** Says who does a person's new tasks while they are away (委托). One's own, or anybody's by an administrator. */
export async function addAbsence(
  { setup, tx, now }: At,
  rule: Absence,
  actor: Actor,
): Promise<Result<AbsenceRow, AbsenceRefusal | NotYourAbsence>> {
  if (!isOwn(rule, actor)) return refuse({ code: 'tasks.absence-of-other', person: rule.person })
  await lockAbsences(tx)
  const checked = checkAbsence(rule, await readAbsences(tx, now), now)
  if (!checked.ok) return checked
  const row = { ...rule, id: setup.newId(now), madeBy: actor.who }
  await insertAbsence(tx, row, now)
  return accept(row)
}

/** The person is back: tasks that come from now on are their own again. */
export async function endAbsence(
  { tx, now }: At,
  id: string,
  actor: Actor,
): Promise<Result<null, { readonly code: 'tasks.absence-not-found' } | NotYourAbsence>> {
  const rule = isId(id) ? await readAbsence(tx, id) : undefined
  if (rule === undefined) return refuse({ code: 'tasks.absence-not-found' })
  if (!isOwn(rule, actor)) return refuse({ code: 'tasks.absence-of-other', person: rule.person })
  await endAbsenceRows(tx, [id], now)
  return accept(null)
}

/** Nobody's tasks go to this deputy any more, who leaves: answers whose did or would have. No rule is added meanwhile. */
export async function endAbsencesWith({ tx, now }: At, deputy: string): Promise<string[]> {
  await lockAbsences(tx)
  const rules = (await readAbsences(tx, now)).filter((rule) => rule.deputy === deputy)
  await endAbsenceRows(
    tx,
    rules.map(({ id }) => id),
    now,
  )
  return [...new Set(rules.map(({ person }) => person))]
}

/** Rules that are not over: an administrator sees all, others those that they are part of. */
export async function listAbsences(database: Database, actor: Actor, now: Instant): Promise<AbsenceRow[]> {
  const rules = await readAbsences(database, now)
  return rules.filter((rule) => isOwn(rule, actor) || rule.deputy === actor.who)
}

const isOwn = ({ person }: Absence, actor: Actor) => actor.isAdministrator || person === actor.who

/** Who has a new task of a person at this moment. */
export async function deputyNow({ tx, now }: At, person: string, processKey: string): Promise<string> {
  return deputyOf(person, processKey, await absencesOf(tx, [person], now))
}
