import { Alert } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../../text/use-language.ts'
import type { EditorProps } from '../../editor-props.ts'
import { FlowDrawing } from '../drawing/flow-drawing.tsx'
import { type Drawn, nameIn } from '../drawing/names.ts'
import styles from './expert.module.css'
import { FlowToolbar } from './flow-toolbar.tsx'
import { LossesNotice } from './losses-notice.tsx'
import { MendText } from './mend-text.tsx'
import { ProblemList } from './problem-list.tsx'
import { SelectedHead } from './selected-head.tsx'
import { useModeler } from './use-modeler.ts'
import { showElement, useProblemMarks } from './use-problem-marks.ts'
import { useProblems } from './use-problems.ts'

/** Below this width (px) a drawing with a panel beside it cannot be worked on. */
const NARROW = 720

interface ExpertFlowProps extends EditorProps {
  /** The element that somebody asked to see; null: none. */
  readonly shown: string | null
}

/** A flow in BPMN's own notation, with every setting that executes; judged by the engine while it is drawn. */
export function ExpertFlow(props: ExpertFlowProps) {
  const [content, setContent] = useState(props.content)
  const [isNarrow] = useState(() => window.innerWidth < NARROW)
  if (props.isReadOnly || isNarrow) return <FlowToRead {...props} isNarrow={isNarrow} />
  const mended = (text: string) => {
    setContent(text)
    props.onChange(text)
  }
  return <FlowEditor key={content} {...props} content={content} onMend={mended} />
}

function FlowToRead({ content, problems, isNarrow, isReadOnly }: EditorProps & { readonly isNarrow: boolean }) {
  const { t } = useTranslation()
  const own = useProblems(content, problems)
  return (
    <div className={styles.expert}>
      {isNarrow && !isReadOnly ? <Alert type="info" title={t('studioFlow.tooNarrow')} /> : null}
      <div className={styles.drawing}>
        <FlowDrawing content={content} title={t('studioFlow.drawing')} />
      </div>
      <ProblemList problems={own} nameOf={(id) => id} onShow={() => undefined} />
    </div>
  )
}

type FlowEditorProps = ExpertFlowProps & { onMend(content: string): void }

function FlowEditor({ content, problems, vocabulary, shown, onChange, onMend }: FlowEditorProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const canvas = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [hasAccepted, setAccepted] = useState(false)
  const { modeler, opening, steps, drawn, layOut } = useModeler({ canvas, panel, content, vocabulary, onChange })
  const all = useProblems(drawn, problems)
  useProblemMarks(modeler, all)
  useEffect(() => {
    if (modeler !== null && shown !== null) showElement(modeler, shown)
  }, [modeler, shown])
  const nameOf = (id: string): string => {
    const element = modeler?.get<{ get(id: string): { businessObject: Drawn } | undefined }>('elementRegistry').get(id)
    return (element === undefined ? '' : nameIn(element.businessObject, language)) || id
  }
  const isUnreadable = opening.is === 'unreadable'
  const isBlocked = opening.is === 'open' && opening.losses.length > 0 && !hasAccepted
  return (
    <div className={styles.expert}>
      {isUnreadable ? <MendText content={content} onMend={onMend} /> : null}
      {isBlocked ? <LossesNotice losses={opening.losses} onAccept={() => setAccepted(true)} /> : null}
      {opening.is === 'open' && opening.isLaidOut ? (
        <Alert type="info" closable title={t('studioFlow.laidOut')} />
      ) : null}
      <div className={styles.editor} hidden={isUnreadable} inert={isBlocked}>
        <FlowToolbar modeler={modeler} steps={steps} onLayOut={() => void layOut()} />
        <div ref={canvas} className={styles.canvas} role="region" aria-label={t('studioFlow.drawing')} />
        <div className={styles.panel} role="region" aria-label={t('studioFlow.settings')}>
          {modeler === null ? null : <SelectedHead modeler={modeler} />}
          <div ref={panel} />
        </div>
      </div>
      <ProblemList
        problems={all}
        nameOf={nameOf}
        onShow={(element) => {
          if (modeler !== null) showElement(modeler, element)
        }}
      />
    </div>
  )
}
