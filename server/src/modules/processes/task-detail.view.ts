import type { Answer, Json, routes } from '@aftersale/contract'
import { formNames, readForm } from '@aftersale/form'
import { accept, refuse } from '@aftersale/kernel'
import { type Actor, type Engine, narrower, type TaskDetail } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { personNames } from '../access/index.ts'
import { type CaseSight, rightsOnForm, schemaWithout, type Withholding, withholdingsOf } from '../cases/index.ts'
import { workItemOf } from './work.view.ts'

/** One task with its form, who is part of it by name, and what whoever asks may do. */
export async function readTaskDetail(
  database: Database,
  engine: Engine,
  id: string,
  { actor, sight }: { readonly actor: Actor; readonly sight: CaseSight },
): Answer<typeof routes.getTask> {
  const task = await engine.tasks.read(database, id, actor)
  if (task === null) return refuse({ code: 'tasks.not-found' })
  const { form, variables, draft, approval, sendBackTo, copies, closed, may, ...listed } = task
  const instance = { by: 'instance', ids: [task.instanceId] } as const
  const withheld = (await withholdingsOf(database, engine, sight, instance)).get(task.instanceId)
  const drafted = draft === null ? null : (draft.values as Record<string, Json>)
  return accept({
    ...workItemOf(listed),
    form: formOf({ form, variables }, withheld),
    draft: draft === null ? null : { ...draft, values: withheld?.json(drafted) ?? drafted ?? {} },
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

/** Of what the step sees only what the form names: it shows no more than it asks for. */
function formOf({ form, variables }: Pick<TaskDetail, 'form' | 'variables'>, withheld: Withholding | undefined) {
  if (form === null) return null
  const read = readForm(form.content)
  const names = read.ok ? [...formNames(read.value)] : []
  const shown = names.filter((name) => Object.hasOwn(variables, name) && form.rights[name] !== 'hidden')
  const data = Object.fromEntries(shown.map((name) => [name, variables[name] as Json]))
  const schema = JSON.parse(form.content) as Json
  if (withheld === undefined) return { schema, rights: form.rights, data }
  const rights = narrower(form.rights, rightsOnForm(form.content, withheld))
  return { schema: schemaWithout(schema, withheld), rights, data: withheld.json(data) }
}
