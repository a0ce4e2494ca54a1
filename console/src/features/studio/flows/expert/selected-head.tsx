import { kindInWords } from '@aftersale/diagram'
import type Modeler from 'bpmn-js/lib/Modeler'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../../text/use-language.ts'
import { nameIn } from '../drawing/names.ts'
import styles from './expert.module.css'
import type { EditedElement } from './own-settings/editing.ts'

interface Selection {
  get(): readonly EditedElement[]
}
interface Canvas {
  getRootElement(): EditedElement
}

/** What the settings are of: its kind and its name in the reader's language. */
export function SelectedHead({ modeler }: { readonly modeler: Modeler }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [shown, setShown] = useState<readonly EditedElement[]>([])
  useEffect(() => {
    const look = () => {
      const selected = modeler.get<Selection>('selection').get()
      setShown(selected.length === 0 ? [modeler.get<Canvas>('canvas').getRootElement()] : [...selected])
    }
    look()
    const events = ['selection.changed', 'elements.changed', 'root.set']
    modeler.on(events, look)
    return () => modeler.off(events, look)
  }, [modeler])
  const [element] = shown
  if (element === undefined || shown.length > 1) {
    return <h3 className={styles.head}>{t('studioFlow.several', { count: shown.length })}</h3>
  }
  const of = (element.labelTarget ?? element).businessObject
  const kind = kindInWords(of.$type)?.[language] ?? ''
  return (
    <h3 className={styles.head}>
      <small>{kind}</small> {nameIn(of, language) || of.id}
    </h3>
  )
}
