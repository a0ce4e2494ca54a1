import { type AutomationAction, casePriority, type KnownRefusal } from '@aftersale/contract'
import type { FeelContext } from '@aftersale/feel'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Actor, Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { changeCases, openCases, SEES_ALL } from '../../cases/index.ts'
import { sayByTemplates, watchCases } from '../../conversations/index.ts'
import type { Row } from '../records/record-context.ts'
import { enqueueDeliveries } from '../webhooks/delivery.store.ts'
import { groupOf, type PlannedAction } from './plan-action.ts'

/** An action that one run asks for. */
export interface Asked {
  readonly runId: string
  /** The same asked again is the same: `<run>/<position>`. */
  readonly effectKey: string
  readonly position: number
  readonly planned: PlannedAction
  readonly caseId: string | null
  readonly variables: FeelContext
  readonly row: Row
  /** What a webhook is told beside its body. */
  readonly told: Readonly<Record<string, unknown>>
}

interface Doing {
  readonly tx: Transaction
  readonly engine: Engine
  readonly automation: string
  readonly now: Instant
}

export type Made = Result<Readonly<Record<string, unknown>>, KnownRefusal>
type Executor = (doing: Doing, asked: readonly Asked[]) => Promise<Made[]>

/** Whoever does what automations do: it may do everything, as whoever wrote the automation might. */
const actorOf = (automation: string): Actor => ({ who: `automation:${automation}`, groups: [], isAdministrator: true })

const NO_CASE = { code: 'automations.no-case' } as const

/** Does it to those that belong to a case; the others are refused. */
async function toCases<T>(
  asked: readonly Asked[],
  run: (those: readonly (Asked & { readonly caseId: string })[]) => Promise<Result<T, KnownRefusal>[]>,
  made: (answer: T) => Readonly<Record<string, unknown>>,
): Promise<Made[]> {
  const those = asked.filter((one): one is Asked & { caseId: string } => one.caseId !== null)
  const results = those.length === 0 ? [] : await run(those)
  const byKey = new Map(those.map(({ effectKey }, at) => [effectKey, results[at]]))
  return asked.map(({ effectKey }) => {
    const result = byKey.get(effectKey)
    if (result === undefined) return refuse(NO_CASE)
    return result.ok ? accept(made(result.value)) : result
  })
}

const changeCase: Executor = ({ tx, engine, automation, now }, asked) => {
  const wrong = new Set(
    asked.filter(({ planned: { values } }) => {
      const { priority, title } = values
      return !(priority === undefined || casePriority.safeParse(priority).success) || !isTitle(title)
    }),
  )
  const usable = asked.filter((one) => !wrong.has(one))
  const change = toCases(
    usable,
    (those) =>
      changeCases(
        tx,
        engine,
        those.map(({ effectKey, caseId, planned }) => ({
          key: effectKey,
          case: caseId,
          ...(planned.values['priority'] !== undefined && {
            priority: casePriority.parse(planned.values['priority']),
          }),
          ...(planned.values['title'] !== undefined && { title: planned.values['title'] as string | null }),
          ...(planned.action === 'change-case' &&
            planned.fields !== undefined && { fields: groupOf(planned, 'fields') }),
        })),
        { actor: actorOf(automation), sight: SEES_ALL, now },
      ),
    ({ answer }) => ({ case: answer.id, changed: answer.changed }),
  )
  return change.then((results) => {
    const byKey = new Map(usable.map(({ effectKey }, at) => [effectKey, results[at]]))
    return asked.map(
      ({ effectKey }) => byKey.get(effectKey) ?? refuse({ code: 'automations.value-unusable', field: 'priority' }),
    )
  })
}

const isTitle = (title: unknown) =>
  title === undefined || title === null || (typeof title === 'string' && title.trim() !== '' && title.length <= 200)

const say: Executor = ({ tx, engine, now }, asked) =>
  toCases(
    asked,
    (those) =>
      sayByTemplates(
        tx,
        those.map(({ caseId, effectKey, planned, variables }) => ({
          caseId,
          kind: planned.action === 'note' ? 'note' : 'automatic',
          template: 'template' in planned ? planned.template : '',
          variables,
          effectKey,
        })),
        { now, zone: engine.setup.zone },
      ),
    ({ entry }) => ({ entry }),
  )

const watch: Executor = ({ tx, automation, now }, asked) =>
  toCases(
    asked,
    (those) =>
      watchCases(
        tx,
        those.map(({ caseId, planned }) => {
          const { persons, groups } = planned.action === 'watch' ? planned : NOBODY
          const named = Array.isArray(persons) ? persons : textsIn(planned.values['persons'])
          return { caseId, persons: named, ...(groups !== undefined && { groups }), by: `automation:${automation}` }
        }),
        now,
      ),
    ({ watching }) => ({ watching }),
  )

const NOBODY = { persons: [] as string[], groups: undefined }

const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')

const openCase: Executor = async ({ tx, engine, automation, now }, asked) => {
  const results = await openCases(
    tx,
    engine,
    asked.map(({ effectKey, planned, row, told }) => {
      const text = (name: string, column: string) => {
        const value = planned.values[name] === undefined ? row[column] : planned.values[name]
        return typeof value === 'string' && value.trim() !== '' ? value : undefined
      }
      const [customer, order, product] = [
        text('customer', 'customer'),
        text('order', told['record'] === 'order' ? 'number' : 'order_number'),
        text('product', 'product'),
      ]
      const title = text('title', '')
      return {
        key: effectKey,
        type: planned.action === 'open-case' ? planned.type : '',
        source: text('source', 'source') ?? '',
        channel: 'automation',
        ...(customer !== undefined && { customer }),
        ...(order !== undefined && { order }),
        ...(product !== undefined && { product }),
        ...(title !== undefined && { title: title.slice(0, 200) }),
        fields: groupOf(planned, 'fields'),
      }
    }),
    { actor: actorOf(automation), now },
  )
  return results.map((one) => (one.ok ? accept({ case: one.value.answer.id, number: one.value.answer.number }) : one))
}

const startFlow: Executor = async ({ tx, engine, now }, asked) => {
  const made: Made[] = []
  for (const { effectKey, planned, caseId } of asked) {
    const started = await engine.operations.startInstance(
      tx,
      {
        processKey: planned.action === 'start-flow' ? planned.process : '',
        version: null,
        businessKey: caseId ?? effectKey,
        idempotencyKey: `automation ${effectKey}`,
        variables: groupOf(planned, 'variables'),
      },
      now,
    )
    made.push(started.ok ? accept({ instance: started.value.instanceId }) : started)
  }
  return made
}

const publish: Executor = async ({ tx, engine, now }, asked) => {
  const messages = asked.map(({ effectKey, planned, caseId }) => {
    const key = planned.values['correlationKey'] ?? caseId
    return {
      name: planned.action === 'publish' ? planned.message : '',
      correlationKey: typeof key === 'string' ? key : '',
      messageId: `automation ${effectKey}`,
      timeToLive: null,
      variables: groupOf(planned, 'variables'),
    }
  })
  return (await engine.publishMessages(tx, messages, now)).map((published): Made => {
    if (published.ok) return accept({ message: published.value.id })
    // Published at an earlier attempt: it is out.
    return published.refusal.code === 'engine.message-published' ? accept({ message: null }) : published
  })
}

const webhook: Executor = async ({ tx, now }, asked) => {
  const rows = asked.map(({ runId, position, planned, told }) => ({
    id: newId(now),
    run_id: runId,
    action: position,
    url: planned.action === 'webhook' ? planned.url : '',
    secret: planned.action === 'webhook' ? planned.secret : '',
    body: JSON.stringify({ ...told, ...groupOf(planned, 'body') }),
    made_at: isoOf(now),
    next_at: isoOf(now),
  }))
  const ids = await enqueueDeliveries(tx, rows)
  return asked.map(({ runId, position }) => accept({ delivery: ids.get(`${runId}/${position}`) ?? null }))
}

/** Who does which action, for many runs at once. */
export const executors: Readonly<Record<AutomationAction['action'], Executor>> = {
  'change-case': changeCase,
  note: say,
  tell: say,
  watch,
  'open-case': openCase,
  'start-flow': startFlow,
  publish,
  webhook,
}
