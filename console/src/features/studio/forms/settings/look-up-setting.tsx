import { LOOK_UPS } from '@aftersale/form'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../shell/fields/field.tsx'
import { settingOf, withSetting } from '../document/form-document.ts'
import type { SettingProps } from './setting-props.ts'

const PATH = ['properties', 'lookUp']

/** Which record the text names: formulas then know it, and lists to choose from its lines. */
export function LookUpSetting({
  component,
  isReadOnly,
  onChange,
}: Pick<SettingProps, 'component' | 'isReadOnly' | 'onChange'>) {
  const { t } = useTranslation()
  return (
    <Field id="set-look-up" label={t('studioForm.lookUp.label')} hint={t('studioForm.lookUp.hint')}>
      {(ties) => (
        <Select
          {...ties}
          aria-labelledby="set-look-up-label"
          disabled={isReadOnly}
          value={String(settingOf(component, PATH))}
          options={LOOK_UPS.map((value) => ({ value, label: t(`studioForm.lookUp.${value}`) }))}
          onChange={(kind) => onChange(withSetting(component, PATH, kind), 'lookUp')}
        />
      )}
    </Field>
  )
}
