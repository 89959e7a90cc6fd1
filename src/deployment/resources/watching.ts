import { expression, idOf, type Resource, resource, theName } from '../arm.ts';
import { readyPath } from '../runtime.ts';

const workspaceType = 'Microsoft.OperationalInsights/workspaces';
const componentType = 'Microsoft.Insights/components';
const testType = 'Microsoft.Insights/webtests';
const peopleType = 'Microsoft.Insights/actionGroups';
const componentId = idOf(componentType, theName);
const testId = idOf(testType, theName);
const peopleId = idOf(peopleType, theName);

/** Where logs are kept, as an expression. */
export const workspaceId = idOf(workspaceType, theName);

/**
 * Where logs go, and who asks from outside whether families are served. Application Insights watches the address and no
 * more: its agent is not installed, since it would keep every request with the address of who sent it.
 */
export const watchingResources: readonly Resource[] = [
  resource(workspaceType, {
    name: expression(theName),
    location: "[parameters('location')]",
    properties: { sku: { name: 'PerGB2018' }, retentionInDays: "[parameters('logDays')]", workspaceCapping: { dailyQuotaGb: 1 } },
  }),
  resource(componentType, {
    name: expression(theName),
    location: "[parameters('location')]",
    kind: 'web',
    properties: {
      Application_Type: 'web',
      WorkspaceResourceId: expression(workspaceId),
      IngestionMode: 'LogAnalytics',
      DisableIpMasking: false,
      DisableLocalAuth: true,
    },
    dependsOn: [expression(workspaceId)],
  }),
  resource(peopleType, {
    name: expression(theName),
    location: 'global',
    properties: {
      groupShortName: 'helpline',
      enabled: true,
      emailReceivers: [{ name: 'on-watch', emailAddress: "[parameters('alertEmail')]", useCommonAlertSchema: true }],
    },
  }),
  resource(testType, {
    name: expression(theName),
    location: "[parameters('location')]",
    tags: { [`[concat('hidden-link:', ${componentId})]`]: 'Resource' },
    kind: 'standard',
    properties: {
      SyntheticMonitorId: expression(theName),
      Name: 'Families are served',
      Enabled: true,
      Frequency: 300,
      Timeout: 30,
      RetryEnabled: true,
      Kind: 'standard',
      // Amsterdam, Dublin and London.
      Locations: ['emea-nl-ams-azr', 'emea-gb-db3-azr', 'emea-ru-msa-edge'].map((Id) => ({ Id })),
      Request: { RequestUrl: `[concat(variables('publicUrl'), '${readyPath}')]`, HttpVerb: 'GET', ParseDependentRequests: false },
      ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 7 },
    },
    dependsOn: [expression(componentId)],
  }),
  resource('Microsoft.Insights/metricAlerts', {
    name: expression(theName),
    location: 'global',
    properties: {
      description: 'Two places at once can’t reach the helpline assistant, or its database does not answer.',
      severity: 1,
      enabled: true,
      scopes: [expression(testId), expression(componentId)],
      evaluationFrequency: 'PT1M',
      windowSize: 'PT5M',
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria',
        webTestId: expression(testId),
        componentId: expression(componentId),
        failedLocationCount: 2,
      },
      actions: [{ actionGroupId: expression(peopleId) }],
    },
    dependsOn: [testId, componentId, peopleId].map(expression),
  }),
];
