import { DatabaseSync } from 'node:sqlite';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

/**
 * The baseline: Bot Framework's own echo bot, as its samples write it. With a file's name as its argument it is a durable
 * one: message and reply are committed to SQLite (WAL, synchronous=FULL) before the answer goes out.
 */
const [file] = process.argv.slice(2);
const save = file ? openJournal(file) : () => undefined;

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const reply = `Echo: ${context.activity.text}`;
  save(context.activity.conversation.id, context.activity.text, reply);
  await context.sendActivity(reply);
  await next();
});

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  const { body, headers } = request;
  await adapter.process({ body, headers, method: 'POST' }, response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`Chat page  ${server.url}/chat\n`));

function openJournal(name: string): (conversation: string, text: string, reply: string) => void {
  const database = new DatabaseSync(name);
  database.exec('pragma journal_mode=wal; pragma synchronous=full; create table journal (conversation text, body text)');
  const insert = database.prepare('insert into journal values (?, ?)');
  return (conversation, text, reply) => {
    database.exec('begin');
    insert.run(conversation, text);
    insert.run(conversation, reply);
    database.exec('commit');
  };
}
