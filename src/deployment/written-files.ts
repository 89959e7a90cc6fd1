import { groupTemplate } from './group-template.ts';
import { subscriptionTemplate } from './subscription-template.ts';

/** A file that is written from the source, and must never be edited by hand. */
export interface WrittenFile {
  /** Below `deploymentTemplates`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Both templates. The parameter files are not among them: those are for whoever deploys to fill in. */
export const writtenFiles: readonly WrittenFile[] = [
  { path: 'deployUseExistResourceGroup/template-with-rg.json', text: formatJson(groupTemplate) },
  { path: 'deployWithNewResourceGroup/template-new-rg.json', text: formatJson(subscriptionTemplate) },
];

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
