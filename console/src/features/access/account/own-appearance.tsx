import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ChosenMode, chooseMode, useChosenMode } from '../../../shell/theme/use-mode.ts'
import styles from './account.module.css'

const MODES: readonly ChosenMode[] = ['system', 'light', 'dark']

/** Light or dark, in this browser. */
export function OwnAppearance() {
  const { t } = useTranslation()
  const chosen = useChosenMode()
  return (
    <section className={styles.card} aria-labelledby="account-appearance">
      <h2 id="account-appearance">{t('account.appearance')}</h2>
      <Radio.Group
        value={chosen}
        onChange={({ target }) => chooseMode(target.value as ChosenMode)}
        options={MODES.map((value) => ({ value, label: t(`account.modes.${value}`) }))}
      />
    </section>
  )
}
