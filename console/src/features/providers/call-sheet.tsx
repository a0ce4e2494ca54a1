import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../api/all-done.ts'
import { api } from '../../api/client.ts'
import { commandKey } from '../../api/command-key.ts'
import { useCommand } from '../../api/use-command.ts'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import styles from '../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../shell/sheet/side-sheet.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { exactText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { callText } from './call-text.ts'
import { providerName } from './provider-name.ts'
import { callQuery, type ProviderCall } from './provider-queries.ts'
import { SettleForm } from './settle-form.tsx'

type CallSheetProps = { readonly call: ProviderCall; readonly onClose: () => void }

/** One call: everything that was said, another try, and what a person did themselves. */
export function CallSheet({ call, onClose }: CallSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayOperate = useMay('providers.operate')
  const detail = useQuery(callQuery(call.id))
  const retry = useCommand({
    run: async () => oneDone(api().retryProviderCalls({ body: { items: [{ key: commandKey(), id: call.id }] } })),
    changes: [['provider-calls'], ['providers']],
    said: t('provider.retried'),
    onDone: onClose,
  })
  const waits = call.status === 'stuck' || call.status === 'manual'
  return (
    <SideSheet title={callText(call, t)} onClose={onClose}>
      <section className={styles.part}>
        <dl className={styles.facts}>
          <dt>{t('provider.name')}</dt>
          <dd>{providerName(call.provider, t)}</dd>
          <dt>{t('provider.state')}</dt>
          <dd>{t(`provider.states.${call.status}`)}</dd>
          <dt>{t('provider.asked')}</dt>
          <dd>{exactText(call.askedAt, language)}</dd>
          {call.reference === null ? null : (
            <>
              <dt>{t('provider.reference')}</dt>
              <dd>{call.reference}</dd>
            </>
          )}
        </dl>
        {call.uncertain ? <p>{t('provider.uncertain')}</p> : null}
      </section>
      {mayOperate && call.status === 'stuck' ? (
        <section className={styles.part}>
          {retry.error ? <ProblemBox>{problemText(retry.error, t)}</ProblemBox> : null}
          <div className={styles.buttons}>
            <Button type="primary" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
              {t('provider.retry')}
            </Button>
          </div>
        </section>
      ) : null}
      {mayOperate && waits ? <SettleForm call={call} onDone={onClose} /> : null}
      <section className={styles.part} aria-labelledby="call-answers">
        <h3 id="call-answers">{t('provider.said')}</h3>
        {detail.isPending ? <Waiting rows={3} /> : null}
        {detail.data?.answers.length === 0 ? <p className="quiet">{t('provider.nothingSaid')}</p> : null}
        <ul className={styles.form}>
          {detail.data?.answers.map(({ firstAt, words, times, kind }) => (
            <li key={`${firstAt} ${kind}`}>
              {words === null ? kind : inLanguage(words, language)}
              <span className="quiet">
                {' '}
                {exactText(firstAt, language)} · {t('provider.times', { count: times })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </SideSheet>
  )
}
