import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { TemplateForm } from './template-form.tsx'
import { type TemplateSummary, templateQuery } from './template-queries.ts'
import { TemplateVersions } from './template-versions.tsx'

type TemplateSheetProps = { readonly summary: TemplateSummary; readonly onClose: () => void }

/** One template: its words in both languages, tried on a case, and who changed it. An older version can be taken up again. */
export function TemplateSheet({ summary, onClose }: TemplateSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [version, setVersion] = useState(summary.version)
  const template = useQuery(templateQuery(summary.key, version))
  return (
    <SideSheet title={inLanguage(summary.name, language)} onClose={onClose} isWide>
      {version === summary.version ? null : <p role="status">{t('template.olderShown', { version })}</p>}
      {template.isPending ? <Waiting rows={6} /> : null}
      {template.isError ? <FailureNotice error={template.error} onRetry={() => void template.refetch()} /> : null}
      {template.data === undefined ? null : (
        <TemplateForm key={template.data.version} template={template.data} onClose={onClose} />
      )}
      <TemplateVersions of={summary.key} shown={version} onShow={setVersion} />
    </SideSheet>
  )
}
