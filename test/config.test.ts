import { expect } from 'chai';
import { parseSettings } from '../src/config.ts';
import { isHelplineError } from '../src/errors.ts';

const faultsOf = (environment: Record<string, string>): string => {
  try {
    parseSettings(environment);
    return '';
  } catch (error) {
    if (!isHelplineError(error, 'settings-invalid')) throw error;
    return error.message;
  }
};

describe('settings', () => {
  it('need none: the assistant listens on this machine and keeps its data beside it', () => {
    expect(parseSettings({})).to.include({
      port: 3978,
      host: '127.0.0.1',
      dataDir: './data',
      onLoopback: true,
      localBotFramework: false,
    });
  });

  it('take an empty one as unset', () => {
    expect(parseSettings({ PORT: '', DATABASE_URL: '' })).to.include({ port: 3978, databaseUrl: undefined });
  });

  it('list all faults at once, each with what to write', () => {
    const faults = faultsOf({
      PORT: 'many',
      DATABASE_URL: 'mysql://x',
      PUBLIC_URL: 'helpline',
      ALLOWED_ORIGINS: 'https://a.example, nonsense',
      DIRECT_LINE_SECRET: 'short',
      LOG_LEVEL: 'loud',
    });
    for (const name of ['PORT', 'DATABASE_URL', 'PUBLIC_URL', 'ALLOWED_ORIGINS', 'DIRECT_LINE_SECRET', 'LOG_LEVEL'])
      expect(faults).to.match(new RegExp(`^ {2}${name}.*: .+`, 'm'));
  });

  it('refuse the open Bot Framework door anywhere but on loopback', () => {
    expect(faultsOf({ LOCAL_BOT_FRAMEWORK: 'true', HOST: '0.0.0.0' })).to.match(/LOCAL_BOT_FRAMEWORK: .*127\.0\.0\.1/);
    expect(parseSettings({ LOCAL_BOT_FRAMEWORK: 'true' }).localBotFramework).to.equal(true);
  });

  it('keep chats for ninety days and codes for thirty, unless told otherwise; a code outlives no chat', () => {
    const standard = {
      conversationDays: 90,
      receiptDays: 30,
      deliveryDays: 14,
      codeDays: 30,
      collectedDays: 30,
      accessDays: 365,
    };
    expect(parseSettings({}).retention).to.deep.equal(standard);
    expect(parseSettings({ RETENTION_CONVERSATION_DAYS: '7' }).retention).to.deep.equal({
      ...standard,
      conversationDays: 7,
      codeDays: 7,
    });
    for (const days of ['0', '1.5', 'for ever', '-3', '99999'])
      expect(faultsOf({ RETENTION_CONVERSATION_DAYS: days }), days).to.match(/RETENTION_CONVERSATION_DAYS: .+/);
    expect(faultsOf({ QUICK_EXIT_URL: 'javascript:alert(1)' })).to.match(/QUICK_EXIT_URL: .*weather/);
  });

  it('keep origins as origins', () => {
    expect(parseSettings({ ALLOWED_ORIGINS: 'https://www.example.org/page, https://b.example' }).allowedOrigins).to.deep.equal([
      'https://www.example.org',
      'https://b.example',
    ]);
  });
});
