import type { CaseDetail } from '@aftersale/contract'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './case-page.module.css'
import { ReportedCause } from './reported-cause.tsx'
import { Section } from './section.tsx'
import { ToldCustomer } from './told-customer.tsx'
import { useCaseCommand } from './use-case-command.ts'

/**
 * Where a case stopped, who is told, and what can be done: for whoever looks after flows also why, and the ways on: try again, or
 * count the step as done.
 */
export function StuckStep({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { modal } = App.useApp()
  const mayResolve = useMay('incidents.resolve')
  const command = useCaseCommand()
  const run = (call: () => Promise<unknown>, done: string) => command.mutateAsync({ call, done }).catch(() => undefined)
  const skip = (id: string) =>
    modal.confirm({
      title: t('case.skip'),
      content: t('case.skipWords'),
      okText: t('case.skip'),
      cancelText: t('taskDo.cancel'),
      onOk: () => run(() => answered(api().skipIncident({ params: { id }, body: {} })), t('case.skipped')),
    })
  const retryAll = () => run(() => answered(api().retryCase({ params: { id: one.number } })), t('case.retried'))
  return (
    <Section title={t('case.next')}>
      {one.incidents.map(({ id, name, message, since }) => (
        <div key={id} className={styles.incident}>
          <ProblemBox>
            {t('case.stoppedAt', { step: inLanguage(name, language) })}{' '}
            <span className={styles.fine}>{momentText(since, language)}</span>
          </ProblemBox>
          {message === null ? null : <ReportedCause>{inLanguage(message, language)}</ReportedCause>}
          {mayResolve ? (
            <Button size="small" disabled={command.isPending} onClick={() => skip(id)}>
              {t('case.skip')}
            </Button>
          ) : null}
        </div>
      ))}
      <ToldCustomer of={one} />
      {mayResolve ? (
        <>
          <p className="quiet">{t('case.mendHere')}</p>
          <Button type="primary" loading={command.isPending} onClick={() => void retryAll()}>
            {t('case.retry')}
          </Button>
        </>
      ) : (
        <p className="quiet">{t('case.mendElsewhere')}</p>
      )}
    </Section>
  )
}
