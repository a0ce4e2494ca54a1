import type Modeler from 'bpmn-js/lib/Modeler'
import { useEffect } from 'react'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from './expert.module.css'
import type { FlowProblem } from './flow-problems.ts'

interface Overlays {
  add(element: string, type: string, overlay: object): void
  remove(filter: { type: string }): void
}
interface Elements {
  get(id: string): object | undefined
}

const TYPE = 'problem'

/** Marks the elements that would not execute, each with its sentences. */
export function useProblemMarks(modeler: Modeler | null, problems: readonly FlowProblem[] | null): void {
  const language = useLanguage()
  useEffect(() => {
    if (modeler === null || problems === null) return
    const overlays = modeler.get<Overlays>('overlays')
    const elements = modeler.get<Elements>('elementRegistry')
    const sentences = new Map<string, string[]>()
    for (const { element, message } of problems) {
      if (element === null || elements.get(element) === undefined) continue
      sentences.set(element, [...(sentences.get(element) ?? []), message[language]])
    }
    for (const [element, said] of sentences) {
      const html = document.createElement('span')
      html.className = styles['mark'] ?? ''
      html.textContent = '!'
      html.title = said.join('\n')
      overlays.add(element, TYPE, { position: { top: -10, left: -10 }, html })
    }
    return () => overlays.remove({ type: TYPE })
  }, [modeler, problems, language])
}

/** Shows an element and selects it. */
export function showElement(modeler: Modeler, id: string): void {
  const element = modeler.get<Elements>('elementRegistry').get(id)
  if (element === undefined) return
  modeler.get<{ scrollToElement(element: object): void }>('canvas').scrollToElement(element)
  modeler.get<{ select(element: object): void }>('selection').select(element)
}
