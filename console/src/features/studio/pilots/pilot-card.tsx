import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { countText, momentText, moneyText, percentText } from '../../../text/format.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { wordText } from '../../../text/words.ts'

import { Mark } from '../list/mark.tsx'
import { EndPilotSheet } from './end-pilot-sheet.tsx'
import type { Pilot, PilotSide } from './pilot-queries.ts'
import styles from './pilots.module.css'

/** One pilot: for whom it counts, and what came of its cases beside the others of the same time. */
export function PilotCard({ pilot }: { readonly pilot: Pilot }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayPublish = useMay('flows.deploy')
  const [ending, setEnding] = useState<'published' | 'ended' | null>(null)
  const { sources, share, note, beganAt, beganBy, endedAt, outcome, endNote, processes } = pilot
  const shops =
    sources === null
      ? t('studio.pilotAllShops')
      : listText(
          sources.map((one) => wordText('source', one, t)),
          language,
        )
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <h2>{note}</h2>
        <Mark tone={endedAt === null ? 'running' : 'closed'}>
          {endedAt === null ? t('studioPilot.runs') : t(`studioPilot.outcomes.${outcome ?? 'ended'}`)}
        </Mark>
      </div>
      <p className="quiet">
        {t('studioPilot.who', { shops, share })} · {beganBy} · {momentText(beganAt, language)}
        {endedAt === null ? '' : ` – ${momentText(endedAt, language)}`}
      </p>
      {endNote === null ? null : <p>{t('studioPilot.why', { note: endNote })}</p>}
      {processes.map(({ key, name, pilot: own, rest }) => (
        <table key={key} className={styles.sides}>
          <caption>{inLanguage(name, language)}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('studioPilot.own', { version: own.version })}</th>
              <th scope="col">{t('studioPilot.rest', { version: rest.version })}</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(own, rest).map(([label, one, other]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{one}</td>
                <td>{other}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {endedAt === null && mayPublish ? (
        <Space wrap>
          <Button type="primary" onClick={() => setEnding('published')}>
            {t('studioPilot.publish')}
          </Button>
          <Button onClick={() => setEnding('ended')}>{t('studioPilot.end')}</Button>
        </Space>
      ) : null}
      {ending === null ? null : <EndPilotSheet pilot={pilot} outcome={ending} onClose={() => setEnding(null)} />}
    </article>
  )

  function rowsOf(own: PilotSide, rest: PilotSide): (readonly [string, string, string])[] {
    const row = (label: string, text: (side: PilotSide) => string) => [label, text(own), text(rest)] as const
    const outcomes = [...new Set([...own.outcomes, ...rest.outcomes].map((one) => one.outcome))]
    return [
      row(t('studioPilot.opened'), ({ opened }) => countText(opened, language)),
      row(t('studioPilot.closed'), ({ closed }) => countText(closed, language)),
      row(t('studioPilot.hours'), ({ hours }) =>
        hours === null ? '–' : t('studioPilot.hour', { hours: hours.toFixed(1) }),
      ),
      row(t('studioPilot.asked'), ({ asked }) => asked.toFixed(2)),
      row(t('studioPilot.refunds'), ({ refunds, opened }) =>
        refunds.length === 0
          ? '–'
          : refunds
              .map(({ currency, minor }) =>
                moneyText({ minor: Math.round(minor / Math.max(opened, 1)), currency }, language),
              )
              .join(' + '),
      ),
      ...outcomes.map((name) =>
        row(name === null ? t('studioPilot.noOutcome') : wordText('outcome', name, t), ({ outcomes: all, closed }) =>
          shareText(all.find((one) => one.outcome === name)?.cases ?? 0, closed),
        ),
      ),
      row(t('studioPilot.incidents'), ({ incidents }) => countText(incidents, language)),
    ]
  }

  function shareText(cases: number, closed: number): string {
    if (cases === 0) return '–'
    return `${countText(cases, language)} · ${percentText(cases / Math.max(closed, 1), language)}`
  }
}
