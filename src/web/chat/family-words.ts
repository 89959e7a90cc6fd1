/** What the panel says where a family does something with its own chat: save it, come back to it, have it deleted. */
export const familyWords = {
  back: 'Back',
  backToChat: 'Back to the chat',
  menu: 'Menu',
  leave: 'Leave now',
  leaveHint: 'Goes at once to another website, and clears this chat from the tab. You can also press Shift three times.',
  leaveMore: (count: number) => `Press Shift ${count} more ${count === 1 ? 'time' : 'times'} to leave.`,
  toTalk: 'To talk to a person, call',
  tryAgain: 'That did not work just now. Please try again in a moment.',
  over: 'This chat has ended, so nothing more can be done with it here.',
  working: 'One moment…',
  newMessage: 'There is a new message in the chat.',

  noticeTitle: 'Before you write',
  noticeMore: 'Read who sees this, and what you can do',
  noticeFull: 'Your privacy in this chat',
  version: (version: string) => `Version ${version}`,

  continueTitle: 'Come back later',
  continueLead:
    'Make a code to open this chat again later, or on another phone or computer. Whoever has the code can read the chat, so keep it safe.',
  makeCode: 'Make a code',
  newCode: 'Make a new code',
  newCodeHint: 'A new code replaces the old one.',
  yourCode: 'Your code',
  codeUntil: (date: string) => `It is good until ${date}. You can use it as often as you like.`,
  howToUse: 'To come back, open this chat, choose Menu, then “I have a code”. Or open this link:',
  linkLabel: 'Link to this chat',
  copyLink: 'Copy the link',
  stopCode: 'Switch the code off',
  codeStopped: 'The code is switched off. It opens nothing any more.',

  haveCodeTitle: 'I have a code',
  haveCodeLead: 'Type the code that you were given, to go on with that chat here.',
  codeLabel: 'Your code',
  codeHint: '8 letters and digits, such as 7K2M-9XQ4. Small letters will do.',
  codeEmpty: 'Type your code first.',
  openChat: 'Open the chat',

  saveTitle: 'Save or print this chat',
  saveLead: 'This is the whole chat as text. On a shared phone or computer, others may find a file that you save.',
  saveLabel: 'This chat as text',
  saveFile: 'Save as a file',
  copyAll: 'Copy it all',
  print: 'Print',
  saved: 'Saved in your downloads.',
  copied: 'Copied.',
  notCopied: 'It could not be copied. Press and hold the text to copy it yourself.',
  transcriptTitle: 'Chat with the helpline assistant',
  you: 'You:',
  assistant: 'Helpline assistant:',

  dataTitle: 'What is held about me',
  dataLead: 'This is all that this service holds about you. It does not know your name unless you wrote it.',
  dataGone: (date: string) => `If you write nothing more, all of it is deleted on ${date}.`,
  dataCollected: 'What a guide keeps for you',
  dataCollectedUntil: (date: string) => `Kept for this guide until ${date}`,
  dataFile: 'Save it all as a file',
  dataWords: 'What was written, word for word',

  forgetTitle: 'Delete everything about me',
  forgetLead: 'This deletes all that is held about you here, at once:',
  forgetList: [
    'this chat, here and on every other phone or computer where it is open',
    'your code to come back, if you made one',
    'a call that you asked for: nobody rings you then',
    'what you said to a person of the charity here',
    'all that the service noted about your messages',
  ],
  forgetWarn: 'It cannot be undone. Nothing of anybody else is deleted. If you want to keep the chat, save it first.',
  forgetOthers: 'Chats that you began and cleared before are not part of this one. They are deleted when their time is over.',
  forgetButton: 'Delete everything now',
  forgottenTitle: 'Everything is deleted',
  forgotten:
    'All that was held about you and this chat is deleted, and this tab has forgotten it too. Copies that are made in case something breaks may be kept a little longer.',
  forgetEnded: 'This chat was deleted before, or has ended. Nothing of it is left in this tab now.',
  startNew: 'Start a new chat',

  clearTitle: 'Clear this chat',
  clearLead:
    'This takes the chat off this screen, and begins a new one. The service keeps the old one until its time is over, and only a code opens it again.',
  clearOr: 'To have it deleted as well, choose “Delete everything about me” instead.',
  clearButton: 'Clear this chat',
  cleared: 'This is a new chat.',

  idleTitle: 'Are you still there?',
  idle: 'If others use this phone or computer, clear this chat or leave when you have finished. When this tab is closed, only a code brings the chat back.',
  idleStay: 'I am still here',
} as const;

/** What the rows of a table are, in words, for the person whose rows they are. */
export const tableWords: Readonly<Record<string, (count: number) => string>> = {
  conversations: (count) => counted(count, 'chat', 'chats'),
  log: (count) =>
    `${counted(count, 'line', 'lines')}: what you wrote and pressed, what you were told, and which answer was chosen`,
  turns: (count) => `${counted(count, 'receipt', 'receipts')}, so that no message counts twice`,
  timers: (count) => `${counted(count, 'reminder', 'reminders')} for the program`,
  outbox: (count) => `${counted(count, 'message', 'messages')} still to be delivered`,
  continue_codes: (count) => `${counted(count, 'code', 'codes')} to come back to this chat`,
  handoffs: (count) =>
    `${counted(count, 'note', 'notes')} of when a person was offered or asked for, with the summary that you shared`,
  callbacks: (count) => `${counted(count, 'call', 'calls')} that you asked for`,
  alerts: (count) => `${counted(count, 'reminder', 'reminders')} for the people of the charity`,
  desk_threads: (count) => `${counted(count, 'note', 'notes')} of where the charity’s people answer you`,
  desk_blocks: (count) => `${counted(count, 'note', 'notes')} that chats with a person are stopped`,
  notice_acceptances: (count) => `${counted(count, 'note', 'notes')} of the privacy notice that you went on under`,
};

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
