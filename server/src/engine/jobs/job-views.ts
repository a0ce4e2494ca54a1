import type { FeelContext } from '@aftersale/feel'
import { type ElementInstance, type InstanceState, jobVariables } from '@aftersale/process'

/**
 * What the jobs of one instance see, by their visit. An instance may have ten thousand elements and a job in each: they are
 * indexed once, and each job is shown the few that it lies in.
 */
export function jobViews(state: InstanceState): (visit: number) => FeelContext {
  const elements = new Map(state.elements.map((element) => [element.key, element]))
  return (visit) => {
    const around: ElementInstance[] = []
    for (let element = elements.get(visit); element !== undefined; element = elements.get(element.scope)) {
      around.push(element)
    }
    const variables = jobVariables({ ...state, elements: around }, visit)
    if (variables === null) throw new Error(`expected the element instance ${visit} of a job to be active, found none`)
    return variables
  }
}
