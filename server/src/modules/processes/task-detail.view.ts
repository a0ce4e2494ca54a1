import type { Answer, Json, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Actor, Engine, TaskDetail } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { personNames } from '../access/index.ts'
import { type CaseSight, shownForm, withholdingsOf } from '../cases/index.ts'
import { workItemOf } from './work.view.ts'

interface Asking {
  readonly actor: Actor
  readonly sight: CaseSight
  /** Of what the task's standing allows, what whoever asks has the permission for. */
  readonly may: (operation: TaskDetail['may'][number]) => boolean
}

/** One task with its form, who is part of it by name, and what whoever asks may do. */
export async function readTaskDetail(
  database: Database,
  engine: Engine,
  id: string,
  { actor, sight, may: mayBe }: Asking,
): Answer<typeof routes.getTask> {
  const task = await engine.tasks.read(database, id, actor)
  if (task === null) return refuse({ code: 'tasks.not-found' })
  const { form, variables, draft, approval, sendBackTo, copies, closed, may, ...listed } = task
  const instance = { by: 'instance', ids: [task.instanceId] } as const
  const withheld = (await withholdingsOf(database, engine, sight, instance)).get(task.instanceId)
  const drafted = draft === null ? null : (draft.values as Record<string, Json>)
  return accept({
    ...workItemOf(listed),
    form: form === null ? null : shownForm(form.content, { rights: form.rights, variables }, withheld),
    draft: draft === null ? null : { ...draft, values: withheld?.json(drafted) ?? drafted ?? {} },
    approval: approval === null ? null : { policy: approval.policy, approvers: [...approval.approvers] },
    sendBackTo: [...sendBackTo],
    copies: [...copies],
    closed,
    may: may.filter(mayBe),
    names: Object.fromEntries(await personNames(database, personsIn(task))),
  })
}

function personsIn({ assignee, owner, approval, copies, closed }: TaskDetail): string[] {
  const named = [assignee, owner, closed?.by ?? null, ...copies.map(({ person }) => person)]
  return [...named, ...(approval?.approvers ?? []).map(({ who }) => who)].filter((who) => who !== null)
}
