import { createRoot } from 'react-dom/client'
import { Portal } from './portal.tsx'

const place = document.getElementById('root')
if (place === null) throw new Error('expected the page to have an element #root')
createRoot(place).render(<Portal />)
