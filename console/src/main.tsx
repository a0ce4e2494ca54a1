import { createRoot } from 'react-dom/client'
import { Console } from './shell/console.tsx'
import { paintPage } from './shell/theme/use-mode.ts'
import { startTexts } from './text/i18n.ts'

paintPage()
await startTexts()

const place = document.getElementById('root')
if (place === null) throw new Error('expected the page to have an element #root')
createRoot(place).render(<Console />)
