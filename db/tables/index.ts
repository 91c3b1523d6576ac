import { createReceivables } from '../receivables.ts'
import type { Tx } from '../rows.ts'
import { actions, createActionStore } from './actions.ts'
import { activities, createActivityStore } from './activities.ts'
import { adapterValues, createAdapterValueStore } from './adapter-values.ts'
import { agentLogs, createAgentLogStore } from './agent-logs.ts'
import { agentTasks, createAgentTaskStore } from './agent-tasks.ts'
import { agents, createAgentSettingStore } from './agents.ts'
import { alerts, createAlertStore } from './alerts.ts'
import { apiTokens, createApiTokenStore } from './api-tokens.ts'
import { approvalDelegations, createApprovalDelegationStore } from './approval-delegations.ts'
import { approvals, createApprovalStore } from './approvals.ts'
import { auditLog, createAuditEntryStore } from './audit-log.ts'
import { bills, createBillStore } from './bills.ts'
import { budgets, createBudgetStore } from './budgets.ts'
import { campaigns, createCampaignStore } from './campaigns.ts'
import { cashAccounts, createCashAccountStore } from './cash-accounts.ts'
import { certifications, createCertificationStore } from './certifications.ts'
import { changeOrders, createChangeOrderStore } from './change-orders.ts'
import { channelReads, createChannelReadStore } from './channel-reads.ts'
import { channels, createChannelStore } from './channels.ts'
import { clients, createClientStore } from './clients.ts'
import { connections, createConnectionStore } from './connections.ts'
import { consents, createConsentStore } from './consents.ts'
import { conversations, createConversationStore } from './conversations.ts'
import { costCodes, createCostCodeStore } from './cost-codes.ts'
import { costEntries, createCostEntryStore } from './cost-entries.ts'
import { createDeficiencyStore, deficiencies } from './deficiencies.ts'
import { createDocumentStore, documents } from './documents.ts'
import { createEstimateStore, estimates } from './estimates.ts'
import { createEventStore, events } from './events.ts'
import { createExpenseStore, expenses } from './expenses.ts'
import { createFeedbackStore, feedback } from './feedback.ts'
import { createFileStore, files } from './files.ts'
import { createForecastStore, forecasts } from './forecasts.ts'
import { createGoalStore, goals } from './goals.ts'
import { createHoldbackStore, holdbacks } from './holdbacks.ts'
import { createIdentityStore, identities } from './identities.ts'
import { createIncidentStore, incidents } from './incidents.ts'
import { createIntegrationStore, integrations } from './integrations.ts'
import { createInvoiceLineStore, invoiceLines } from './invoice-lines.ts'
import { createInvoiceStore, invoices } from './invoices.ts'
import { createKpiDefinitionStore, kpiDefinitions } from './kpi-definitions.ts'
import { createKpiSnapshotStore, kpiSnapshots } from './kpi-snapshots.ts'
import { createLeadStore, leads } from './leads.ts'
import { createLiabilityStore, liabilities } from './liabilities.ts'
import { createMessageStore, messages } from './messages.ts'
import { createNotificationStore, notifications } from './notifications.ts'
import { createNumberSeriesStore, numberSeries } from './number-series.ts'
import { createOneTimeCodeStore, oneTimeCodes } from './one-time-codes.ts'
import { createOpportunityStore, opportunities } from './opportunities.ts'
import { createOrganizationStore, organizations } from './organizations.ts'
import { createOutboxItemStore, outbox } from './outbox.ts'
import { createPayApplicationStore, payApplications } from './pay-applications.ts'
import { createPaymentStore, payments } from './payments.ts'
import { createPersonStore, persons } from './persons.ts'
import { createPostStore, posts } from './posts.ts'
import { createProjectStore, projects } from './projects.ts'
import { createPurchaseOrderStore, purchaseOrders } from './purchase-orders.ts'
import { createQuoteStore, quotes } from './quotes.ts'
import { createRecordStore, records } from './records.ts'
import { createReportTemplateStore, reportTemplates } from './report-templates.ts'
import { createRouteStore, routes } from './routes.ts'
import { createScheduleRunStore, scheduleRuns } from './schedule-runs.ts'
import { createScheduleStore, schedules } from './schedules.ts'
import { createSiteLogStore, siteLogs } from './site-logs.ts'
import { createSovLineStore, sovLines } from './sov-lines.ts'
import { createSubcontractStore, subcontracts } from './subcontracts.ts'
import { createSurfaceStore, surfaces } from './surfaces.ts'
import { createSurveyStore, surveys } from './surveys.ts'
import { createTaskDependencyStore, taskDependencies } from './task-dependencies.ts'
import { createTaskStore, tasks } from './tasks.ts'
import { createTaxPeriodStore, taxPeriods } from './tax-periods.ts'
import { createTimeEntryStore, timeEntries } from './time-entries.ts'
import { createVendorStore, vendors } from './vendors.ts'
import { createWorkspaceStore, workspaces } from './workspaces.ts'

/** Every table, each after those that it refers to: the order in which a backup can be loaded. */
export const allTables = {
  organizations,
  files,
  persons,
  identities,
  apiTokens,
  oneTimeCodes,
  workspaces,
  adapterValues,
  clients,
  projects,
  channels,
  channelReads,
  conversations,
  approvals,
  approvalDelegations,
  messages,
  feedback,
  routes,
  events,
  outbox,
  surfaces,
  actions,
  auditLog,
  schedules,
  scheduleRuns,
  notifications,
  agents,
  agentTasks,
  agentLogs,
  integrations,
  connections,
  tasks,
  timeEntries,
  quotes,
  invoices,
  invoiceLines,
  payments,
  holdbacks,
  changeOrders,
  payApplications,
  sovLines,
  vendors,
  bills,
  expenses,
  siteLogs,
  budgets,
  costEntries,
  campaigns,
  leads,
  posts,
  surveys,
  goals,
  kpiDefinitions,
  kpiSnapshots,
  documents,
  reportTemplates,
  taxPeriods,
  incidents,
  deficiencies,
  cashAccounts,
  liabilities,
  numberSeries,
  opportunities,
  estimates,
  subcontracts,
  purchaseOrders,
  activities,
  taskDependencies,
  costCodes,
  certifications,
  alerts,
  forecasts,
  consents,
  records,
}

/** The queries of every table, bound to one transaction and one organization. */
export function createStores(tx: Tx, organization: string) {
  return {
    organizations: createOrganizationStore(tx, organization),
    files: createFileStore(tx, organization),
    persons: createPersonStore(tx, organization),
    identities: createIdentityStore(tx, organization),
    apiTokens: createApiTokenStore(tx, organization),
    oneTimeCodes: createOneTimeCodeStore(tx, organization),
    workspaces: createWorkspaceStore(tx, organization),
    adapterValues: createAdapterValueStore(tx, organization),
    clients: createClientStore(tx, organization),
    projects: createProjectStore(tx, organization),
    channels: createChannelStore(tx, organization),
    channelReads: createChannelReadStore(tx, organization),
    conversations: createConversationStore(tx, organization),
    messages: createMessageStore(tx, organization),
    feedback: createFeedbackStore(tx, organization),
    routes: createRouteStore(tx, organization),
    events: createEventStore(tx, organization),
    outbox: createOutboxItemStore(tx, organization),
    approvals: createApprovalStore(tx, organization),
    approvalDelegations: createApprovalDelegationStore(tx, organization),
    surfaces: createSurfaceStore(tx, organization),
    actions: createActionStore(tx, organization),
    auditLog: createAuditEntryStore(tx, organization),
    schedules: createScheduleStore(tx, organization),
    scheduleRuns: createScheduleRunStore(tx, organization),
    notifications: createNotificationStore(tx, organization),
    agents: createAgentSettingStore(tx, organization),
    agentTasks: createAgentTaskStore(tx, organization),
    agentLogs: createAgentLogStore(tx, organization),
    integrations: createIntegrationStore(tx, organization),
    connections: createConnectionStore(tx, organization),
    tasks: createTaskStore(tx, organization),
    timeEntries: createTimeEntryStore(tx, organization),
    quotes: createQuoteStore(tx, organization),
    invoices: createInvoiceStore(tx, organization),
    invoiceLines: createInvoiceLineStore(tx, organization),
    payments: createPaymentStore(tx, organization),
    receivables: createReceivables(tx, organization),
    holdbacks: createHoldbackStore(tx, organization),
    changeOrders: createChangeOrderStore(tx, organization),
    payApplications: createPayApplicationStore(tx, organization),
    sovLines: createSovLineStore(tx, organization),
    vendors: createVendorStore(tx, organization),
    bills: createBillStore(tx, organization),
    expenses: createExpenseStore(tx, organization),
    siteLogs: createSiteLogStore(tx, organization),
    budgets: createBudgetStore(tx, organization),
    costEntries: createCostEntryStore(tx, organization),
    campaigns: createCampaignStore(tx, organization),
    leads: createLeadStore(tx, organization),
    posts: createPostStore(tx, organization),
    surveys: createSurveyStore(tx, organization),
    goals: createGoalStore(tx, organization),
    kpiDefinitions: createKpiDefinitionStore(tx, organization),
    kpiSnapshots: createKpiSnapshotStore(tx, organization),
    documents: createDocumentStore(tx, organization),
    reportTemplates: createReportTemplateStore(tx, organization),
    taxPeriods: createTaxPeriodStore(tx, organization),
    incidents: createIncidentStore(tx, organization),
    deficiencies: createDeficiencyStore(tx, organization),
    cashAccounts: createCashAccountStore(tx, organization),
    liabilities: createLiabilityStore(tx, organization),
    numberSeries: createNumberSeriesStore(tx, organization),
    opportunities: createOpportunityStore(tx, organization),
    estimates: createEstimateStore(tx, organization),
    subcontracts: createSubcontractStore(tx, organization),
    purchaseOrders: createPurchaseOrderStore(tx, organization),
    activities: createActivityStore(tx, organization),
    taskDependencies: createTaskDependencyStore(tx, organization),
    costCodes: createCostCodeStore(tx, organization),
    certifications: createCertificationStore(tx, organization),
    alerts: createAlertStore(tx, organization),
    forecasts: createForecastStore(tx, organization),
    consents: createConsentStore(tx, organization),
    records: createRecordStore(tx, organization),
  }
}

export type Stores = ReturnType<typeof createStores>
