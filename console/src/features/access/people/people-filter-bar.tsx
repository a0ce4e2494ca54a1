import { Input, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTabStrip } from '../../../shell/strip/use-tab-strip.ts'
import styles from '../../administration/administration.module.css'
import { useRoleWords } from '../roles/use-role-words.ts'
import { type PeopleFilter, readPeopleFilter, SHOWN, type Shown } from './people-filter.ts'

type PeopleFilterBarProps = {
  readonly filter: PeopleFilter
  readonly onChange: (filter: PeopleFilter) => void
}

/** By name, by what they may do and where, and by whether they are in, invited or gone. */
export function PeopleFilterBar({ filter, onChange }: PeopleFilterBarProps) {
  const { t } = useTranslation()
  const { roleChoices, unitChoices } = useRoleWords()
  const state = filter.state ?? 'present'
  const strip = useTabStrip(state)
  const set = (part: { readonly [name in keyof PeopleFilter | 'state']?: string | undefined }) =>
    onChange(readPeopleFilter({ ...filter, ...part }))
  const roles = [
    ...roleChoices,
    { value: 'administrator', label: t('roles.administrator') },
    { value: 'staff', label: t('people.noRole') },
  ]
  return (
    <search className={styles.bar}>
      <Input.Search
        className={styles.search}
        allowClear
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        maxLength={200}
        defaultValue={filter.q ?? ''}
        onChange={(event) => set({ q: event.target.value })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className={`${styles.choice}`}
        popupMatchSelectWidth={false}
        aria-label={t('people.ofRole')}
        placeholder={t('people.role')}
        value={filter.role ?? null}
        options={roles}
        onChange={(role: string | null | undefined) => set({ role: role ?? undefined })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className={`${styles.choice}`}
        popupMatchSelectWidth={false}
        aria-label={t('people.ofUnit')}
        placeholder={t('people.unit')}
        value={filter.unit ?? null}
        options={unitChoices}
        onChange={(unit: string | null | undefined) => set({ unit: unit ?? undefined })}
      />
      <div ref={strip.ref} className={`${strip.className} ${styles.tabs}`}>
        <Segmented<Shown>
          aria-label={t('people.state')}
          value={state}
          options={SHOWN.map((value) => ({ value, label: t(`people.shown.${value}`) }))}
          onChange={(value) => set({ state: value })}
        />
      </div>
    </search>
  )
}
