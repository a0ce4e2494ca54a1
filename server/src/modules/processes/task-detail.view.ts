import type { Answer, Json, routes } from '@aftersale/contract'
import { readForm } from '@aftersale/form'
import { accept, refuse } from '@aftersale/kernel'
import type { Actor, Engine, TaskDetail } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { personNames } from '../access/index.ts'
import { workItemOf } from './work.view.ts'

/** One task with its form, who is part of it by name, and what whoever asks may do. */
export async function readTaskDetail(
  database: Database,
  engine: Engine,
  id: string,
  actor: Actor,
): Answer<typeof routes.getTask> {
  const task = await engine.tasks.read(database, id, actor)
  if (task === null) return refuse({ code: 'tasks.not-found' })
  const { form, variables, draft, approval, sendBackTo, copies, closed, may, ...listed } = task
  return accept({
    ...workItemOf(listed),
    form: formOf({ form, variables }),
    draft: draft === null ? null : { ...draft, values: draft.values as Record<string, Json> },
    approval: approval === null ? null : { policy: approval.policy, approvers: [...approval.approvers] },
    sendBackTo: [...sendBackTo],
    copies: [...copies],
    closed,
    may: [...may],
    names: Object.fromEntries(await personNames(database, personsIn(task))),
  })
}

function personsIn({ assignee, owner, approval, copies, closed }: TaskDetail): string[] {
  const named = [assignee, owner, closed?.by ?? null, ...copies.map(({ person }) => person)]
  return [...named, ...(approval?.approvers ?? []).map(({ who }) => who)].filter((who) => who !== null)
}

/** Of what the step sees only what the form's fields and conditions name: a form shows no more than it asks for. */
function formOf({ form, variables }: Pick<TaskDetail, 'form' | 'variables'>) {
  if (form === null) return null
  const read = readForm(form.content)
  const fields = read.ok ? read.value.fields : []
  const names = fields.flatMap(({ path, hiddenWhen }) => [path[0] ?? '', ...hiddenWhen.flatMap((one) => one.names)])
  const shown = [...new Set(names)].filter((name) => Object.hasOwn(variables, name) && form.rights[name] !== 'hidden')
  const data = Object.fromEntries(shown.map((name) => [name, variables[name] as Json]))
  return { schema: JSON.parse(form.content) as Json, rights: form.rights, data }
}
