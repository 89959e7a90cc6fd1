/** One message to the echo bot, answered in the response. */
export async function askEcho(url: string, conversation = 'c', text = 'hello'): Promise<void> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: crypto.randomUUID(),
      text,
      deliveryMode: 'expectReplies',
      channelId: 'test',
      serviceUrl: 'http://127.0.0.1/',
      from: { id: 'me' },
      recipient: { id: 'bot' },
      conversation: { id: conversation },
    }),
  });
  if (response.status !== 200) throw new Error(`the echo bot answered ${response.status}`);
  await response.json();
}
