import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import styles from '../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../shell/sheet/side-sheet.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { type Automation, runsQuery } from './automation-queries.ts'
import { RunTable } from './run-table.tsx'
import { useAutomationWords } from './use-automation-words.ts'

type AutomationSheetProps = { readonly automation: Automation; readonly onClose: () => void }

/** One automation: when it looks, under which condition, what it does, and what it did. */
export function AutomationSheet({ automation, onClose }: AutomationSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useAutomationWords()
  const { document, version, deployedAt, deployedBy } = automation
  const runs = useInfiniteQuery(runsQuery(automation.key))
  const shown = runs.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <SideSheet title={inLanguage(document.name, language)} onClose={onClose} isWide>
      <section className={styles.part}>
        <dl className={styles.facts}>
          <dt>{t('automation.trigger')}</dt>
          <dd>{words.trigger(document)}</dd>
          <dt>{t('automation.condition')}</dt>
          <dd>{document.when === undefined ? t('automation.always') : <code>{document.when}</code>}</dd>
          <dt>{t('automation.does')}</dt>
          <dd>{words.does(document)}</dd>
          <dt>{t('role.version')}</dt>
          <dd>
            {version} · {momentText(deployedAt, language)} · {deployedBy ?? t('role.fromPack')}
          </dd>
        </dl>
      </section>
      <section className={styles.part} aria-labelledby="automation-runs">
        <h3 id="automation-runs">{t('automation.runs')}</h3>
        {runs.isPending ? <Waiting rows={4} /> : null}
        {runs.isError && runs.data === undefined ? (
          <FailureNotice error={runs.error} onRetry={() => void runs.refetch()} />
        ) : null}
        {runs.isSuccess && shown.length === 0 ? <p className="quiet">{t('automation.noRuns')}</p> : null}
        {shown.length === 0 ? null : (
          <>
            <RunTable runs={shown} />
            <EndlessEnd list={runs} />
          </>
        )}
      </section>
    </SideSheet>
  )
}
