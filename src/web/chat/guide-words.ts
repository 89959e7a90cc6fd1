/** The lines that the panel itself says about a guided dialog and its list. */
export const guideWords = {
  controls: 'Ways about in this guide',
  tools: 'Keep this list',
  copy: 'Copy',
  copied: 'Copied. You can paste it anywhere.',
  copyByHand: 'Your browser did not let us copy it. The list is marked: copy it from there.',
  save: 'Save as a file',
  saved: 'Saved where your browser puts downloads.',
  print: 'Print',
};
