/** What the panel says around a chat with a person of the charity. The conversation itself says the rest. */
export const personWords = {
  bar: 'Who you are talking with',
  waiting: 'You are in the queue for a person.',
  talking: (name: string) => `You are talking with ${name}, a person.`,
  writing: (name: string) => `${name} is writing…`,
  said: (name: string) => `${name} said:`,
  person: (name: string) => `${name}, a person`,
  place: 'My place',
  otherWays: 'Other ways',
  leave: 'Leave',
  leaveTalk: 'Leave, and go back to the helper',
  summary: 'My summary',
  left: (count: number) => `You can write ${count} more characters here.`,
};
