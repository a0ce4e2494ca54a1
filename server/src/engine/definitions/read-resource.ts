import { readDecisionModel } from '@aftersale/decision'
import { readForm } from '@aftersale/form'
import { readProcesses } from '@aftersale/process'
import type { DeploymentProblem, Draft, Resource } from './draft.ts'

type Read = { readonly drafts: readonly Draft[] } | { readonly problems: readonly DeploymentProblem[] }

/** Reads one file into the definitions that it holds, or into every reason why it cannot be deployed. */
export async function readResource(resource: Resource): Promise<Read> {
  if (resource.name.endsWith('.bpmn')) return readProcessResource(resource)
  if (resource.name.endsWith('.dmn')) return readDecisionResource(resource)
  if (resource.name.endsWith('.form')) return readFormResource(resource)
  const message = {
    en: `“${resource.name}” is neither a process (.bpmn), a decision (.dmn) nor a form (.form).`,
    'zh-CN': `“${resource.name}” 不是流程（.bpmn）、决策（.dmn）或表单（.form）。`,
  }
  return { problems: [{ resource: resource.name, code: 'engine.unknown-resource', element: null, message }] }
}

async function readProcessResource(resource: Resource): Promise<Read> {
  const read = await readProcesses(resource.content)
  if (!read.ok) return { problems: read.refusal.problems.map((problem) => ({ ...problem, resource: resource.name })) }
  const drafts = read.value.map(({ id, name, nodes }): Draft => {
    const calls = [...nodes.values()].flatMap((node) => {
      const [kind, attribute] =
        node.kind === 'serviceTask'
          ? (['job', node.jobType] as const)
          : node.kind === 'businessRuleTask'
            ? (['decision', node.decisionId] as const)
            : node.kind === 'userTask'
              ? (['form', node.formId] as const)
              : (['job', null] as const)
      // A name that FEEL computes is known only when the step runs; what it then does not find is an incident.
      if (attribute === null || attribute.kind === 'feel') return []
      return [{ kind, name: String(attribute.value), element: node.id }]
    })
    return { kind: 'process', key: id, name, resource, calls }
  })
  return { drafts }
}

function readFormResource(resource: Resource): Read {
  const read = readForm(resource.content)
  if (read.ok) return { drafts: [{ kind: 'form', key: read.value.id, name: read.value.id, resource, calls: [] }] }
  return {
    problems: read.refusal.problems.map(({ code, at, message }) => ({
      resource: resource.name,
      code,
      element: at || null,
      message,
    })),
  }
}

function readDecisionResource(resource: Resource): Read {
  const read = readDecisionModel(resource.content)
  if (!read.ok) {
    return {
      problems: read.refusal.problems.map((problem) => ({
        resource: resource.name,
        code: problem.code,
        element: problem.id ?? null,
        message: problem.sentence,
      })),
    }
  }
  return {
    drafts: read.value.decisions.map(
      ({ id, name }): Draft => ({ kind: 'decision', key: id, name, resource, calls: [] }),
    ),
  }
}
