import 'dmn-js/dist/assets/diagram-js.css'
import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-drd.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import 'dmn-js/dist/assets/dmn-js-literal-expression.css'
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css'
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css'
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css'
import { meansTheSame } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { Alert, Select } from 'antd'
import Modeler, { type DmnView as View } from 'dmn-js/lib/Modeler'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { dmnModules } from './dmn-modules.ts'
import { inReadEdition } from './edition.ts'

type DmnViewProps = {
  readonly content: string
  /** The decision to begin with. */
  readonly decision: string | null
  readonly onChange: (xml: string) => void
}

const PAUSE = 250
const DRD = 'dmn:Definitions'

/** The file as DMN draws it: the diagram of what requires what, tables and expressions as in any DMN modeler. */
export function DmnView({ content, decision, onChange }: DmnViewProps) {
  const { t } = useTranslation()
  const { book, vocabulary, language, isReadOnly } = useRules()
  const place = useRef<HTMLDivElement>(null)
  const modeler = useRef<Modeler | null>(null)
  const [views, setViews] = useState<readonly View[]>([])
  const [active, setActive] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const tell = useRef(onChange)
  tell.current = onChange
  // The modeler keeps the file while it is open; what it says is not read back into it.
  const first = useRef({ content, decision, book })
  useEffect(() => {
    const container = place.current
    if (container === null) return
    const words = new Map(first.current.book.decisions.map(({ name, label }) => [name, labelIn(label, language)]))
    const opened = new Modeler({ container, ...dmnModules(first.current.book, vocabulary, language, words) })
    const edition = inReadEdition(first.current.content)
    let known: string | null = null
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const save = async () => {
      timer = undefined
      const { xml } = await opened.saveXML({ format: true })
      // Opening moves things about without anybody changing anything.
      if (xml !== known) tell.current(edition.back(xml))
      known = xml
    }
    const saveSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void save(), PAUSE)
    }
    opened.on('viewer.created', ({ viewer }) => viewer.on('elements.changed', saveSoon))
    opened.on('views.changed', () => {
      setViews(opened.getViews())
      setActive(opened.getActiveView()?.element.id ?? null)
    })
    modeler.current = opened
    const load = async () => {
      try {
        await opened.importXML(edition.xml)
        const written = await opened.saveXML({ format: true })
        known = written.xml
        // It drops what it does not know without a word: then it must not have the file.
        if (!meansTheSame(first.current.content, edition.back(written.xml))) throw new Error(t('studioRules.wouldLose'))
        const wanted = opened.getViews().find(({ element }) => element.id === first.current.decision)
        if (wanted !== undefined && !isGone) await opened.open(wanted)
      } catch (error) {
        if (!isGone) setFailure(error instanceof Error ? error.message : String(error))
      }
    }
    void load()
    return () => {
      isGone = true
      clearTimeout(timer)
      // What was changed a moment ago is kept all the same.
      if (timer !== undefined) void save()
      opened.destroy()
    }
  }, [vocabulary, language, t])
  const nameOf = ({ element, name }: View) => {
    if (element.$type === DRD) return t('studioRules.diagram')
    const label = book.decisions.find(({ id }) => id === element.id)?.label ?? name ?? element.id
    return labelIn(label, language)
  }
  const open = (id: string) => {
    const view = views.find(({ element }) => element.id === id)
    if (view !== undefined) void modeler.current?.open(view)
  }
  return (
    <div className={styles.expert}>
      {failure === null ? (
        <Select
          className={styles.expertSelect ?? ''}
          aria-label={t('studioRules.part')}
          value={active}
          onChange={open}
          popupMatchSelectWidth={false}
          options={views.map((view) => ({ value: view.element.id, label: nameOf(view) }))}
        />
      ) : (
        <Alert type="warning" showIcon title={t('studioRules.notDrawn')} description={failure} />
      )}
      <div ref={place} className={styles.modeler} hidden={failure !== null} inert={isReadOnly} />
    </div>
  )
}
