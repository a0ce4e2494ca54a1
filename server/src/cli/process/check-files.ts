import { type Instant, labelIn, unknownYearsProblem } from '@aftersale/kernel'
import {
  type Draft,
  missingReferences,
  problemLine,
  problemTold,
  type Resource,
  type ResourceProblem,
  readDefinitions,
} from '@aftersale/scenario'
import type { Context, Report } from '../frame/index.ts'
import { evaluationAt } from '../rules/moment.ts'
import { atLeastOne, readResources } from './read-resources.ts'

type CheckCommand = Context & { readonly arguments: { readonly files: readonly string[] } }

interface Checked {
  readonly resource: Resource
  readonly drafts: readonly Draft[]
  readonly problems: readonly ResourceProblem[]
  /** What may be in order elsewhere: named definitions that are not among the files, calendars that the company has. */
  readonly warnings: readonly ResourceProblem[]
}

/** Reads every file as deploying would, and says all that keeps it from executing. */
export async function checkFiles(context: CheckCommand): Promise<Report> {
  const resources = await readResources(atLeastOne(context.arguments.files))
  const { now, zone } = evaluationAt({ now: undefined, zone: undefined })
  const { reads } = await readDefinitions(resources, [], now, { zone, calendars: new Map() })
  const missing = missingReferences(reads.flatMap(({ drafts }) => drafts))
  const checked = reads.map(({ resource, drafts, problems }): Checked => {
    const isOpen = ({ code }: ResourceProblem) => code === 'process.calendar-unknown'
    const named = missing.filter((one) => one.resource === resource.name)
    const unnamed = problems.filter((one) => isOpen(one) && !named.some(({ element }) => element === one.element))
    const warnings = [...unnamed, ...named, ...drafts.flatMap((draft) => unknownYears(draft, now))]
    return { resource, drafts, problems: problems.filter((one) => !isOpen(one)), warnings }
  })
  return {
    document: { files: checked.map((one) => fileTold(one, context)) },
    lines: checked.flatMap((one) => fileLines(one, context)),
    failed: checked.some(({ problems }) => problems.length > 0),
  }
}

/** A calendar is in order without next year's holidays; its deadlines may move when they are published. */
function unknownYears(draft: Draft, now: Instant): ResourceProblem[] {
  const problem = draft.kind === 'calendar' ? unknownYearsProblem(draft.calendar, now) : null
  if (problem === null) return []
  const { code, at, message } = problem
  return [{ resource: draft.resource.name, code, element: at, name: null, message }]
}

function fileTold({ resource, drafts, problems, warnings }: Checked, { language }: CheckCommand) {
  return {
    file: resource.name,
    executes: problems.length === 0,
    definitions: drafts.map((draft) => ({
      kind: draft.kind,
      id: draft.key,
      name: draft.name,
      ...(draft.kind === 'process' ? { elements: draft.process.nodes.size } : {}),
    })),
    problems: problems.map((problem) => problemTold(problem, language)),
    warnings: warnings.map((problem) => problemTold(problem, language)),
  }
}

function fileLines({ resource, drafts, problems, warnings }: Checked, context: CheckCommand): readonly string[] {
  const { language } = context
  const marked = (mark: string) => (problem: ResourceProblem) => `${mark} ${problemLine(problem, language)}`
  const fine = problems.length === 0 ? drafts.map((draft) => `✓ ${resource.name}: ${draftLine(draft, context)}`) : []
  return [...fine, ...problems.map(marked('✗')), ...warnings.map(marked('!'))]
}

const WORD = {
  process: { en: 'process', 'zh-CN': '流程' },
  decision: { en: 'decision', 'zh-CN': '决策' },
  form: { en: 'form', 'zh-CN': '表单' },
  calendar: { en: 'calendar', 'zh-CN': '日历' },
} as const

function draftLine(draft: Draft, context: CheckCommand): string {
  const { key, kind } = draft
  const word = context.in(WORD[kind])
  const name = labelIn(draft.name, context.language)
  const named = name === '' || name === key ? key : context.in({ en: `${key} “${name}”`, 'zh-CN': `${key}“${name}”` })
  if (draft.kind !== 'process') return `${word} ${named}`
  const count = draft.process.nodes.size
  return context.in({
    en: `${word} ${named}, ${count} ${count === 1 ? 'element' : 'elements'}`,
    'zh-CN': `${word} ${named}，${count} 个节点`,
  })
}
