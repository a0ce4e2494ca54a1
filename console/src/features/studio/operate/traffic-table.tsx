import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './operate.module.css'
import type { ElementTraffic } from './traffic-queries.ts'
import type { NamedElement } from './use-drawn-elements.ts'
import { useTrafficWords } from './use-traffic-words.ts'

interface TrafficTableProps {
  /** Undefined: on its way. */
  readonly traffic: readonly ElementTraffic[] | undefined
  readonly elements: ReadonlyMap<string, NamedElement>
  onOpen(element: string): void
}

/** What goes on at each step: what stopped and what waits first, the rest on demand, each in the order of the drawing. */
export function TrafficTable({ traffic, elements, onOpen }: TrafficTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useTrafficWords()
  const [isWhole, setWhole] = useState(false)
  if (traffic === undefined) return <Waiting rows={4} />
  if (traffic.length === 0) return <p className="quiet">{t('studioRun.nothing')}</p>
  const order = new Map([...elements.keys()].map((id, index) => [id, index]))
  const placeOf = ({ element }: ElementTraffic) => order.get(element) ?? order.size
  const weight = ({ incidents, waiting }: ElementTraffic) => incidents * 1e9 + (waiting?.instances ?? 0)
  const sorted = traffic.toSorted(
    (one, other) =>
      weight(other) - weight(one) || placeOf(one) - placeOf(other) || one.element.localeCompare(other.element),
  )
  const busy = sorted.filter((one) => weight(one) > 0)
  const [idle, isFolded] = [sorted.length - busy.length, busy.length > 0 && !isWhole]
  const columns: Column<ElementTraffic>[] = [
    {
      title: t('studioRun.waitsNow'),
      kind: 'line',
      cell: ({ waiting }) => (waiting === null ? '' : words.waiting(waiting)),
    },
    {
      title: t('studioRun.stopped'),
      kind: 'line',
      cell: ({ incidents }) => (incidents === 0 ? '' : words.incidents(incidents)),
    },
    {
      title: t('studioRun.passedLately'),
      kind: 'line',
      cell: ({ passed }) => (passed === null ? '' : words.passed(passed)),
    },
  ]
  return (
    <div className="sheet">
      <RecordTable
        name={t('studioRun.table')}
        rows={isFolded ? busy : sorted}
        keyOf={({ element }) => element}
        head={{
          title: t('studioRun.step'),
          text: ({ element }) => {
            const name = elements.get(element)?.name
            return name === undefined ? element : inLanguage(name, language)
          },
          note: ({ element }) => {
            const kind = elements.get(element)?.kind
            return kind ?? t('studioRun.notDrawn')
          },
        }}
        columns={columns}
        onOpen={({ element }) => onOpen(element)}
      />
      {busy.length === 0 || idle === 0 ? null : (
        <p className={styles.fold}>
          <button type="button" className="link-button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('studioRun.hideIdle') : t('studioRun.showIdle', { count: idle })}
          </button>
        </p>
      )}
    </div>
  )
}
