import type { CaseTypeDocument } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { inLanguage } from '../../../text/bilingual.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { fieldKindText } from '../../fields/index.ts'
import { groupText } from '../group-text.ts'
import type { TypeField } from './case-type-queries.ts'

/** What a case type says besides the parts that are changed here: fields with who sees them, priority, who opens and sees. */
export function CaseTypeFacts({ document }: { readonly document: CaseTypeDocument }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { permissions, priority, subject, clocks } = document
  const groups = (names: readonly string[]) =>
    names.length === 0
      ? t('caseType.everybody')
      : listText(
          names.map((name) => groupText(name, t)),
          language,
        )
  const rightsOf = ({ name }: TypeField) => permissions.fields?.[name]
  const columns: Column<TypeField>[] = [
    { title: t('field.kind'), cell: ({ kind }) => fieldKindText(kind.type, t) },
    { title: t('field.required'), cell: ({ required }) => (required ? t('field.required') : '') },
    {
      title: t('caseType.seenBy'),
      kind: 'line',
      isLabelled: true,
      cell: (field) => groups(rightsOf(field)?.see ?? []),
    },
    {
      title: t('caseType.changedBy'),
      kind: 'line',
      isLabelled: true,
      cell: (field) => groups(rightsOf(field)?.change ?? []),
    },
  ]
  return (
    <>
      <section className={styles.part} aria-labelledby="type-rules">
        <h3 id="type-rules">{t('caseType.rules')}</h3>
        <dl className={styles.facts}>
          <dt>{t('caseType.flow')}</dt>
          <dd>{document.process}</dd>
          <dt>{t('caseType.priority')}</dt>
          <dd>
            {'decision' in priority
              ? t('caseType.byDecision', { decision: priority.decision })
              : t(`priorities.${priority.fixed}`)}
          </dd>
          <dt>{t('caseType.opens')}</dt>
          <dd>{groups(permissions.open)}</dd>
          <dt>{t('caseType.sees')}</dt>
          <dd>{groups(permissions.see)}</dd>
          <dt>{t('caseType.needs')}</dt>
          <dd>
            {subject.length === 0
              ? t('caseType.nothing')
              : listText(
                  subject.map((one) => t(`caseType.subjects.${one}`)),
                  language,
                )}
          </dd>
          <dt>{t('caseType.clocks')}</dt>
          <dd>{t(clocks === undefined ? 'caseType.noClocks' : 'caseType.hasClocks')}</dd>
        </dl>
      </section>
      <section className={styles.part} aria-labelledby="type-fields">
        <h3 id="type-fields">{t('caseType.fields')}</h3>
        {document.fields.length === 0 ? (
          <p className="quiet">{t('caseType.noFields')}</p>
        ) : (
          <RecordTable
            name={t('caseType.fields')}
            rows={document.fields}
            keyOf={({ name }) => name}
            head={{
              title: t('field.label'),
              text: ({ label }) => inLanguage(label, language),
              note: ({ name }) => name,
            }}
            columns={columns}
          />
        )}
      </section>
    </>
  )
}
