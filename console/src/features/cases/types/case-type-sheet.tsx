import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseTypeQuery } from '../../../api/listings.ts'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { CaseTypeFacts } from './case-type-facts.tsx'
import { CaseTypeForm } from './case-type-form.tsx'
import type { CaseTypeSummary } from './case-type-queries.ts'

type CaseTypeSheetProps = { readonly summary: CaseTypeSummary; readonly onClose: () => void }

/** One case type in any of its versions; the newest can be changed, which makes another. */
export function CaseTypeSheet({ summary, onClose }: CaseTypeSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [version, setVersion] = useState(summary.version)
  const type = useQuery(caseTypeQuery(summary.key, version))
  const versions = Array.from({ length: summary.version }, (_, at) => summary.version - at)
  return (
    <SideSheet title={inLanguage(summary.name, language)} onClose={onClose} isWide>
      <div className={styles.row}>
        <Select
          aria-label={t('role.version')}
          style={{ minWidth: 160 }}
          value={version}
          options={versions.map((value) => ({ value, label: t('caseType.versionNumber', { version: value }) }))}
          onChange={setVersion}
        />
        {type.data === undefined ? null : (
          <span className="quiet">
            {momentText(type.data.deployedAt, language)} · {type.data.deployedBy ?? t('role.fromPack')}
          </span>
        )}
      </div>
      {type.isPending ? <Waiting rows={6} /> : null}
      {type.isError ? <FailureNotice error={type.error} onRetry={() => void type.refetch()} /> : null}
      {type.data === undefined ? null : (
        <>
          {version === summary.version ? (
            <CaseTypeForm key={`${summary.key} ${version}`} type={type.data} onClose={onClose} />
          ) : null}
          <CaseTypeFacts document={type.data.document} />
        </>
      )}
    </SideSheet>
  )
}
