import type { Answer, Call, routes } from '@aftersale/contract'
import { accept, isId, isoOf, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { closeAccount, findPerson, mayLeave } from '../access/index.ts'
import { handOverWork } from './many-tasks.ts'
import { stillCountingOn } from './still-counting-on.ts'

/** What somebody would leave behind. */
export async function previewLeaving(
  database: Database,
  engine: Engine,
  { params: { id }, caller, now }: Call<typeof routes.previewLeaving>,
): Answer<typeof routes.previewLeaving> {
  const person = isId(id) ? await findPerson(database, id) : undefined
  if (person === undefined) return refuse({ code: 'access.person-not-found' })
  const { email } = person
  const { rows } = await sql<{
    tasks: number
    offered: number
    delegated: number
    watched: number
    groups: string[]
    roles: { role: string; unit: string }[]
    keys: { id: string; name: string }[]
    sessions: number
  }>`
    select
      (select count(*)::integer from user_task where status = 'open' and assignee = ${email}) as tasks,
      (select count(*)::integer from user_task where status = 'open' and candidate_users @> ${[email]}::text[]) as offered,
      (select count(*)::integer from user_task where status = 'open' and owner = ${email}) as delegated,
      (select count(*)::integer from case_watcher join service_case on service_case.id = case_id
        where person = ${email} and service_case.status <> 'closed') as watched,
      array(select group_key from person_group where user_id = ${id} order by 1) as groups,
      coalesce((select jsonb_agg(jsonb_build_object('role', role, 'unit', unit) order by role, unit)
        from person_role where user_id = ${id}), '[]') as roles,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', coalesce(name, '')) order by created_at, id)
        from access_api_key where user_id = ${id}), '[]') as keys,
      (select count(*)::integer from access_session where user_id = ${id} and expires_at > now_is.at) as sessions
    from (select ${isoOf(now)}::timestamptz as at) as now_is`.execute(database)
  const [counted] = rows
  if (counted === undefined) throw new Error('expected a row of counts, got none')
  return accept({ ...counted, deputyFor: await stillCountingOn(database, engine, email, { caller, now }) })
}

/** Hands all work over, then closes the account. What cannot be handed over keeps the account open: asked again, it goes on. */
export async function leavePerson(
  database: Database,
  engine: Engine,
  call: Call<typeof routes.leavePerson>,
): Answer<typeof routes.leavePerson> {
  const { params, body, caller, now } = call
  const person = await mayLeave(database, params.id, caller)
  if (!person.ok) return person
  const { email } = person.value
  if (body.to === email) return refuse({ code: 'tasks.already-theirs', who: email })
  let handed = { moved: 0, watched: 0 }
  if (body.to !== null) {
    const asked = { from: email, to: body.to, comment: body.comment, groups: body.groups, roles: body.roles }
    const done = await handOverWork(database, engine, { body: asked, caller, now, requestHeaders: call.requestHeaders })
    if (!done.ok) return done
    handed = done.value
  }
  return await inTransaction(database, async (tx): Answer<typeof routes.leavePerson> => {
    const { rows } = await sql<{ tasks: number }>`
      select count(*)::integer as tasks from user_task where status = 'open'
        and (assignee = ${email} or owner = ${email} or candidate_users @> ${[email]}::text[])`.execute(tx)
    const tasks = rows[0]?.tasks ?? 0
    if (tasks > 0) return refuse({ code: 'access.work-remains', tasks })
    const closed = await closeAccount(tx, params.id, caller, now)
    if (!closed.ok) return closed
    const { moved, watched } = handed
    const deputyFor = await engine.tasks.endAbsencesWith(tx, email, now)
    return accept({ moved, watched, deputyFor, keys: closed.value })
  })
}
