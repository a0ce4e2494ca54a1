import { namespaceOfModel, readDecisionModel } from '@aftersale/decision'
import { readForm } from '@aftersale/form'
import { type BusinessCalendar, type Instant, readCalendar } from '@aftersale/kernel'
import { type ProcessDefinition, readProcesses, type Surroundings, startTriggers, startWait } from '@aftersale/process'
import { said } from '../sentence.ts'
import { kindOfFile } from './kind-of-file.ts'
import type { Draft, Resource, ResourceProblem, Start } from './resource.ts'

/** What a file holds, and every reason why something in it would not execute. */
interface ResourceRead {
  readonly drafts: readonly Draft[]
  readonly problems: readonly ResourceProblem[]
}

/** What several files hold, in their order, and the surroundings with the calendars that are among them. */
export interface DefinitionsRead {
  readonly reads: readonly (ResourceRead & { readonly resource: Resource })[]
  readonly surroundings: Surroundings
}

/**
 * Reads BPMN, DMN, form and calendar files that belong together. DMN models that one imports are found by namespace among
 * them and `others`. What start events wait for is worked out at `now`, on the calendars that are here.
 */
export async function readDefinitions(
  resources: readonly Resource[],
  others: readonly Resource[],
  now: Instant,
  before: Surroundings,
): Promise<DefinitionsRead> {
  const calendars = resources
    .filter((one) => kindOfFile(one) === 'calendar')
    .map((one) => ({ one, read: readCalendarResource(one) }))
  const drafts = calendars.flatMap(({ read }) => read.drafts)
  const surroundings = withCalendars(
    before,
    drafts.flatMap((draft) => (draft.kind === 'calendar' ? [[draft.key, draft.calendar]] : [])),
  )
  const reads = await Promise.all(
    resources.map(async (resource) => {
      const known = calendars.find(({ one }) => one === resource)?.read
      return { resource, ...(known ?? (await readResource(resource, [...resources, ...others], now, surroundings))) }
    }),
  )
  return { reads, surroundings }
}

/** The surroundings with these calendars, each of a later edition than any before it. */
export function withCalendars(
  { zone, calendars }: Surroundings,
  more: Iterable<readonly [string, BusinessCalendar]>,
): Surroundings {
  const after = new Map(calendars)
  for (const [id, calendar] of more) after.set(id, { calendar, edition: (after.get(id)?.edition ?? 0) + 1 })
  return { zone, calendars: after }
}

async function readResource(
  resource: Resource,
  others: readonly Resource[],
  now: Instant,
  surroundings: Surroundings,
): Promise<ResourceRead> {
  const { name } = resource
  switch (kindOfFile(resource)) {
    case 'process':
      return readProcessResource(resource, now, surroundings)
    case 'decision':
      return readDecisionResource(resource, others)
    case 'form':
      return readFormResource(resource)
    case 'calendar':
      return readCalendarResource(resource)
    case null:
      return neither(name)
  }
}

function neither(name: string): ResourceRead {
  const message = said(
    `“${name}” is neither a process (.bpmn), a decision (.dmn), a form (.form) nor a calendar (.calendar.json).`,
    `“${name}”不是流程（.bpmn）、决策（.dmn）、表单（.form）或日历（.calendar.json）。`,
  )
  return {
    drafts: [],
    problems: [{ resource: name, code: 'scenario.unknown-resource', element: null, name: null, message }],
  }
}

async function readProcessResource(
  resource: Resource,
  now: Instant,
  surroundings: Surroundings,
): Promise<ResourceRead> {
  const read = await readProcesses(resource.content)
  if (!read.ok) {
    const problems = read.refusal.problems.map((problem) => ({ ...problem, resource: resource.name }))
    return { drafts: [], problems }
  }
  const parts = read.value.map((process) => {
    const { starts, problems } = startsOf(process, resource, now, surroundings)
    return {
      draft: { kind: 'process' as const, key: process.id, name: process.name, resource, process, starts },
      problems,
    }
  })
  return { drafts: parts.map(({ draft }) => draft), problems: parts.flatMap(({ problems }) => problems) }
}

function startsOf(process: ProcessDefinition, { name: resource }: Resource, now: Instant, surroundings: Surroundings) {
  const starts: Start[] = []
  const problems: ResourceProblem[] = []
  for (const trigger of startTriggers(process)) {
    const wait = startWait(trigger, now, surroundings)
    if (wait.ok) starts.push({ trigger, wait: wait.value })
    else {
      const { code, message } = wait.refusal
      const name = process.nodes.get(trigger.event)?.name || null
      problems.push({ resource, code, element: trigger.event, name, message })
    }
  }
  return { starts, problems }
}

function readDecisionResource(resource: Resource, others: readonly Resource[]): ResourceRead {
  const read = readDecisionModel(resource.content, {
    imports: ({ namespace }) =>
      others.find((other) => kindOfFile(other) === 'decision' && namespaceOfModel(other.content) === namespace)
        ?.content,
  })
  if (read.ok) {
    const { value: model } = read
    return {
      drafts: model.decisions.map(({ id, name }) => ({ kind: 'decision', key: id, name, resource, model })),
      problems: [],
    }
  }
  const problems = read.refusal.problems.map((problem) => ({
    resource: resource.name,
    code: problem.code,
    element: problem.id ?? null,
    name: problem.name ?? null,
    message: problem.sentence,
  }))
  return { drafts: [], problems }
}

function readFormResource(resource: Resource): ResourceRead {
  const read = readForm(resource.content)
  if (read.ok) {
    const { id } = read.value
    return { drafts: [{ kind: 'form', key: id, name: id, resource }], problems: [] }
  }
  const problems = read.refusal.problems.map(({ code, at, message }) => ({
    resource: resource.name,
    code,
    element: at || null,
    name: null,
    message,
  }))
  return { drafts: [], problems }
}

function readCalendarResource(resource: Resource): ResourceRead {
  const read = readCalendar(resource.content)
  if (!read.ok) {
    const problems = read.refusal.problems.map(({ code, at, message }) => {
      return { resource: resource.name, code, element: at || null, name: null, message }
    })
    return { drafts: [], problems }
  }
  const { id, name, calendar } = read.value
  return {
    drafts: [{ kind: 'calendar', key: id, name: `${name.en} · ${name['zh-CN']}`, resource, calendar }],
    problems: [],
  }
}
