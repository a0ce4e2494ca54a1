import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { definitionByVersion } from '../definitions/versions.store.ts'
import { checkPayload, type PayloadRefusal } from '../payload.ts'
import { advance } from './advance.ts'
import { finish } from './finish.ts'
import { claimStart } from './instance-starts.store.ts'
import { neverRefused } from './step-refused.ts'
import { type At, openWork, type Work } from './work.ts'
import { newWorking } from './working.ts'

export interface StartAsked {
  readonly processKey: string
  /** Null: the latest. */
  readonly version: number | null
  readonly businessKey: string
  /** Asked again under the same key, nothing is started: the answer is the instance of the first time. */
  readonly idempotencyKey: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

export interface StartAnswer {
  readonly instanceId: string
  readonly isNew: boolean
}

export type StartRefusal =
  | PayloadRefusal
  | { readonly code: 'engine.process-not-found' }
  | { readonly code: 'engine.no-plain-start' }
  | { readonly code: 'engine.start-key-used'; readonly processKey: string }

/** Starts one instance for somebody outside and steps it as far as it goes. */
export async function startInstance(at: At, asked: StartAsked): Promise<Result<StartAnswer, StartRefusal>> {
  const { setup, tx, now } = at
  const { processKey, idempotencyKey, businessKey } = asked
  const tooLarge = checkPayload(asked.variables)
  if (tooLarge !== null) return refuse(tooLarge)
  const work = openWork(at)
  const deployed = await deployedFor(work, asked)
  if (deployed === null) return refuse({ code: 'engine.process-not-found' })
  if (deployed.process.entries.length === 0) return refuse({ code: 'engine.no-plain-start' })
  const id = setup.newId(now)
  if (idempotencyKey !== null) {
    const before = await claimStart(tx, { idempotencyKey, processKey, instanceId: id, now })
    if (before !== null) {
      return before.process_key === processKey
        ? accept({ instanceId: before.instance_id, isNew: false })
        : refuse({ code: 'engine.start-key-used', processKey: before.process_key })
    }
  }
  const working = newWorking({ id, businessKey }, deployed, now)
  work.workings.set(id, working)
  const variables = feelFromJson(asked.variables) as FeelContext
  const [refusal] = await advance(work, [{ working, command: { kind: 'start', variables, businessKey } }])
  if (refusal) neverRefused(refusal)
  await finish(work)
  return accept({ instanceId: id, isNew: true })
}

async function deployedFor(work: Work, { processKey, version }: StartAsked) {
  if (version === null) return work.bindings.process(processKey, 'latest', null)
  const found = await definitionByVersion(work.tx, processKey, version)
  return found === undefined ? null : work.setup.definitions.processById(work.tx, found.id)
}
