/** Milliseconds without a key before what was typed is taken. */
const PAUSE = 120;

/** Listens to a search box as an input method uses it. */
export interface Typing {
  /** True in the middle of a composition. */
  composing(): boolean;
  /** Forgets a key pressed just now, whose pause is not over. */
  cancel(): void;
}

interface Listener {
  /** After a pause, with what stands in the box; never in the middle of a composition. */
  typed(): void;
  /** The form was sent: by Enter or the button. */
  submitted?(): void;
  /** At once with every change, for what must follow the caret. */
  changed?(): void;
}

/**
 * Nothing is heard in the middle of a composition, and the Enter that ends one sends no form. The
 * attribute `data-composing` says of a box that a composition is under way already.
 */
export function listenToTyping(input: HTMLInputElement, listener: Listener): Typing {
  let composing = input.hasAttribute('data-composing');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const typed = (): void => {
    clearTimeout(timer);
    if (composing) return;
    listener.changed?.();
    timer = setTimeout(listener.typed, PAUSE);
  };
  input.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(timer);
  });
  input.addEventListener('compositionend', () => {
    composing = false;
    typed();
  });
  input.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) composing = true;
    typed();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && isComposingKey(event)) event.preventDefault();
  });
  input.form?.addEventListener('submit', (event) => {
    if (composing) event.preventDefault();
    else if (listener.submitted !== undefined) {
      event.preventDefault();
      clearTimeout(timer);
      listener.submitted();
    }
  });
  return { composing: () => composing, cancel: () => clearTimeout(timer) };
}

/** True for a key that the input method has for itself; 229 is how Safari says it at the end. */
export function isComposingKey(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}
