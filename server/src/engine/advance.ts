import { type DecisionTrace, explainDecision } from '@aftersale/decision'
import { createEvaluation, type FeelContext, feelFromJson, feelToJson } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import { type Cause, type Command, type Effect, type InstanceState, type ProcessEvent, step } from '@aftersale/process'
import type { Transaction } from '../platform/database.ts'
import type { DeployedDecision, DeployedProcess } from './definitions.ts'
import type { Job, JobAnswer, JobHandlers } from './job.ts'

/** An instance while a transaction works on it. */
export interface Working {
  readonly id: string
  readonly businessKey: string
  readonly deployed: DeployedProcess
  readonly isNew: boolean
  /** Number of the last event that the history holds already. */
  readonly lastEvent: number
  state: InstanceState | null
  readonly events: ProcessEvent[]
  readonly opened: Extract<Effect, { kind: 'user-task' | 'incident' }>[]
}

/** What the engine asks of the rest while it steps: the decision that a key means now, and the work by type. */
export interface Surroundings {
  readonly handlers: JobHandlers
  decision(id: string): Promise<DeployedDecision | null>
}

interface Move {
  readonly working: Working
  readonly command: Command
}

/** Data of the history row of a business rule task. */
export interface Judgement {
  /** Id of the deployed version. */
  readonly decision: string
  readonly inputs: Readonly<Record<string, unknown>>
  /** For each table that was evaluated: the rules that fired, from 1. */
  readonly fired: readonly { readonly table: string; readonly rules: readonly number[] }[]
}

type JobEffect = Extract<Effect, { kind: 'job' }>
type DecisionEffect = Extract<Effect, { kind: 'decision' }>

/**
 * Steps many instances until each waits for the outside or has ended. Work of one type is handed to its handler for
 * all instances at once, in the order in which they were given, so that a thousand cases cost a few statements.
 * A command that no longer applies is a defect here: callers hold the instance's lock and have looked.
 */
export async function advance(
  tx: Transaction,
  moves: readonly Move[],
  surroundings: Surroundings,
  now: Instant,
): Promise<void> {
  let round = moves
  while (round.length > 0) {
    const jobs: { working: Working; effect: JobEffect }[] = []
    for (const move of round) await stepOne(move, surroundings, now, jobs)
    round = await doJobs(tx, jobs, surroundings.handlers, now)
  }
}

/** Steps one instance, deciding as it goes, until nothing but jobs, people or repair stands in its way. */
async function stepOne(
  move: Move,
  surroundings: Surroundings,
  now: Instant,
  jobs: { working: Working; effect: JobEffect }[],
): Promise<void> {
  const { working } = move
  const commands: Command[] = [move.command]
  for (let command = commands.shift(); command !== undefined; command = commands.shift()) {
    const stepped = step(working.deployed.process, working.state, command, now)
    if (!stepped.ok) {
      throw new Error(`expected ${command.kind} to apply to instance ${working.id}, got ${stepped.refusal.code}`)
    }
    working.state = stepped.value.state
    working.events.push(...stepped.value.events)
    for (const effect of stepped.value.effects) {
      if (effect.kind === 'job') jobs.push({ working, effect })
      else if (effect.kind === 'decision') commands.push(await decide(effect, surroundings, now))
      else working.opened.push(effect)
    }
  }
}

async function decide(effect: DecisionEffect, surroundings: Surroundings, now: Instant): Promise<Command> {
  const deployed = await surroundings.decision(effect.decisionId)
  if (deployed === null) return { kind: 'fail', key: effect.key, cause: notDeployed(effect.decisionId) }
  const { key, model } = deployed
  const { value, trace } = explainDecision(model, key, effect.variables, createEvaluation({ now }))
  return { kind: 'complete-decision', key: effect.key, result: value, trace: judgement(deployed, effect, trace) }
}

/**
 * What the history keeps of a decision: which version, what went in, which rules fired. The words around it (labels,
 * conditions, notes) stand in that version, which never changes, so they are read from it when somebody asks.
 */
function judgement(deployed: DeployedDecision, effect: DecisionEffect, trace: readonly DecisionTrace[]): Judgement {
  const { inputs } = deployed
  return {
    decision: deployed.id,
    inputs: Object.fromEntries(inputs.map((name) => [name, feelToJson(effect.variables[name] ?? null)])),
    fired: trace.map((table) => ({ table: table.decision.id, rules: table.matched.map((rule) => rule.index) })),
  }
}

async function doJobs(
  tx: Transaction,
  jobs: readonly { working: Working; effect: JobEffect }[],
  handlers: JobHandlers,
  now: Instant,
): Promise<Move[]> {
  const byType = Map.groupBy(jobs, (job) => job.effect.type)
  const moves: Move[] = []
  for (const [type, group] of byType) {
    const handler = handlers[type]
    const answers = handler === undefined ? group.map(() => noHandler(type)) : await handler(tx, group.map(toJob), now)
    if (answers.length !== group.length) {
      throw new Error(`expected ${group.length} answers of the work ${type}, got ${answers.length}`)
    }
    for (const [position, { working, effect }] of group.entries()) {
      const answer = answers[position]
      if (answer !== undefined) moves.push({ working, command: commandOf(effect.key, answer) })
    }
  }
  return moves
}

function toJob({ working, effect }: { working: Working; effect: JobEffect }): Job {
  return {
    effectKey: `${working.id}/${effect.key}`,
    instanceId: working.id,
    businessKey: working.businessKey,
    element: effect.element,
    headers: effect.headers,
    variables: effect.variables,
  }
}

function commandOf(key: number, answer: JobAnswer): Command {
  if ('failure' in answer) return { kind: 'fail', key, cause: answer.failure }
  return { kind: 'complete-job', key, variables: feelFromJson(answer.variables) as FeelContext }
}

function noHandler(type: string): JobAnswer {
  return {
    failure: {
      code: 'engine.no-handler',
      message: { en: `Nothing here does the work “${type}”.`, 'zh-CN': `没有程序能完成工作“${type}”。` },
    },
  }
}

function notDeployed(decisionId: string): Cause {
  return {
    code: 'engine.decision-not-deployed',
    message: { en: `The decision “${decisionId}” is not deployed.`, 'zh-CN': `决策“${decisionId}”尚未部署。` },
  }
}
