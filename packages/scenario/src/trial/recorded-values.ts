import type { Json } from '@aftersale/feel'
import type { FlowNode, ProcessDefinition } from '@aftersale/process'
import { jobOf } from './node-work.ts'
import type { Brings, Recording } from './recording.ts'

type Values = Readonly<Record<string, Json>>

/**
 * The values that variables had after a visit: as the next that looked at them saw them. What nobody looked at and what did
 * not stand there at the end is not known, and left out.
 */
export function valuesAfter({ observations }: Recording, from: number, names: readonly string[]): Values {
  return Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      for (let at = from; at < observations.length; at += 1) {
        const value = observations[at]?.values[name]
        if (value !== undefined) return [[name, value]]
      }
      return []
    }),
  )
}

/**
 * The variables that stood there at the end and that nothing recorded explains: what messages and outside programs brought.
 * When each of them came is not known.
 */
export function unexplained(recording: Recording, brings: Brings): readonly string[] {
  const { start, visits, observations } = recording
  const definitions = new Set(visits.map(({ definition }) => definition))
  const explained = new Set([
    ...Object.keys(start),
    ...visits.flatMap(({ answers }) => answers.flatMap(({ values }) => Object.keys(values))),
    ...[...definitions].flatMap((definition) => madeBy(definition, brings)),
  ])
  return Object.keys(observations.at(-1)?.values ?? {}).filter((name) => !explained.has(name))
}

/** Variables that the model itself makes, or work that is known. */
const madeBy = ({ nodes }: ProcessDefinition, brings: Brings): readonly string[] =>
  [...nodes.values()].flatMap((node) => [...madeAt(node), ...broughtTo(node, brings)])

function madeAt(node: FlowNode): readonly string[] {
  const mapped = [...node.inputs, ...node.outputs].flatMap(({ target }) => target.slice(0, 1))
  if (node.kind === 'businessRuleTask' && node.decision !== null) return [...mapped, node.decision.resultVariable]
  if (node.kind === 'scriptTask' && node.script !== null) return [...mapped, node.script.resultVariable]
  if (node.kind === 'userTask' && node.approval !== null) return [...mapped, 'approved']
  return mapped
}

function broughtTo(node: FlowNode, brings: Brings): readonly string[] {
  const type = jobOf(node)?.type
  return type?.kind === 'text' ? (brings(String(type.value)) ?? []) : []
}
