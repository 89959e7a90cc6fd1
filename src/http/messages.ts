import type { Answer } from './answer.ts';
import { readJson } from './read-json.ts';
import { errorAnswer } from './refusal.ts';
import type { Routes } from './routes.ts';

/** Runs an activity that a Bot Framework channel sent, and gives what the channel is answered. */
export type ProcessActivity = (
  activity: Record<string, unknown>,
  authorization: string,
) => Promise<{ readonly status: number; readonly body?: object }>;

/** The Bot Framework's own door. It knows nothing about who may come in: `processActivity` does. */
export function mountMessages(routes: Routes, processActivity: ProcessActivity): void {
  routes.post('/api/messages', async (request): Promise<Answer> => {
    const activity = await readJson(request, { maxBytes: 256 * 1024 });
    const { status, body } = await processActivity(activity, request.headers.authorization ?? '');
    if (status >= 400 && !body) return errorAnswer(status, 'activity-refused', 'This activity is not taken here.');
    return body ? { status, body } : { status };
  });
}
