import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { inTransaction, Overtaken } from '../../platform/transaction.ts'
import { actorOf } from '../access/index.ts'
import { leavePerson, previewLeaving } from './leaving.ts'
import { handOverWork } from './many-tasks.ts'
import { known, type TaskRoutesOptions, whoIsUnknown } from './tasks.routes.ts'

/** Who stands in while somebody is away, and who takes over when somebody leaves. */
export const absenceRoutes = ({ database, engine }: TaskRoutesOptions): RouteHandler[] => [
  handle(routes.listAbsences, async ({ caller, now }) => {
    const rules = await engine.tasks.absences(database, await actorOf(database, caller), now)
    return accept({ items: rules.map(({ processKey, ...rule }) => ({ ...rule, processId: processKey })) })
  }),

  handle(routes.addAbsence, async ({ body, caller, now }) => {
    const { processId: processKey, startsAt, endsAt } = body
    const [person, deputy] = [known(body.person ?? caller.email), known(body.deputy)]
    const rule = { person, deputy, processKey, startsAt, endsAt }
    const added = await inTransaction(database, async (tx) => {
      const unknown = await whoIsUnknown(tx, [person, deputy])
      if (unknown !== null) return refuse(unknown)
      const made = await engine.tasks.addAbsence(tx, rule, await actorOf(tx, caller), now)
      // Adding waits for whoever is leaving just now.
      if (made.ok && (await whoIsUnknown(tx, [person, deputy])) !== null)
        throw new Overtaken('somebody left at the same time')
      return made
    })
    return added.ok ? accept({ ...added.value, processId: processKey }) : added
  }),

  handle(routes.endAbsence, async ({ params, caller, now }) => {
    const ended = await inTransaction(database, async (tx) =>
      engine.tasks.endAbsence(tx, params.id, await actorOf(tx, caller), now),
    )
    return ended.ok ? accept(undefined) : ended
  }),

  handle(routes.handOverWork, async (call) => {
    const to = known(call.body.to)
    const unknown = await whoIsUnknown(database, [to])
    if (unknown !== null) return refuse(unknown)
    if (to === known(call.body.from)) return refuse({ code: 'tasks.already-theirs', who: to })
    return handOverWork(database, engine, call)
  }),

  handle(routes.previewLeaving, (call) => previewLeaving(database, engine, call)),
  handle(routes.leavePerson, async (call) => {
    const { to, ...rest } = call.body
    const successor = to === null ? null : known(to)
    const unknown = successor === null ? null : await whoIsUnknown(database, [successor])
    if (unknown !== null) return refuse(unknown)
    return leavePerson(database, engine, { ...call, body: { ...rest, to: successor } })
  }),
]
