import type { AnswerOf, routes } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import table from '../../../shell/lists/table.module.css'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './keys.module.css'
import { RevokeKey } from './revoke-key.tsx'

type ApiKey = AnswerOf<(typeof routes)['listApiKeys']>['items'][number]

/** Keys, one a row. */
export function ApiKeyTable({ keys }: { readonly keys: readonly ApiKey[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <table className={table.table} role="table">
      <caption className="unseen">{t('admin.places.apiKeys')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('apiKeys.name')}</th>
          <th role="columnheader">{t('apiKeys.start')}</th>
          <th role="columnheader">{t('apiKeys.by')}</th>
          <th role="columnheader">{t('apiKeys.at')}</th>
          <th role="columnheader">{t('apiKeys.used')}</th>
          <th role="columnheader">
            <span className="unseen">{t('apiKeys.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {keys.map((key) => (
          <tr role="row" key={key.id}>
            <td role="cell" className={styles.name}>
              {key.name}
            </td>
            <td role="cell">
              <code>{key.start}…</code>
            </td>
            <td role="cell">{key.createdBy}</td>
            <td role="cell">{momentText(key.createdAt, language)}</td>
            <td role="cell" data-label={t('apiKeys.used')}>
              {key.lastUsedAt === null ? t('apiKeys.never') : momentText(key.lastUsedAt, language)}
            </td>
            <td role="cell" data-end>
              <RevokeKey of={key} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
