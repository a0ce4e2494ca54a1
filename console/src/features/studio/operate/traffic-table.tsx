import { useTranslation } from 'react-i18next'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { DrawnElement } from './drawn-names.ts'
import type { ElementTraffic } from './traffic-queries.ts'
import { useTrafficWords } from './use-traffic-words.ts'

interface TrafficTableProps {
  /** Undefined: on its way. */
  readonly traffic: readonly ElementTraffic[] | undefined
  readonly elements: ReadonlyMap<string, DrawnElement>
  onOpen(element: string): void
}

/** What goes on at each step, where something does: what stopped and what waits first. */
export function TrafficTable({ traffic, elements, onOpen }: TrafficTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useTrafficWords()
  if (traffic === undefined) return <Waiting rows={4} />
  if (traffic.length === 0) return <p className="quiet">{t('studioRun.nothing')}</p>
  const weight = ({ incidents, waiting }: ElementTraffic) => incidents * 1e9 + (waiting?.instances ?? 0)
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
        rows={traffic.toSorted((one, other) => weight(other) - weight(one))}
        keyOf={({ element }) => element}
        head={{
          title: t('studioRun.step'),
          text: ({ element }) => {
            const name = elements.get(element)?.name
            return name === undefined ? element : inLanguage(name, language)
          },
          note: ({ element }) => {
            const kind = elements.get(element)?.kind
            return kind === undefined ? t('studioRun.notDrawn') : inLanguage(kind, language)
          },
        }}
        columns={columns}
        onOpen={({ element }) => onOpen(element)}
      />
    </div>
  )
}
