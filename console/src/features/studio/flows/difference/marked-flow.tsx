import type { Vocabulary } from '@aftersale/contract'
import { knownValues, type PlainComparison, type PlainFlow } from '@aftersale/modelling'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../../text/use-language.ts'
import { FlowCanvas } from '../plain/canvas/flow-canvas.tsx'
import { drawnOf } from '../plain/canvas/graph.ts'
import styles from '../plain/plain.module.css'
import { pathTo, ScopePath } from '../plain/scope-path.tsx'
import { ZoomButtons } from '../plain/zoom-buttons.tsx'
import { cardMarks } from './card-marks.ts'
import type { DifferenceViewProps } from './difference-view.ts'

type MarkedFlowProps = DifferenceViewProps & {
  readonly comparison: PlainComparison
  readonly vocabulary: Vocabulary
}

const NONE = () => {}
const NO_PROBLEMS = () => 0

/** One edition of a flow as steps, to look at, with the cards marked that the other edition has otherwise. */
export function MarkedFlow({ comparison, vocabulary, side, shown, onShow }: MarkedFlowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { changes } = comparison
  const plain = comparison[side]
  const { scopes } = plain
  const [scopeId, setScopeId] = useState(() => changes.find((change) => change.scope !== null)?.scope ?? null)
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    const found = shown === null ? undefined : scopes.find(({ cards }) => cards.some(({ id }) => id === shown))
    if (found !== undefined) setScopeId(found.id)
  }, [shown, scopes])
  const scope = scopes.find(({ id }) => id === scopeId) ?? scopes[0]
  const marks = useMemo(() => cardMarks(changes, plain, side), [changes, plain, side])
  const drawn = useMemo(
    () => (scope === undefined ? null : drawnOf(scope, { vocabulary, known: knownIn(plain, vocabulary), language })),
    [scope, plain, vocabulary, language],
  )
  if (scope === undefined || drawn === null) return <p className="quiet">{t('plain.empty')}</p>
  const selected = scope.cards.some(({ id }) => id === shown) ? shown : null
  const open = (id: string) => {
    if (scopes.some((one) => one.id === id)) setScopeId(id)
    const change = changes.find(({ element }) => element === id)
    if (change !== undefined && !change.isAdvanced)
      onShow({ ...change, kind: side === 'before' ? 'removed' : change.kind })
  }
  return (
    <div>
      <div className={styles.bar}>
        <ScopePath path={pathTo(scope, scopes)} onScope={setScopeId} />
        <div className={styles.tools}>
          <ZoomButtons scope={scope} layout={drawn.layout} />
        </div>
      </div>
      <FlowCanvas
        key={`${side} ${scope.id}`}
        scope={scope}
        drawn={drawn}
        isReadOnly
        isShort
        problemsOf={NO_PROBLEMS}
        marks={marks}
        current={scope.cards.some(({ id }) => id === current) ? current : (scope.cards[0]?.id ?? null)}
        selected={selected}
        onCurrent={setCurrent}
        onOpen={open}
        onOpenWay={NONE}
        onInsert={NONE}
        onRemove={NONE}
      />
    </div>
  )
}

const knownIn = (plain: PlainFlow, vocabulary: Vocabulary) => knownValues(plain, plain.scopes[0]?.id ?? '', vocabulary)
