import { type Language, routeList } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import sheet from '../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../shell/sheet/side-sheet.tsx'
import { exactText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './audit.module.css'
import type { AuditEntry } from './audit-query.ts'
import { useAuditWords } from './use-audit-words.ts'
import { useObjectNames } from './use-object-names.ts'

type AuditSheetProps = { readonly entry: AuditEntry; readonly onClose: () => void }

/** One entry with everything that differs, before and after. */
export function AuditSheet({ entry, onClose }: AuditSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useAuditWords()
  const { objectName, valueText } = useObjectNames()
  const facts: readonly (readonly [string, string | null])[] = [
    [t('audit.name'), objectName(entry)],
    [t('audit.key'), objectName(entry) === entry.name ? null : entry.name],
    [t('audit.who'), words.who(entry)],
    [t('signIn.email'), entry.person?.email ?? null],
    [t('audit.at'), exactText(entry.at, language)],
    [t('audit.address'), entry.address],
    [t('audit.operation'), operationText(entry.route, language)],
    [t('audit.request'), entry.requestId],
  ]
  return (
    <SideSheet title={words.deed(entry)} onClose={onClose} isWide>
      <dl className={sheet.facts}>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {entry.changes.length === 0 ? null : (
        <table className={styles.changes}>
          <caption>{t('audit.changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('audit.path')}</th>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {entry.changes.map(({ path, before, after }) => (
              <tr key={path}>
                <th scope="row">{words.path(path)}</th>
                <td>{before === undefined ? <span className="quiet">–</span> : valueText(path, before)}</td>
                <td>{after === undefined ? <span className="quiet">–</span> : valueText(path, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {entry.isWhole ? null : <p className="quiet">{t('audit.more')}</p>}
    </SideSheet>
  )
}

/** What an operation of the API does, in its own words. */
function operationText(id: string | null, language: Language): string | null {
  return routeList.find((route) => route.id === id)?.summary[language] ?? id
}
