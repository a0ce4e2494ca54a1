import { createRoot } from 'react-dom/client'
import { Console } from './shell/console.tsx'
import { reloadAfterRelease } from './shell/reload-after-release.ts'
import { loadAntdLocale } from './shell/theme/antd-locales.ts'
import { paintPage } from './shell/theme/use-mode.ts'
import { startTexts } from './text/i18n.ts'
import { preferredLanguage } from './text/language.ts'

paintPage()
reloadAfterRelease()
await Promise.all([startTexts(), loadAntdLocale(preferredLanguage())])

const place = document.getElementById('root')
if (place === null) throw new Error('expected the page to have an element #root')
createRoot(place).render(<Console />)
