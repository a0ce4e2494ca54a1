import type { Route } from '../route.ts'
import { absenceRoutes } from './absences.ts'
import { accessRoutes } from './access.ts'
import { accountRoutes } from './accounts.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { attachmentRoutes } from './attachments.ts'
import { auditRoutes } from './audit.ts'
import { automationRoutes } from './automations.ts'
import { calendarRoutes } from './calendars.ts'
import { caseContextRoutes } from './case-context.ts'
import { caseLinkRoutes } from './case-links.ts'
import { caseNewsRoutes } from './case-news.ts'
import { caseTypeRoutes } from './case-types.ts'
import { caseRoutes } from './cases.ts'
import { clockRoutes } from './clocks.ts'
import { conversationRoutes } from './conversations.ts'
import { copyRoutes } from './copies.ts'
import { countRoutes } from './counts.ts'
import { customerRoutes } from './customers.ts'
import { definitionRoutes } from './definitions.ts'
import { exchangeRoutes } from './exchanges.ts'
import { fieldRoutes } from './fields.ts'
import { incidentRoutes } from './incidents.ts'
import { instanceRoutes } from './instances.ts'
import { intakeRoutes } from './intake.ts'
import { invoiceRoutes } from './invoices.ts'
import { jobRoutes } from './jobs.ts'
import { listRoutes } from './lists.ts'
import { liveRoutes } from './live.ts'
import { lookUpRoutes } from './look-ups.ts'
import { manyTaskRoutes } from './many-tasks.ts'
import { messageTemplateRoutes } from './message-templates.ts'
import { messageRoutes } from './messages.ts'
import { orderRoutes } from './orders.ts'
import { parcelRoutes } from './parcels.ts'
import { personRoutes } from './persons.ts'
import { pilotRoutes } from './pilots.ts'
import { portalRoutes } from './portal.ts'
import { portalSettingsRoutes } from './portal-settings.ts'
import { printRoutes } from './prints.ts'
import { productRoutes } from './products.ts'
import { providerRoutes } from './providers.ts'
import { readRoutes } from './reads.ts'
import { refundRoutes } from './refunds.ts'
import { repairPriceRoutes } from './repair-prices.ts'
import { repairRoutes } from './repairs.ts'
import { reportRoutes } from './reports.ts'
import { returnedGoodsRoutes } from './returned-goods.ts'
import { returnRoutes } from './returns.ts'
import { roleRoutes } from './roles.ts'
import { serviceRoutes } from './service.ts'
import { signOnRoutes } from './sign-on.ts'
import { stockRoutes } from './stock.ts'
import { stockListRoutes } from './stock-lists.ts'
import { studioRoutes } from './studio.ts'
import { studioDraftRoutes } from './studio-drafts.ts'
import { taskRoutes } from './tasks.ts'
import { trafficRoutes } from './traffic.ts'
import { trialRoutes } from './trials.ts'
import { unitRoutes } from './units.ts'
import { webhookDeliveryRoutes } from './webhook-deliveries.ts'
import { wordRoutes } from './words.ts'

/** Every route of the API by its name. */
export const routes = {
  ...serviceRoutes,
  ...readRoutes,
  ...accessRoutes,
  ...apiKeyRoutes,
  ...signOnRoutes,
  ...personRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...roleRoutes,
  ...caseRoutes,
  ...caseContextRoutes,
  ...caseTypeRoutes,
  ...caseNewsRoutes,
  ...conversationRoutes,
  ...caseLinkRoutes,
  ...automationRoutes,
  ...webhookDeliveryRoutes,
  ...attachmentRoutes,
  ...printRoutes,
  ...clockRoutes,
  ...messageTemplateRoutes,
  ...taskRoutes,
  ...lookUpRoutes,
  ...manyTaskRoutes,
  ...copyRoutes,
  ...liveRoutes,
  ...absenceRoutes,
  ...intakeRoutes,
  ...orderRoutes,
  ...returnRoutes,
  ...returnedGoodsRoutes,
  ...refundRoutes,
  ...exchangeRoutes,
  ...stockRoutes,
  ...stockListRoutes,
  ...productRoutes,
  ...unitRoutes,
  ...repairRoutes,
  ...repairPriceRoutes,
  ...customerRoutes,
  ...fieldRoutes,
  ...wordRoutes,
  ...countRoutes,
  ...reportRoutes,
  ...listRoutes,
  ...jobRoutes,
  ...definitionRoutes,
  ...trafficRoutes,
  ...studioDraftRoutes,
  ...studioRoutes,
  ...trialRoutes,
  ...pilotRoutes,
  ...calendarRoutes,
  ...instanceRoutes,
  ...incidentRoutes,
  ...messageRoutes,
  ...providerRoutes,
  ...parcelRoutes,
  ...invoiceRoutes,
  ...portalRoutes,
  ...portalSettingsRoutes,
}

/** The same as a list, in the order of the documentation. */
export const routeList: readonly Route[] = Object.values(routes)
