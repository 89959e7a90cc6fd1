/** Sends what stands in the box by Enter or by the form's button; Shift+Enter begins a new line. */
export function sendOnEnter(form: HTMLFormElement, box: HTMLTextAreaElement, send: () => void): void {
  const take = (event: Event) => {
    event.preventDefault();
    send();
  };
  form.addEventListener('submit', take);
  box.addEventListener('keydown', (event) => {
    // While a word is being composed (Chinese, Japanese ...), Enter belongs to the word.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) take(event);
  });
}
