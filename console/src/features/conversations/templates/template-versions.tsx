import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { PartFailure } from '../../../shell/states/part-failure.tsx'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { templateVersionsQuery } from './template-queries.ts'

type TemplateVersionsProps = {
  readonly of: string
  readonly shown: number
  readonly onShow: (version: number) => void
}

/** Who changed a template, when and why. */
export function TemplateVersions({ of: key, shown, onShow }: TemplateVersionsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const versions = useQuery(templateVersionsQuery(key))
  return (
    <section className={styles.part} aria-labelledby="template-versions">
      <h3 id="template-versions">{t('template.versions')}</h3>
      <PartFailure query={versions} />
      <ul className={styles.form}>
        {versions.data?.items.map(({ version, deployedAt, deployedBy, reason }) => (
          <li key={version} className={styles.row}>
            <span>
              {t('template.versionBy', {
                version,
                at: momentText(deployedAt, language),
                by: deployedBy ?? t('role.fromPack'),
              })}
              {reason === null ? null : <span className="quiet"> {reason}</span>}
            </span>
            <Button
              size="small"
              disabled={version === shown}
              aria-label={t('template.showVersion', { version })}
              onClick={() => onShow(version)}
            >
              {t('template.show')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
