import type { Vocabulary } from '@aftersale/contract'
import type Modeler from 'bpmn-js/lib/Modeler'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../../../text/use-language.ts'
import { drawable, laidOutAnew } from '../drawing/drawable.ts'
import { fitBesidePalette, READABLE } from '../drawing/drawing-options.ts'
import { type ImportWarning, type Loss, lossesOf } from './import-losses.ts'
import { layOutDrawing } from './lay-out-command.ts'
import { openModeler } from './open-modeler.ts'

/** Time (ms) in which what somebody draws at one go becomes one saving. */
const AT_ONE_GO = 250

export type Opening =
  | { readonly is: 'opening' }
  | { readonly is: 'open'; readonly isLaidOut: boolean; readonly losses: readonly Loss[] }
  | { readonly is: 'unreadable' }

interface Steps {
  readonly canUndo: boolean
  readonly canRedo: boolean
}
interface CommandStack {
  canUndo(): boolean
  canRedo(): boolean
}

interface ModelerProps {
  readonly canvas: RefObject<HTMLDivElement | null>
  readonly panel: RefObject<HTMLDivElement | null>
  readonly content: string
  readonly vocabulary: Vocabulary
  onChange(content: string): void
}

/** The editor of a flow in its place: opened once for a content, in the reader's language, telling each change. */
export function useModeler({ canvas, panel, content, vocabulary, onChange }: ModelerProps) {
  const language = useLanguage()
  const [modeler, setModeler] = useState<Modeler | null>(null)
  const [opening, setOpening] = useState<Opening>({ is: 'opening' })
  const [steps, setSteps] = useState<Steps>({ canUndo: false, canRedo: false })
  /** What is drawn now; in another language it goes on from there. */
  const now = useRef(content)
  const [drawn, setDrawn] = useState(content)
  const words = useRef(vocabulary)
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  }, [onChange])
  const changed = useCallback((xml: string): void => {
    now.current = xml
    setDrawn(xml)
    tell.current(xml)
  }, [])
  useEffect(() => {
    if (canvas.current === null || panel.current === null) return
    const editor = openModeler({ canvas: canvas.current, panel: panel.current }, words.current, language)
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const save = async (): Promise<void> => {
      timer = undefined
      const { xml } = await editor.saveXML({ format: true })
      if (xml !== undefined && xml !== now.current) changed(xml)
    }
    editor.on('commandStack.changed', () => {
      const stack = editor.get<CommandStack>('commandStack')
      setSteps({ canUndo: stack.canUndo(), canRedo: stack.canRedo() })
      clearTimeout(timer)
      timer = setTimeout(() => void save(), AT_ONE_GO)
    })
    const open = async (): Promise<void> => {
      const { xml, isLaidOut } = drawable(now.current)
      const warnings = await imported(editor, xml)
      if (isGone) return
      if (warnings === null) {
        setOpening({ is: 'unreadable' })
        return
      }
      fitBesidePalette(editor.get('canvas'), READABLE)
      setOpening({ is: 'open', isLaidOut, losses: lossesOf(warnings) })
      setModeler(editor)
    }
    void open()
    return () => {
      isGone = true
      setModeler(null)
      const leave = async (): Promise<void> => {
        if (timer !== undefined) {
          clearTimeout(timer)
          await save()
        }
        editor.destroy()
      }
      void leave()
    }
  }, [canvas, panel, language, changed])
  const layOut = useCallback(async (): Promise<void> => {
    if (modeler === null) return
    const { xml = '' } = await modeler.saveXML({ format: true })
    if (layOutDrawing(xml, modeler.get('elementRegistry'), modeler.get('commandStack'))) {
      fitBesidePalette(modeler.get('canvas'))
      return
    }
    const anew = laidOutAnew(xml)
    await modeler.importXML(anew)
    changed(anew)
  }, [modeler, changed])
  return { modeler, opening, steps, drawn, layOut }
}

/** Null: it cannot be read. Why, the engine's own reader says in words. */
async function imported(editor: Modeler, xml: string): Promise<readonly ImportWarning[] | null> {
  try {
    const { warnings } = await editor.importXML(xml)
    return warnings as unknown as readonly ImportWarning[]
  } catch {
    return null
  }
}
