import { expression, idOf, type JsonObject, resource, subscriptionTemplateSchema } from './arm.ts';
import { groupOutputs, groupTemplate } from './group-template.ts';
import { groupParameters } from './parameters.ts';

const groupType = 'Microsoft.Resources/resourceGroups';
const deploymentType = 'Microsoft.Resources/deployments';
const deploymentName = 'helpline';
const groupName = "parameters('resourceGroupName')";

/** The same parameters, and the name of the group; nothing is known of its place before it is there. */
const parameters = {
  resourceGroupName: {
    type: 'string',
    defaultValue: 'helpline',
    minLength: 1,
    maxLength: 90,
    metadata: { description: 'The name of the new resource group.' },
  },
  ...groupParameters,
  location: {
    type: 'string',
    defaultValue: 'uksouth',
    metadata: groupParameters.location.metadata,
  },
} as const satisfies JsonObject;

/** Hands every parameter on to the template of the group. */
const handedOn = Object.fromEntries(Object.keys(groupParameters).map((name) => [name, { value: `[parameters('${name}')]` }]));

/** What the template of the group reports, reported again. */
const outputs = Object.fromEntries(
  Object.entries(groupOutputs).map(([name, { type, metadata }]) => [
    name,
    { type, value: `[reference(${deploymentId()}, '2025-04-01').outputs.${name}.value]`, metadata },
  ]),
);

function deploymentId(): string {
  return `resourceId(${groupName}, '${deploymentType}', '${deploymentName}')`;
}

/** The template that makes a group of resources first, and then everything in it. */
export const subscriptionTemplate = {
  $schema: subscriptionTemplateSchema,
  contentVersion: '1.0.0.0',
  parameters,
  resources: [
    resource(groupType, { name: expression(groupName), location: "[parameters('location')]" }),
    resource(deploymentType, {
      name: deploymentName,
      resourceGroup: expression(groupName),
      properties: {
        mode: 'Incremental',
        // Names and parameters inside are its own.
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: handedOn,
        template: groupTemplate,
      },
      dependsOn: [expression(idOf(groupType, groupName))],
    }),
  ],
  outputs,
} as const;
