import { namespaceOfModel, readDecisionModel } from '@aftersale/decision'
import { readForm } from '@aftersale/form'
import type { Instant } from '@aftersale/kernel'
import { type ProcessDefinition, readProcesses, type Surroundings, startTriggers, startWait } from '@aftersale/process'
import { said } from '../sentence.ts'
import { kindOfFile } from './kind-of-file.ts'
import type { Draft, Resource, ResourceProblem, Start } from './resource.ts'

/** What a file holds, and every reason why something in it would not execute. */
export interface ResourceRead {
  readonly drafts: readonly Draft[]
  readonly problems: readonly ResourceProblem[]
}

/**
 * Reads a BPMN, DMN or form file. DMN models that it imports are found by namespace among
 * `others`. What start events wait for is worked out at `now`.
 */
export async function readResource(
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
    case null:
      return neither(name)
  }
}

function neither(name: string): ResourceRead {
  const message = said(
    `“${name}” is neither a process (.bpmn), a decision (.dmn) nor a form (.form).`,
    `“${name}”不是流程（.bpmn）、决策（.dmn）或表单（.form）。`,
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
