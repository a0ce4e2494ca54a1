import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { allDone } from '../../../../api/all-done.ts'
import { api } from '../../../../api/client.ts'
import { commandKey } from '../../../../api/command-key.ts'
import { useMay } from '../../../../shell/use-may.ts'
import { momentText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { RemainingTime } from '../../../tasks/index.ts'
import styles from '../case-page.module.css'
import { type Clock, clocksQuery } from '../case-queries.ts'
import { LoadedSection } from '../section.tsx'
import { useCaseCommand } from '../use-case-command.ts'

/** What was promised and how it stands; paused while somebody else is awaited. */
export function CaseClocks({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const mayChange = useMay('cases.change')
  const clocks = useQuery(clocksQuery(one.number))
  const tell = useCaseCommand()
  const say = (type: 'paused' | 'resumed') => {
    const item = { key: commandKey(), case: one.id, type }
    const call = () => allDone(api().tellClocks({ body: { items: [item] } }))
    void tell.mutateAsync({ call, done: t(`clocks.did.${type}`) }).catch(() => undefined)
  }
  return (
    <LoadedSection title={t('clocks.title')} query={clocks}>
      {({ items }) => {
        if (items.length === 0) return null
        const open = items.filter(({ standing }) => standing !== 'stopped')
        const isPaused = open.some(({ standing }) => standing === 'paused')
        return (
          <>
            <dl className={styles.pairs}>
              {items.map((clock) => (
                <div key={clock.name}>
                  <dt>{t(`clocks.names.${clock.name}`)}</dt>
                  <dd>
                    <ClockStanding clock={clock} since={one.openedAt} />
                  </dd>
                </div>
              ))}
            </dl>
            {mayChange && open.length > 0 ? (
              <Button size="small" loading={tell.isPending} onClick={() => say(isPaused ? 'resumed' : 'paused')}>
                {t(isPaused ? 'clocks.resume' : 'clocks.pause')}
              </Button>
            ) : null}
          </>
        )
      }}
    </LoadedSection>
  )
}

function ClockStanding({ clock, since }: { readonly clock: Clock; readonly since: CaseDetail['openedAt'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { standing, breached, due } = clock
  if (standing === 'stopped') {
    return <span className={breached ? styles.bad : styles.good}>{t(breached ? 'clocks.metLate' : 'clocks.met')}</span>
  }
  if (standing === 'paused') return <span className="quiet">{t('clocks.paused')}</span>
  return (
    <>
      <RemainingTime since={since} due={due} />
      <span className={styles.fine}>{momentText(due, language)}</span>
    </>
  )
}
