import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { ButtonLink } from '../../shell/button-link.tsx'
import { MissingSection, Section, SmallTable } from '../../shell/records/section.tsx'
import { useMay } from '../../shell/use-may.ts'
import { momentText, moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './cases-of.module.css'
import type { NewCaseSearch } from './opening/new-case.ts'
import { StateTag } from './state-tag.tsx'
import { subjectText } from './subject-text.ts'

type CasesOfProps = {
  /** What of a list of cases has to do with the record. */
  readonly conditions: Readonly<Record<string, string>>
  /** What a new case about the record is filled in with. */
  readonly about: NewCaseSearch
}

/** The cases about a record, the newest first, and the way to all of them; nothing where cases are not one's to see. */
export function CasesOf({ conditions, about }: CasesOfProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay('cases.see')
  const mayOpen = useMay('cases.open')
  const query = useQuery({
    queryKey: ['list', 'cases', 'of', conditions],
    queryFn: ({ signal }) => answered(api().listCases({ query: { ...conditions, limit: 10 }, signal })),
    enabled: may,
  })
  const { data } = query
  if (data === undefined) return <MissingSection title={t('places.cases')} query={query} />
  const all = `/cases?${new URLSearchParams(conditions)}`
  return (
    <Section
      title={t('places.cases')}
      more={
        <div className={styles.ways}>
          {data.next === null ? null : <Link to={all}>{t('record.all')}</Link>}
          {mayOpen ? (
            <ButtonLink to="/cases/new" search={about}>
              {t('newCase.title')}
            </ButtonLink>
          ) : null}
        </div>
      }
    >
      <SmallTable
        caption={t('places.cases')}
        items={data.items}
        keyOf={({ number }) => number}
        address={({ number }) => `/cases/${encodeURIComponent(number)}`}
        none={t('record.noCases')}
        columns={[
          { label: t('lists.column.number'), cell: ({ number }) => number },
          {
            label: t('lists.column.state'),
            cell: ({ state, outcome }) => <StateTag state={state} outcome={outcome} />,
          },
          {
            label: t('lists.column.subject'),
            cell: (one) => subjectText(one, language),
          },
          {
            label: t('lists.column.refund'),
            isNumber: true,
            cell: ({ refund }) => (refund === null ? null : moneyText(refund, language)),
          },
          {
            label: t('lists.column.opened'),
            isNumber: true,
            cell: ({ openedAt }) => momentText(openedAt, language),
          },
        ]}
      />
    </Section>
  )
}
