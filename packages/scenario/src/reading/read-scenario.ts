import { accept, type Result, refuse } from '@aftersale/kernel'
import { type Sentence, said } from '../sentence.ts'
import { READERS } from './read-member.ts'
import {
  type MemberKind,
  REQUIRED,
  type ScenarioStep,
  STEP_SHAPES,
  type StepName,
  type StepShape,
} from './step-shapes.ts'

/** A scenario as read, ready to run. */
export interface Scenario {
  readonly steps: readonly ScenarioStep[]
}

/** What is wrong with a scenario: in which step (from 1; null: the whole), and one sentence in each language. */
export interface ScenarioProblem {
  readonly step: number | null
  readonly message: Sentence
}

export interface ScenarioUnreadable {
  readonly code: 'scenario.unreadable'
  readonly problems: readonly ScenarioProblem[]
}

type JsonObject = Readonly<Record<string, unknown>>
const NAMES = Object.keys(STEP_SHAPES) as StepName[]
const isStepName = (name: string): name is StepName => Object.hasOwn(STEP_SHAPES, name)

/** Reads a scenario from parsed JSON: a list of steps. Refused with everything that is wrong, each with its step. */
export function readScenario(json: unknown): Result<Scenario, ScenarioUnreadable> {
  if (!Array.isArray(json)) {
    const message = said('A scenario is a list of steps.', '场景是步骤的列表。')
    return refuse({ code: 'scenario.unreadable', problems: [{ step: null, message }] })
  }
  const problems: ScenarioProblem[] = []
  const steps = json.flatMap((one, index) => {
    const read = readStep(one)
    if ('wrong' in read) problems.push(...read.wrong.map((message) => ({ step: index + 1, message })))
    return 'wrong' in read ? [] : [read]
  })
  return problems.length > 0 ? refuse({ code: 'scenario.unreadable', problems }) : accept({ steps })
}

function readStep(json: unknown): ScenarioStep | { readonly wrong: readonly Sentence[] } {
  const does = typeof json === 'object' && json !== null && !Array.isArray(json) ? nameOf(Object.keys(json)) : null
  if (does === null) {
    return {
      wrong: [
        said(
          `A step is an object with the name of one step: ${NAMES.join(', ')}.`,
          `步骤是一个对象，其中有且只有一个步骤名：${NAMES.join('、')}。`,
        ),
      ],
    }
  }
  return readAs(does, json as JsonObject)
}

/** The step that all other members belong to; `message` may be said in a `fail`, and is a step of its own. */
function nameOf(members: readonly string[]): StepName | null {
  const names = members.filter(isStepName)
  if (names.length <= 1) return names[0] ?? null
  return names.find((name) => names.every((other) => other === name || other in STEP_SHAPES[name].may)) ?? null
}

function readAs(does: StepName, json: JsonObject): ScenarioStep | { readonly wrong: readonly Sentence[] } {
  const { of, may }: StepShape = STEP_SHAPES[does]
  const wrong: Sentence[] = []
  const member = (name: string, kind: MemberKind) => {
    if (json[name] === undefined) return null
    const read = READERS[kind](json[name])
    if (!('wrong' in read)) return read.value
    wrong.push(said(`“${name}” takes ${read.wrong.en}.`, `“${name}”的值应为${read.wrong['zh-CN']}。`))
    return null
  }
  const value = member(does, of)
  const given = Object.fromEntries(Object.entries(may).map(([name, kind]) => [name, member(name, kind)]))
  for (const name of Object.keys(json)) {
    if (name !== does && !Object.hasOwn(may, name)) wrong.push(notAMember(does, name, Object.keys(may)))
  }
  for (const name of REQUIRED[does] ?? []) {
    if (json[name] === undefined) wrong.push(said(`“${does}” needs “${name}”.`, `“${does}”需要“${name}”。`))
  }
  // The table of shapes says which kinds these are; a reader of each kind has read them.
  return wrong.length > 0 ? { wrong } : ({ does, of: value, given } as ScenarioStep)
}

function notAMember(does: StepName, name: string, may: readonly string[]): Sentence {
  if (may.length === 0) return said(`“${does}” takes no “${name}”.`, `“${does}”不接受“${name}”。`)
  return said(
    `“${does}” takes no “${name}”; it may have ${may.join(', ')}.`,
    `“${does}”不接受“${name}”；可用：${may.join('、')}。`,
  )
}
