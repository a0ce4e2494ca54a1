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
import { howSure, type Share, type Sureness } from './how-sure.ts'
import { PilotChanges } from './pilot-changes.tsx'
import type { Pilot, PilotSide } from './pilot-queries.ts'
import styles from './pilots.module.css'

/** One pilot: for whom it counts, and what came of its cases beside the others of the same time. */
export function PilotCard({ pilot }: { readonly pilot: Pilot }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayPublish = useMay('flows.deploy')
  const maySee = useMay('flows.see')
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
      {maySee ? <PilotChanges id={pilot.id} /> : null}
      {processes.map(({ key, name, pilot: own, rest }) => (
        <div key={key} className={styles.scroll}>
          <table className={styles.sides}>
            <caption>{inLanguage(name, language)}</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('studioPilot.own', { version: own.version })}</th>
                <th scope="col">{t('studioPilot.rest', { version: rest.version })}</th>
                <th scope="col">{t('studioPilot.difference')}</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(own, rest).map(([label, one, other, sure]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{one}</td>
                  <td>{other}</td>
                  <td>{sure}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {processes.length === 0 ? null : <p className="quiet">{t('studioPilot.sureHint')}</p>}
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

  function rowsOf(own: PilotSide, rest: PilotSide): (readonly [string, string, string, string])[] {
    const row = (label: string, text: (side: PilotSide) => string) => [label, text(own), text(rest), ''] as const
    const rate = (label: string, share: (side: PilotSide) => Share) =>
      [label, shareText(share(own)), shareText(share(rest)), sureText(howSure(share(own), share(rest)))] as const
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
      rate(t('studioPilot.granted'), ({ outcomes: all, closed }) => ({ cases: casesOf(all, isGranted), of: closed })),
      rate(t('studioPilot.refused'), ({ outcomes: all, closed }) => ({
        cases: casesOf(all, (one) => one === 'refused'),
        of: closed,
      })),
      rate(t('studioPilot.handed'), ({ handed, opened }) => ({ cases: handed, of: opened })),
      ...outcomes.map((name) =>
        row(name === null ? t('studioPilot.noOutcome') : wordText('outcome', name, t), ({ outcomes: all, closed }) =>
          shareText({ cases: casesOf(all, (one) => one === name), of: closed }),
        ),
      ),
      row(t('studioPilot.incidents'), ({ incidents }) => countText(incidents, language)),
    ]
  }

  function shareText({ cases, of }: Share): string {
    if (cases === 0) return '–'
    return `${countText(cases, language)} · ${percentText(cases / Math.max(of, 1), language)}`
  }

  function sureText(sure: Sureness): string {
    if (sure.kind === 'few' || sure.kind === 'unclear') return t(`studioPilot.sure.${sure.kind}`)
    return t(`studioPilot.sure.${sure.kind}`, { from: sure.from, to: sure.to })
  }
}

type Outcome = PilotSide['outcomes'][number]['outcome']

const casesOf = (outcomes: PilotSide['outcomes'], isMeant: (outcome: Outcome) => boolean): number =>
  outcomes.filter(({ outcome }) => isMeant(outcome)).reduce((sum, { cases }) => sum + cases, 0)

/** Outcomes by which the customer did not get what was asked for. */
const NOT_GRANTED: ReadonlySet<Outcome> = new Set([null, 'refused', 'withdrawn', 'given-up'])
const isGranted = (outcome: Outcome) => !NOT_GRANTED.has(outcome)
