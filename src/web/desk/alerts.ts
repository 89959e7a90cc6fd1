import { element } from '../chat/dom.ts';
import { button } from './controls.ts';
import { words } from './desk-words.ts';

const storageKey = 'helpline-desk-alerts';

interface Chosen {
  readonly sound: boolean;
  readonly notify: boolean;
}

/** Makes itself heard when a family comes or writes: by a short sound and a note on the desktop, each of which can be turned off. */
export class Alerts {
  readonly root: HTMLElement = element('div', { class: 'alerts' });
  private chosen: Chosen = readChosen();
  private readonly say: (line: string) => void;
  private audio: AudioContext | undefined;

  constructor(say: (line: string) => void) {
    this.say = say;
    this.draw();
  }

  /** Nothing of what a family said: a note stands on a screen that others may see. */
  alert(line: string): void {
    if (this.chosen.sound) this.beep();
    if (this.chosen.notify && document.hidden && 'Notification' in window && Notification.permission === 'granted') {
      const note = new Notification(words.desk, { body: line, tag: 'helpline-desk' });
      note.onclick = () => window.focus();
    }
  }

  private draw(): void {
    const sound = button(words.sound, () => this.choose({ sound: !this.chosen.sound }), { class: 'toggle' });
    sound.setAttribute('aria-pressed', String(this.chosen.sound));
    const notify = button(words.notify, () => void this.toggleNotify(), { class: 'toggle' });
    notify.setAttribute('aria-pressed', String(this.chosen.notify));
    const hadFocus = [...this.root.children].indexOf(document.activeElement as Element);
    this.root.replaceChildren(sound, notify);
    if (hadFocus >= 0) (this.root.children[hadFocus] as HTMLElement).focus();
  }

  private choose(change: Partial<Chosen>): void {
    this.chosen = { ...this.chosen, ...change };
    saveChosen(this.chosen);
    this.draw();
    if (change.sound) this.beep();
  }

  /** Browsers ask the person once, and only after they pressed something. */
  private async toggleNotify(): Promise<void> {
    if (this.chosen.notify) return this.choose({ notify: false });
    const permission = 'Notification' in window ? await Notification.requestPermission() : 'denied';
    if (permission === 'granted') this.choose({ notify: true });
    else this.say(words.notifyDenied);
  }

  private beep(): void {
    try {
      this.audio ??= new AudioContext();
      const { audio } = this;
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = 660;
      volume.gain.setValueAtTime(0.15, audio.currentTime);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.4);
      tone.connect(volume).connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + 0.4);
    } catch {
      // A browser without sound: the list says it all the same.
    }
  }
}

function readChosen(): Chosen {
  try {
    return { sound: true, notify: false, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Chosen>) };
  } catch {
    return { sound: true, notify: false };
  }
}

function saveChosen(chosen: Chosen): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(chosen));
  } catch {
    // Forbidden here: it counts until the page is left.
  }
}
