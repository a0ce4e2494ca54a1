import { knownValues, type PlainEdit, type Scope } from '@aftersale/modelling'
import { ReactFlowProvider } from '@xyflow/react'
import { Alert, App } from 'antd'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import type { EditorProps } from '../../editor-props.ts'
import { FlowCanvas } from './canvas/flow-canvas.tsx'
import { drawnOf } from './canvas/graph.ts'
import { InsertSheet } from './insert/insert-sheet.tsx'
import styles from './plain.module.css'
import { pathTo } from './scope-path.tsx'
import { CardSheet } from './sheet/card-sheet.tsx'
import { useRemoval } from './sheet/use-removal.tsx'
import { WaySheet } from './sheet/way-sheet.tsx'
import { ToolBar } from './tool-bar.tsx'
import { useEdits } from './use-edits.ts'
import { useFormerNames } from './use-former-names.ts'

export type PlainFlowProps = EditorProps & {
  /** The element that somebody asked to see; null: none. */
  readonly shown: string | null
  readonly onOpenExpert: (element: string) => void
}

type Open = { readonly kind: 'card' | 'way' | 'insert'; readonly id: string } | null

/** A flow for people who do not read BPMN: steps one below the other, said in sentences, changed in sheets. */
export function PlainFlow(props: PlainFlowProps) {
  return (
    <ReactFlowProvider>
      <PlainFlowDesk {...props} />
    </ReactFlowProvider>
  )
}

function PlainFlowDesk(props: PlainFlowProps) {
  const { content, inForce, isReadOnly, problems, vocabulary, shown, onChange, onOpenExpert } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const edits = useEdits(content, onChange)
  const former = useFormerNames(inForce)
  const [scopeId, setScopeId] = useState<string | null>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const plain = edits.now?.plain ?? null
  const scopes = plain?.scopes ?? []
  const scope = scopes.find(({ id }) => id === scopeId) ?? scopes[0]
  const path = scope === undefined ? [] : pathTo(scope, scopes)
  const known = useMemo(
    () => (plain === null ? [] : knownValues(plain, path[0]?.id ?? '', vocabulary)),
    [plain, path[0]?.id, vocabulary],
  )
  const drawn = useMemo(
    () => (scope === undefined ? null : drawnOf(scope, { vocabulary, known, language })),
    [scope, vocabulary, known, language],
  )
  useEffect(() => {
    const found = shown === null ? null : placeOf(shown, scopes)
    if (found === null) return
    setScopeId(found.scope)
    setSelected(found.card)
    // Asked once: what is edited afterwards does not lead back there.
  }, [shown, plain === null])
  const apply = async (edit: PlainEdit): Promise<boolean> => {
    const outcome = await edits.apply(edit)
    if (!outcome.done) {
      void message.error(inLanguage(outcome.refusal.message, language), 6)
      return false
    }
    if (edit.kind === 'insert') setSelected(outcome.focus)
    return true
  }
  const removal = useRemoval({ edits, language, onApply: apply })
  const openCard = useCallback((id: string) => setOpen({ kind: 'card', id }), [])
  const openWay = useCallback((id: string) => setOpen({ kind: 'way', id }), [])
  const openInsert = useCallback((id: string) => setOpen({ kind: 'insert', id }), [])
  const problemsOf = useCallback(
    (card: string) => {
      const events =
        scope?.ways.flatMap(({ from, interruption }) => (from === card ? (interruption?.id ?? []) : [])) ?? []
      return problems.filter(({ element }) => element === card || events.includes(element ?? '')).length
    },
    [problems, scope],
  )
  if (edits.unreadable !== null) {
    return <Alert type="error" showIcon title={inLanguage(edits.unreadable.message, language)} />
  }
  if (plain === null || edits.now === null) return <Waiting rows={8} />
  if (scope === undefined || drawn === null) return <Alert type="info" showIcon title={t('plain.empty')} />
  const press = (event: KeyboardEvent) => {
    if (isReadOnly || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) edits.undo()
    else if (key === 'y' || (key === 'z' && event.shiftKey)) edits.redo()
    else return
    event.preventDefault()
  }
  const close = () => setOpen(null)
  const card = open?.kind === 'card' ? scope.cards.find(({ id }) => id === open.id) : undefined
  const way = open?.kind === 'way' ? scope.ways.find(({ id }) => id === open.id) : undefined
  const place = open?.kind === 'insert' ? scope.ways.find(({ id }) => id === open.id) : undefined
  const shared = { scope, plain, known, vocabulary, former, isReadOnly, onApply: apply, onClose: close }
  return (
    <div onKeyDown={press}>
      <ToolBar
        edits={edits}
        path={path}
        scope={scope}
        layout={drawn.layout}
        isReadOnly={isReadOnly}
        onScope={setScopeId}
      />
      <FlowCanvas
        key={scope.id}
        scope={scope}
        drawn={drawn}
        isReadOnly={isReadOnly}
        problemsOf={problemsOf}
        current={scope.cards.some(({ id }) => id === current) ? current : (scope.cards[0]?.id ?? null)}
        selected={selected}
        onCurrent={setCurrent}
        onOpen={openCard}
        onOpenWay={openWay}
        onInsert={openInsert}
        onRemove={(id) => removal.ask({ kind: 'remove', element: id, keep: null }, scope)}
      />
      <p className={styles.hint}>
        {t(isReadOnly ? 'plain.hintReading' : 'plain.hint')}{' '}
        <span className="key-hint">{t(isReadOnly ? 'plain.keysReading' : 'plain.keys')}</span>
      </p>
      {card === undefined ? null : (
        <CardSheet
          key={card.id}
          {...shared}
          card={card}
          problems={problems}
          hasScope={scopes.some(({ id }) => id === card.id)}
          onScope={(id) => {
            close()
            setScopeId(id)
          }}
          onRemove={(edit) => {
            close()
            removal.ask(edit, scope)
          }}
          onInsert={openInsert}
          onOpenExpert={onOpenExpert}
        />
      )}
      {way === undefined ? null : (
        <WaySheet
          key={way.id}
          {...shared}
          way={way}
          onRemove={(edit) => {
            close()
            removal.ask(edit, scope)
          }}
          onInsert={openInsert}
          onOpenBranch={openCard}
          onOpenExpert={onOpenExpert}
        />
      )}
      {place === undefined ? null : <InsertSheet key={place.id} {...shared} way={place} />}
      {removal.dialog}
    </div>
  )
}

/** The part of the flow and the card in which an element is seen: itself, what its event is on, or where its way comes from. */
function placeOf(element: string, scopes: readonly Scope[]): { readonly scope: string; readonly card: string } | null {
  for (const { id, cards, ways } of scopes) {
    const way = ways.find((one) => one.id === element || one.interruption?.id === element)
    const card = cards.find((one) => one.id === (way?.from ?? element))
    if (card !== undefined) return { scope: id, card: card.id }
  }
  return null
}
