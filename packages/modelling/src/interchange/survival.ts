import { readXml } from '@aftersale/diagram'
import { accept, type Result } from '@aftersale/kernel'
import { moddle, type ProcessProblem, readProcesses } from '@aftersale/process'
import { type PlainRefusal, refusal } from '../document/open-document.ts'
import { editFlow } from '../editing/edit-flow.ts'
import { readPlainFlow } from '../reading/read-plain-flow.ts'
import { differencesIn, seenIn } from './document-tree.ts'

/** What becomes of a model that is opened and saved in each view: where it differs afterwards, and what would not execute. */
export interface Survival {
  /** Cards that the plain view shows, and how many of them it leaves to the expert view. */
  readonly cards: number
  readonly advanced: number
  /** After words of a step were changed in the plain view: what else is otherwise. */
  readonly plain: readonly string[]
  /** After the modeler wrote what it read: what is otherwise, and what it said it could not place. */
  readonly expert: readonly string[]
  readonly lost: readonly string[]
  readonly problems: readonly ProcessProblem[]
}

/**
 * Opens a BPMN document in both views and saves it. The plain view writes nothing where nothing is edited: there a step is
 * renamed, the first of each part of the flow, and all else must be what it was. Compared is what the parser sees, drawing, extension
 * elements and documentation included. Refused is what is no BPMN, with the line.
 */
export async function survivalOf(xml: string): Promise<Result<Survival, PlainRefusal>> {
  const read = readXml(xml)
  if (!read.ok) {
    const { line, reason } = read.refusal
    return refusal('not-bpmn', `Line ${line}: ${reason.en}.`, `第 ${line} 行：${reason['zh-CN']}。`)
  }
  const flow = await readPlainFlow(xml)
  if (!flow.ok) return flow
  const before = await seenIn(xml)
  const cards = flow.value.scopes.flatMap((scope) => scope.cards)
  const firsts = flow.value.scopes.flatMap((scope) => scope.cards.slice(0, 1))
  const plain: string[] = []
  for (const { id } of firsts) {
    const edited = await editFlow(xml, { kind: 'change', element: id, changes: { name: RENAMED } })
    if (!edited.ok) plain.push(`${id}: ${edited.refusal.message.en}`)
    else
      plain.push(...differencesIn(before.tree, (await seenIn(edited.value.xml)).tree).filter((one) => !isName(one, id)))
  }
  const { rootElement } = await moddle.fromXML(xml)
  const { xml: written } = await moddle.toXML(rootElement, { format: true })
  const expert = differencesIn(before.tree, (await seenIn(written)).tree)
  return accept({
    cards: cards.length,
    advanced: cards.filter(({ step }) => step.kind === 'advanced').length,
    plain,
    expert,
    lost: before.losses,
    problems: await problemsIn(xml),
  })
}

/** Why it would not execute. A model for people alone says so; what else would be in the way is told all the same. */
async function problemsIn(xml: string): Promise<readonly ProcessProblem[]> {
  const read = await readProcesses(xml)
  if (read.ok) return []
  const { problems } = read.refusal
  if (!problems.some(({ code }) => code === 'process.none-executable')) return problems
  const meant = await readProcesses(xml.replaceAll(/\bisExecutable\s*=\s*(["'])false\1/g, 'isExecutable="true"'))
  return [...problems, ...(meant.ok ? [] : meant.refusal.problems)]
}

/** One text in both languages stands in the name alone. */
const RENAMED = { en: 'Renamed step', 'zh-CN': 'Renamed step' }

/** What renaming an element may change: its name, and its translations. */
const isName = (difference: string, id: string): boolean =>
  difference === `${id}.name` || difference.startsWith(`${id}.extensionElements`)
